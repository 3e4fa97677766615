"""What each address answers to each role, in each cluster and state: written by hand, from the rules
in words, not from the code that keeps them. An address without a line here fails the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from .world import CLUSTERS, ROLES, YEARS, World

OK, FOUND, FORBIDDEN, MISSING, NO_METHOD, UNFIT = 200, 302, 403, 404, 405, 422
Case = tuple[str, str]  # (cluster, state)
Statuses = Callable[[str, Case], int]

SCHOOL = {"own officer", "own principal", "own vice principal"}
CHAIR = {"chair officer", "chair principal"}
LEADING = CHAIR | {"vice chair officer"}
MEMBERS = SCHOOL | LEADING | {"member officer"}
ACADEMY = {"academy", "administrator"}
SIGNED_IN = set(ROLES) - {"anonymous"}

# Who sees the figures of a filing, by its state (the own cluster; the other one only the Academy).
REACHED = SCHOOL | LEADING | ACADEMY
SEES = {
    "draft": SCHOOL,
    "submitted": SCHOOL,
    "certified": REACHED,
    "accepted": REACHED | {"member officer"},
    "accepted, no report": REACHED | {"member officer"},
    "returned": SCHOOL,
    "returned by chair": REACHED,
}
FILING_CASES = tuple((cluster, state) for cluster in CLUSTERS for state in YEARS)
CLUSTER_CASES = tuple((cluster, "accepted") for cluster in CLUSTERS)
ONE_CASE = (("own", "accepted"),)


@dataclass(frozen=True)
class Policy:
    """One address: its arguments for a case, what GET and POST answer, and what POST sends."""

    get: Statuses
    post: Statuses
    cases: Iterable[Case] = ONE_CASE
    arguments: Callable[[World, Case], dict[str, Any]] = lambda world, case: {}
    data: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def sees(role: str, case: Case) -> bool:
    cluster, state = case
    return role in (SEES[state] if cluster == "own" else SEES[state] & ACADEMY)


def signed_in(answer: Callable[[str, Case], int]) -> Statuses:
    """Everybody else is sent to the sign-in page."""
    return lambda role, case: FOUND if role == "anonymous" else answer(role, case)


def always(status: int) -> Statuses:
    return signed_in(lambda role, case: status)


def for_those_who_see(status: int) -> Statuses:
    return signed_in(lambda role, case: status if sees(role, case) else MISSING)


def for_people(people: set[str], status: int = OK, otherwise: int = MISSING) -> Statuses:
    """In the own cluster these people; in the other one those of them who belong to the Academy."""

    def answer(role: str, case: Case) -> int:
        return status if role in (people if case[0] == "own" else people & ACADEMY) else otherwise

    return signed_in(answer)


def step(who: set[str], states: set[str], done: int = FOUND) -> Statuses:
    """A step of a filing: unseen 404, seen but not this person's or not now 403, else done."""

    def answer(role: str, case: Case) -> int:
        if not sees(role, case):
            return MISSING
        return done if case[0] == "own" and role in who and case[1] in states else FORBIDDEN

    return signed_in(answer)


def filing(**fields: Any) -> Policy:
    return Policy(cases=FILING_CASES, arguments=lambda world, case: world.filing_key(*case), **fields)


def of_period(**fields: Any) -> Policy:
    return Policy(cases=CLUSTER_CASES, arguments=lambda world, case: world.period_key(*case), **fields)


def filing_states(**fields: Any) -> Policy:
    """An address of a period, in each of the years."""
    return Policy(cases=FILING_CASES, arguments=lambda world, case: world.period_key(*case), **fields)


TYPING = {"draft", "returned", "returned by chair"}
RETURN_BY = {
    "own principal": {"submitted"},
    "own vice principal": {"submitted"},
    "chair officer": {"certified", "accepted", "accepted, no report"},
}


def returning(done: int) -> Statuses:
    def answer(role: str, case: Case) -> int:
        if not sees(role, case):
            return MISSING
        key = "chair officer" if role in CHAIR else role
        return done if case[0] == "own" and case[1] in RETURN_BY.get(key, set()) else FORBIDDEN

    return signed_in(answer)


