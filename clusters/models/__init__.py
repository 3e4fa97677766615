from .catalogue import Catalogue, Formula, Indicator, IndicatorGroup, Rule
from .clusters import Cluster, ClusterDuty, ClusterYear, ClusterYearMember, Duty, Membership
from .events import Activity, Conference, Handover
from .periods import Period, PeriodKind

__all__ = [
    "Activity",
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
    "Membership",
    "Period",
    "PeriodKind",
    "Rule",
]
