"""The reader network at run time: features, labels, decoding."""