FILINGS = {
    "reports:filing": filing(get=for_those_who_see(OK), post=always(NO_METHOD)),
    "reports:filing_state": filing(get=for_those_who_see(OK), post=always(NO_METHOD)),
    "reports:filing_check": filing(get=for_those_who_see(OK), post=always(NO_METHOD)),
    "reports:filing_history": filing(get=for_those_who_see(OK), post=always(NO_METHOD)),
    "reports:save_cells": filing(
        get=always(NO_METHOD),
        post=step({"own officer"}, TYPING),
        data={"cell-class_count": "6", "base-class_count": "1", "orig-class_count": "5"},
    ),
    "reports:download_workbook": filing(get=for_those_who_see(OK), post=always(NO_METHOD)),
    "reports:upload_workbook": filing(
        get=for_those_who_see(OK),
        post=step({"own officer"}, TYPING, done=UNFIT),  # no file was sent
    ),
    "reports:save_proposals": filing(
        get=always(NO_METHOD),
        post=step({"own officer"}, TYPING),
        data={"how": "workbook", "take": "0", "code-0": "class_count:1", "text-0": "6"},
    ),
    "reports:explain_cell": filing(
        get=always(NO_METHOD),
        post=step({"own officer"}, TYPING),
        data={"cell": "class_count", "text": "Đúng."},
    ),
    "reports:mark_cell": filing(
        get=always(NO_METHOD),
        post=step({"own officer"}, TYPING),
        data={"cell": "class_count", "kind": "estimated"},
    ),
    "reports:evidence": filing(get=for_those_who_see(OK), post=always(NO_METHOD)),
    "reports:attach_evidence": filing(
        get=always(NO_METHOD),
        post=step({"own officer"}, TYPING, done=UNFIT),  # no file was sent
        data={"cell": "class_count"},
    ),
    "reports:remove_evidence": Policy(
        cases=FILING_CASES,
        arguments=lambda world, case: world.filing_key(*case) | {"file": world.files[case].pk},
        get=always(NO_METHOD),
        post=step({"own officer"}, TYPING),
    ),
    "reports:read_narrative": filing(
        get=step({"own officer"}, TYPING, done=OK),
        post=step({"own officer"}, TYPING, done=OK),
        data={"text": "Đã mở 6 lớp."},
    ),
    "reports:close_suggestion": filing(get=always(NO_METHOD), post=step({"own officer"}, TYPING)),
    "reports:submit_filing": filing(get=for_those_who_see(OK), post=step({"own officer"}, {"draft"})),
    "reports:recall_filing": filing(get=always(NO_METHOD), post=step({"own officer"}, {"submitted"})),
    "reports:certify_filing": filing(
        get=for_those_who_see(OK), post=step({"own principal", "own vice principal"}, {"submitted"})
    ),
    "reports:return_filing": filing(
        get=returning(OK), post=returning(FOUND), data={"comment": "Xem lại.", "codes": ["class_count"]}
    ),
    "reports:accept_filing": filing(get=always(NO_METHOD), post=step(CHAIR, {"certified"})),
}


def of_the_period(done: int, own: set[str], anywhere: set[str], states: Iterable[str]) -> Statuses:
    """An act on a filing whose figures one need not see: every member knows that there is a filing."""

    def answer(role: str, case: Case) -> int:
        if role not in (MEMBERS | ACADEMY if case[0] == "own" else ACADEMY):
            return MISSING
        theirs = role in anywhere or (case[0] == "own" and role in own)
        return done if theirs and case[1] in states else FORBIDDEN

    return signed_in(answer)


def extending(done: int, states: Iterable[str] = TYPING) -> Statuses:
    """The chair gives more time to a member that has not filed, and so does the Academy's department."""
    return of_the_period(done, CHAIR, {"academy"}, states)


FILINGS["reports:extend_filing"] = filing(
    get=extending(OK), post=extending(FOUND), data={"day": "31/12/2099", "reason": "Thiên tai"}
)
FILINGS["reports:end_extension"] = Policy(
    cases=FILING_CASES,
    arguments=lambda world, case: world.filing_key(*case) | {"extension": world.extensions[case].pk},
    get=always(NO_METHOD),
    post=extending(FOUND, YEARS),
    data={"end_reason": "Đã khắc phục"},
)
FILINGS["reports:remind_school"] = filing(
    get=always(NO_METHOD), post=of_the_period(FOUND, CHAIR, set(), TYPING)
)


