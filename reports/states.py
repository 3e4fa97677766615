"""The steps of a filing, as data. Buttons, permissions, audit texts and tests come from this table."""

from django.db import models

from cumthidua.core.workflow import StateDisplay, Transition, Workflow

from . import rules


class FilingState(models.TextChoices):
    DRAFT = "draft", "Đang nhập"
    SUBMITTED = "submitted", "Chờ Hiệu trưởng xác nhận"
    CERTIFIED = "certified", "Chờ tiếp nhận"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    RETURNED = "returned", "Trả lại"


FILING = Workflow(
    states={
        FilingState.DRAFT: StateDisplay("Đang nhập", "", "dot"),
        FilingState.SUBMITTED: StateDisplay("Chờ Hiệu trưởng xác nhận", "", "half"),
        FilingState.CERTIFIED: StateDisplay("Chờ tiếp nhận", "info", "half"),
        FilingState.ACCEPTED: StateDisplay("Đã tiếp nhận", "ok", "check"),
        FilingState.RETURNED: StateDisplay("Trả lại", "warn", "return"),
    },
    transitions=(
        Transition(
            name="submit",
            label="Nộp lên Hiệu trưởng",
            sources=(FilingState.DRAFT, FilingState.RETURNED),
            target=FilingState.SUBMITTED,
            who=(rules.is_own_officer,),
            when=(rules.has_begun, rules.may_still_file, rules.has_nothing_missing),
            stamp="submitted",
            clears=("returned",),
            sentence="Nộp số liệu lên Hiệu trưởng",
        ),
        Transition(
            name="recall",
            label="Rút lại để sửa",
            sources=(FilingState.SUBMITTED,),
            target=FilingState.DRAFT,
            who=(rules.is_own_officer,),
            when=(rules.has_begun, rules.may_still_file, rules.was_never_returned),
            clears=("submitted",),
            sentence="Rút lại số liệu chưa xác nhận",
        ),
        Transition(
            name="certify",
            label="Xác nhận, gửi Cụm trưởng",
            sources=(FilingState.SUBMITTED,),
            target=FilingState.CERTIFIED,
            who=(rules.is_own_principal, rules.is_not_the_submitter),
            stamp="certified",
            sentence="Hiệu trưởng xác nhận số liệu",
        ),
        Transition(
            name="return_to_officer",
            label="Trả lại cán bộ",
            sources=(FilingState.SUBMITTED,),
            target=FilingState.RETURNED,
            who=(rules.is_own_principal,),
            needs_comment=True,
            stamp="returned",
            clears=("submitted",),
            sentence="Hiệu trưởng trả lại số liệu",
        ),
        Transition(
            name="accept",
            label="Tiếp nhận",
            sources=(FilingState.CERTIFIED,),
            target=FilingState.ACCEPTED,
            who=(rules.is_for_the_chair,),
            stamp="accepted",
            sentence="Cụm trưởng tiếp nhận số liệu",
        ),
        Transition(
            name="return_to_school",
            label="Trả lại trường",
            sources=(FilingState.CERTIFIED, FilingState.ACCEPTED),
            target=FilingState.RETURNED,
            who=(rules.is_for_the_chair,),
            needs_comment=True,
            stamp="returned",
            clears=("submitted", "certified", "accepted"),
            sentence="Cụm trưởng trả lại số liệu",
        ),
    ),
)
