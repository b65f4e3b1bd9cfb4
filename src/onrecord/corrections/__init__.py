"""What people change in a record: corrections as values, put onto a reading, counted for agreement."""

from onrecord.corrections.agreement import Agreement, agreement, cohen_kappa, krippendorff_alpha
from onrecord.corrections.apply import Applied, corrected
from onrecord.corrections.correction import (
    ACTOR_FIELDS,
    EVENT_FIELDS,
    Correction,
    Target,
    actor_target,
    checked,
    event_target,
)
from onrecord.corrections.gold import from_label_studio, from_webanno_tsv, gold, label_studio, webanno_tsv

__all__ = [
    "ACTOR_FIELDS",
    "EVENT_FIELDS",
    "Agreement",
    "Applied",
    "Correction",
    "Target",
    "actor_target",
    "agreement",
    "checked",
    "cohen_kappa",
    "corrected",
    "event_target",
    "from_label_studio",
    "from_webanno_tsv",
    "gold",
    "krippendorff_alpha",
    "label_studio",
    "webanno_tsv",
]
