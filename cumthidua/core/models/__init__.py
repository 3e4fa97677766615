from .attachments import Attachment
from .audit import AuditChain, AuditEvent, RefusedAct
from .documents import Document
from .history import CellChange
from .jobs import Job
from .notices import Notice, OutboxMail
from .users import User

__all__ = [
    "Attachment",
    "AuditChain",
    "AuditEvent",
    "CellChange",
    "Document",
    "Job",
    "Notice",
    "OutboxMail",
    "RefusedAct",
    "User",
]
