"""The runtime that computes the network, with its reports to its maker switched off before it is loaded.

From 1.29 on onnxruntime tells Microsoft what it runs, under an id that it keeps in the home folder, unless the environment
forbids it. Whatever needs onnxruntime takes it from here.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state as _errors

__all__ = ["UNLOADABLE", "InferenceSession", "SessionOptions"]

onnxruntime.disable_telemetry_events()  # where another part of the program has loaded it before

UNLOADABLE = (
    _errors.Fail,
    _errors.InvalidArgument,
    _errors.InvalidGraph,
    _errors.InvalidProtobuf,
    _errors.NoSuchFile,
    _errors.NotImplemented,
)
"""What it raises for weights that cannot be loaded."""