def reminding(role: str, case: Case) -> int:
    """In each year some school has still to file. Others who read the progress may not remind; fellow
    members do not know of it."""
    if role not in (LEADING | ACADEMY if case[0] == "own" else ACADEMY):
        return MISSING
    return FOUND if case[0] == "own" and role in CHAIR else FORBIDDEN


CONSOLIDATION = {
    "reports:completeness": of_period(get=for_people(LEADING | ACADEMY), post=always(NO_METHOD)),
    "reports:remind_schools": filing_states(get=always(NO_METHOD), post=signed_in(reminding)),
    "reports:filings": Policy(get=always(OK), post=always(NO_METHOD)),
    "reports:filing_worker": Policy(get=lambda role, case: OK, post=lambda role, case: NO_METHOD),
    "reports:consolidation": of_period(get=for_people(MEMBERS | ACADEMY), post=always(NO_METHOD)),
    "reports:export": of_period(get=for_people(MEMBERS | ACADEMY), post=always(NO_METHOD)),
    "reports:indicator": Policy(
        cases=CLUSTER_CASES,
        arguments=lambda world, case: world.period_key(*case) | {"code": "class_count"},
        get=for_people(MEMBERS | ACADEMY),
        post=always(NO_METHOD),
    ),
}


def reading_reports(role: str, case: Case) -> int:
    """The chair reads a published report for its cluster; its members may not."""
    if role not in (MEMBERS | ACADEMY if case[0] == "own" else ACADEMY):
        return MISSING
    return OK if case[0] == "own" and role in CHAIR else FORBIDDEN


CONSOLIDATION["reports:read_published_report"] = of_period(
    get=signed_in(reading_reports), post=signed_in(reading_reports), data={"text": "Đã mở 6 lớp."}
)


def drafting(role: str, case: Case) -> int:
    """Who sees a report is led to it; the chair drafts where there is none; a member may not."""
    cluster, state = case
    if role not in (MEMBERS | ACADEMY if cluster == "own" else ACADEMY):
        return MISSING
    drafted = state == "accepted"
    if drafted and role in (LEADING | ACADEMY):
        return FOUND
    return FOUND if state == "accepted, no report" and cluster == "own" and role in CHAIR else FORBIDDEN


def report_page(role: str, case: Case) -> int:
    """A draft is read by the leading schools and the Academy; where there is none only the chair
    hears so."""
    cluster, state = case
    if state == "accepted":
        readers = LEADING | ACADEMY if cluster == "own" else ACADEMY
    else:
        readers = CHAIR if cluster == "own" else set()
    return OK if role in readers else MISSING


def writing(done: int) -> Statuses:
    """A section is edited by the chair; the others who read the draft are refused."""

    def answer(role: str, case: Case) -> int:
        if role not in (LEADING | ACADEMY if case[0] == "own" else ACADEMY):
            return MISSING
        return done if case[0] == "own" and role in CHAIR else FORBIDDEN

    return signed_in(answer)


def of_section(**fields: Any) -> Policy:
    return Policy(
        cases=CLUSTER_CASES,
        arguments=lambda world, case: (
            world.period_key(*case) | {"key": world.reports[case[0]].sections.first().key}
        ),
        **fields,
    )


REPORTS = {
    "reports:reports": Policy(get=always(OK), post=always(NO_METHOD)),
    "reports:report": filing_states(get=signed_in(report_page), post=always(NO_METHOD)),
    "reports:draft_report": filing_states(get=always(NO_METHOD), post=signed_in(drafting)),
    "reports:render_report": of_period(get=always(NO_METHOD), post=for_people(LEADING | ACADEMY, FOUND)),
    "reports:figure_source": Policy(
        cases=CLUSTER_CASES,
        arguments=lambda world, case: world.period_key(*case) | {"code": "class_count"},
        get=for_people(LEADING | ACADEMY),
        post=always(NO_METHOD),
    ),
    "reports:edit_section": of_section(
        get=writing(OK), post=writing(FOUND), data={"body": "<p>Mới.</p>", "base_version": "1"}
    ),
    "reports:regenerate_section": of_section(get=always(NO_METHOD), post=writing(FOUND)),
}


