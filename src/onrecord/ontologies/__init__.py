"""PLOVER, CAMEO and the crosswalk, as data."""
