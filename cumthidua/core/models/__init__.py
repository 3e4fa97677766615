from .attachments import Attachment, AttachmentLink
from .audit import AuditChain, AuditEvent, RefusedAct
from .documents import Document
from .history import CellChange
from .jobs import Job
from .notices import Notice, OutboxMail
from .users import User

__all__ = [
    "Attachment",
    "AttachmentLink",
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