def of_cluster(**fields: Any) -> Policy:
    return Policy(
        cases=CLUSTER_CASES,
        arguments=lambda world, case: {"cluster": world.year_key(case[0])["cluster"]},
        **fields,
    )


def of_year(**fields: Any) -> Policy:
    return Policy(cases=CLUSTER_CASES, arguments=lambda world, case: world.year_key(case[0]), **fields)


def of_school(**fields: Any) -> Policy:
    """The school "own" of either cluster."""
    return Policy(
        cases=CLUSTER_CASES,
        arguments=lambda world, case: {"school": world.schools[case[0], "own"].code},
        **fields,
    )


ORGANISATION = {
    "portal:home": Policy(get=always(OK), post=always(NO_METHOD)),
    "clusters:clusters": Policy(get=always(OK), post=always(NO_METHOD)),
    "clusters:cluster": of_cluster(get=for_people(MEMBERS | ACADEMY), post=always(NO_METHOD)),
    "clusters:cluster_year": of_year(get=for_people(MEMBERS | ACADEMY), post=always(NO_METHOD)),
    "clusters:schools": Policy(get=always(OK), post=always(NO_METHOD)),
    "clusters:school": of_school(get=for_people(MEMBERS | ACADEMY), post=always(NO_METHOD)),
    "pledges:pledges": Policy(get=always(OK), post=always(NO_METHOD)),
    "pledges:pledge": of_year(get=for_people(MEMBERS | ACADEMY), post=always(NO_METHOD)),
    "awards:nominations": Policy(get=always(OK), post=always(NO_METHOD)),
}


def delegating(done: int) -> Statuses:
    """The principal of the school; its other people and the Academy read but do not delegate."""

    def answer(role: str, case: Case) -> int:
        if role not in (SCHOOL | ACADEMY if case[0] == "own" else ACADEMY):
            return MISSING
        return done if case[0] == "own" and role == "own principal" else FORBIDDEN

    return signed_in(answer)


DELEGATIONS = {
    "schools:delegations": of_school(get=for_people(SCHOOL | ACADEMY), post=always(NO_METHOD)),
    "schools:delegate": of_school(get=delegating(OK), post=delegating(OK)),  # an empty form comes back
    "schools:revoke_delegation": Policy(
        cases=CLUSTER_CASES,
        arguments=lambda world, case: {
            "school": world.schools[case[0], "own"].code,
            "pk": world.delegations[case[0]].pk,
        },
        get=always(NO_METHOD),
        post=delegating(FOUND),
    ),
}


def own_only(status: int) -> Statuses:
    """What belongs to one person: the own officer's job, the own officer's notice."""
    return signed_in(lambda role, case: status if role == "own officer" else MISSING)


FOUNDATION = {
    "core:job": Policy(
        arguments=lambda world, case: {"pk": world.jobs["own officer"].pk},
        get=own_only(OK),
        post=always(NO_METHOD),
    ),
    "core:retry_job": Policy(
        arguments=lambda world, case: {"pk": world.jobs["own officer"].pk},
        get=always(NO_METHOD),
        post=own_only(FOUND),
    ),
    "core:document": Policy(
        cases=CLUSTER_CASES,
        arguments=lambda world, case: {"pk": world.documents[case[0]].pk},
        get=for_people(LEADING | ACADEMY),
        post=always(NO_METHOD),
    ),
    "core:attachment": Policy(
        cases=FILING_CASES,
        arguments=lambda world, case: {"pk": world.files[case].pk},
        get=for_those_who_see(OK),
        post=always(NO_METHOD),
    ),
    "core:notices": Policy(get=always(OK), post=always(NO_METHOD)),
    "core:open_notice": Policy(
        arguments=lambda world, case: {"pk": world.notices["own officer"].pk},
        get=always(NO_METHOD),
        post=own_only(FOUND),
    ),
    "core:read_all": Policy(get=always(NO_METHOD), post=always(FOUND)),
}

POLICIES: dict[str, Policy] = {
    **ORGANISATION,
    **DELEGATIONS,
    **FOUNDATION,
    "healthz": Policy(get=lambda role, case: OK, post=lambda role, case: NO_METHOD),
    **FILINGS,
    **CONSOLIDATION,
    **REPORTS,
}
# Pages of libraries: theirs to guard, and tested by them.
LIBRARIES = ("admin:", "account_", "mfa_", "usersessions_")
