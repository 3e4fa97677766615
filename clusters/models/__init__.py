from .catalogue import (
    Aggregation,
    Catalogue,
    Formula,
    Indicator,
    IndicatorGroup,
    Level,
    Rule,
    ValueKind,
)
from .clusters import Cluster, ClusterDuty, ClusterYear, ClusterYearMember, Duty, Membership
from .events import Activity, Conference, Handover
from .periods import Period, PeriodKind

__all__ = [
    "Activity",
    "Aggregation",
    "Catalogue",
    "Cluster",
    "ClusterDuty",
    "ClusterYear",
    "ClusterYearMember",
    "Conference",
    "Duty",
    "Formula",
    "Handover",
    "Indicator",
    "IndicatorGroup",
    "Level",
    "Membership",
    "Period",
    "PeriodKind",
    "Rule",
    "ValueKind",
]
