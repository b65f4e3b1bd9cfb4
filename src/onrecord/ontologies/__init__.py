"""PLOVER, CAMEO and the crosswalk, as data."""

import hashlib
from functools import cache
from importlib.resources import files

from onrecord.ontologies.cameo import CameoCode, Plovered, cameo, cameo_codes, goldstein, to_cameo, to_plover
from onrecord.ontologies.manner import conceded, declined, intended, threatened
from onrecord.ontologies.plover import (
    OFFICIAL,
    EventType,
    Mode,
    auxiliary_modes,
    contexts,
    event_type,
    event_types,
    modes,
    quad,
    score,
    sectors,
)

__all__ = [
    "OFFICIAL",
    "VERSION",
    "CameoCode",
    "EventType",
    "Mode",
    "Plovered",
    "auxiliary_modes",
    "cameo",
    "cameo_codes",
    "conceded",
    "contexts",
    "declined",
    "digest",
    "event_type",
    "event_types",
    "goldstein",
    "intended",
    "modes",
    "quad",
    "score",
    "sectors",
    "threatened",
    "to_cameo",
    "to_plover",
]

VERSION = "PLOVER-2.0/CAMEO-1.1b3"


@cache
def digest() -> str:
    """SHA-256 of the data files, the same on every machine: it tells one state of the ontology from another."""
    state = hashlib.sha256()
    for name in ("cameo.tsv", "plover.json"):
        data = files(__package__).joinpath(name).read_bytes().replace(b"\r\n", b"\n")
        state.update(name.encode() + b"\0" + data + b"\0")
    return state.hexdigest()
