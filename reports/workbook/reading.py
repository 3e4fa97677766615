"""Reading the form back: each row by its code, each cell told by its place, nothing guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from clusters.models import Indicator, ValueKind
from cumthidua.core.vietnamese.dates import format_date
from cumthidua.core.vietnamese.numbers import format_number
from cumthidua.core.vietnamese.text import search_key

from .. import cells
from ..proposals import Proposal
from ..sheet import Sheet
from .contents import Content, Contents, Form, Outline, Page, Place
from .layout import CODE, FORM_TITLE, HEADING_KEYS, HEADINGS, ORIGIN_TITLE, VALUE, Origin, Unreadable
from .safety import Package

_HEADING_WITHIN = 50  # rows
_MOST_NAMED = 5
_MOST_STRANGERS = 20
_LARGEST = 15  # digits before the comma; more is no figure of a school
_NOISE = Decimal("0.000001")
_NO_ORIGIN = (
    "Tệp này không phải biểu do cổng cấp: không thấy phần nhận dạng trường và kỳ báo cáo. Đồng chí tải "
    "biểu về, chép số vào cột “Số liệu kỳ này” rồi tải lên; hoặc dán thẳng vào bảng số liệu."
)


@dataclass
class Uploaded:
    """What an uploaded workbook asks to change, and what was left aside, in sentences."""

    proposals: list[Proposal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unchanged: int = 0
    rejected: list[str] = field(default_factory=list)  # unchanged in the file, not taken on the portal
    moved_on: int = 0  # unchanged in the file, changed on the portal since: the portal's figure stays


def read(data: bytes, sheet: Sheet) -> Uploaded:
    """The proposals of a filled-in workbook of this filing. Raises `Unreadable` with the reason when
    the file as a whole is not taken; never anything else, whatever the bytes are."""
    contents = Contents(Package(data))
    origin = _origin(contents)
    origin.require(sheet.filing)
    page, table, skipped = _form(contents)
    uploaded = Uploaded(notes=[*skipped, *_about_columns(page, table)])
    _Rows(contents, page, table, origin, sheet, uploaded).read()
    return uploaded


# ── Finding the form ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Table:
    """Where the headings stand: column of each, and their row."""

    row: int
    columns: dict[int, int]


def _origin(contents: Contents) -> Origin:
    for outline in contents.outlines:
        if outline.title == ORIGIN_TITLE:
            content = contents.read(outline).cells.get(Place(1, 1))
            if content is not None and content.text:
                return Origin.read(content.text)
    raise Unreadable(_NO_ORIGIN)


def _form(contents: Contents) -> tuple[Page, _Table, list[str]]:
    """The sheet that holds the form, its headings, and what is said of the other sheets."""
    others = [outline for outline in contents.outlines if outline.title != ORIGIN_TITLE]
    visible = [outline for outline in others if not outline.is_hidden]
    for outline in sorted(visible, key=lambda one: one.title != FORM_TITLE):
        page = contents.read(outline)
        table = _headings(page)
        if table is not None:
            rest = [one for one in others if one is not outline]
            return page, table, list(_about_sheets(rest))
    where = " Các trang tính đang ẩn không được đọc." if len(visible) < len(others) else ""
    raise Unreadable(
        f"Không tìm thấy dòng tiêu đề có cột “{HEADINGS[CODE]}” và cột “{HEADINGS[VALUE]}” trong tệp.{where} "
        "Đồng chí tải biểu mới về rồi chép số sang."
    )


def _headings(page: Page) -> _Table | None:
    rows: dict[int, dict[int, int]] = defaultdict(dict)
    for place, content in sorted(page.cells.items()):
        if place.row <= _HEADING_WITHIN and content.form is Form.TEXT and content.text:
            column = HEADING_KEYS.get(search_key(content.text[:100]))
            if column is not None:
                rows[place.row].setdefault(column, place.column)
    for row, columns in rows.items():
        if CODE in columns and VALUE in columns:
            return _Table(row, columns)
    return None


def _about_sheets(rest: Iterable[Outline]) -> Iterator[str]:
    hidden = [one.title for one in rest if one.is_hidden]
    shown = [one.title for one in rest if not one.is_hidden]
    if shown:
        yield f"Không đọc trang tính khác: {_named(shown)}."
    if hidden:
        yield f"Không đọc trang tính đang ẩn: {_named(hidden)}."


def _about_columns(page: Page, table: _Table) -> Iterator[str]:
    """Headings that the form does not have; a cell of such a column is never read."""
    known = set(table.columns.values())
    extra = [
        content.text
        for place, content in sorted(page.cells.items())
        if place.row == table.row and place.column not in known and content.text
    ]
    if extra:
        yield f"Không đọc cột thêm vào: {_named(extra)}."


def _named(names: list[str]) -> str:
    quoted = [f"“{name[:60]}”" for name in names[:_MOST_NAMED]]
    rest = len(names) - len(quoted)
    return ", ".join(quoted) + (f" và {rest} mục khác" if rest else "")


# ── Reading its rows ──────────────────────────────────────────────────────────────────────────────


@dataclass
class _Rows:
    contents: Contents
    page: Page
    table: _Table
    origin: Origin
    sheet: Sheet
    uploaded: Uploaded
    strangers: int = 0

    def read(self) -> None:
        places = self._places()
        for code, rows in places.items():
            indicator = self.sheet.by_code.get(code)
            if indicator is None:
                self._stranger(code, rows[0])
            elif indicator.is_input:
                self._cell(indicator, rows)
        self._tell_missing(places)
        self._tell_doubles(places)
        if self.uploaded.moved_on:
            self.uploaded.notes.append(
                f"{self.uploaded.moved_on} ô đã được sửa trên cổng sau khi tải biểu mà tệp không đụng đến: "
                "số trên cổng giữ nguyên."
            )

        if self.uploaded.rejected:
            self.uploaded.notes.append(
                f"{len(self.uploaded.rejected)} ô trên cổng đang giữ chữ không nhận mà tệp không có số mới: "
                f"{_named(self.uploaded.rejected)}. Đồng chí sửa các ô ấy trên bảng số liệu."
            )

    def _places(self) -> dict[str, list[int]]:
        """Rows by code, in the order of the file: a row that was moved is still the same row."""
        column = self.table.columns[CODE]
        found: dict[str, list[int]] = defaultdict(list)
        for place, content in sorted(self.page.cells.items()):
            code = (content.text or "").strip()
            if place.column == column and place.row > self.table.row and code:
                found[code].append(place.row)
        return found

    def _cell(self, indicator: Indicator, rows: list[int]) -> None:
        version, then = self.origin.cells.get(indicator.code, (0, ""))
        known = cells.read(indicator, then)
        for row in rows:
            place = Place(row, self.table.columns[VALUE])
            proposal = self._proposal(indicator, place, version)
            now = cells.read(indicator, proposal.text)
            is_as_it_was = not proposal.problem and (now.status, now.value) == (known.status, known.value)
            if is_as_it_was and not now.problem and len(rows) == 1:
                stored = self.sheet.cells.get(indicator.code)
                self.uploaded.unchanged += 1
                if stored and stored.rejected_text:
                    self.uploaded.rejected.append(f"{indicator.label}: {stored.rejected_text}")
                self.uploaded.moved_on += (stored.version if stored else 0) != version
            else:
                self.uploaded.proposals.append(proposal)

    def _proposal(self, indicator: Indicator, place: Place, version: int) -> Proposal:
        content = self.page.cells.get(place)
        merged = self.page.range_over(place)
        text, problem = "", ""
        if merged:
            problem = (
                f"Ô {place} bị gộp với ô khác ({merged}) nên không rõ số của chỉ tiêu nào. Đồng chí bỏ gộp ô."
            )
            text = (content.text or "") if content else ""
        elif content is not None:
            text, problem = self._text(indicator, content)
        has_formula = content is not None and content.has_formula
        remark = "Ô có công thức, lấy kết quả lưu trong tệp." if has_formula and not problem else ""
        return Proposal(
            indicator.code, text, place=f"ô {place}", remark=remark, problem=problem, base_version=version
        )

    def _text(self, indicator: Indicator, content: Content) -> tuple[str, str]:
        """What an officer would have typed for this content, and why it is not taken."""
        if content.text is None:
            return (
                "",
                "Ô có công thức nhưng tệp không lưu kết quả. Đồng chí mở bằng Excel, lưu lại, hoặc gõ thẳng số.",
            )
        if content.form is Form.ERROR:
            return content.text, f"Ô báo lỗi {content.text[:20]} của công thức. Đồng chí gõ thẳng con số."
        if content.form is Form.TRUTH:
            return _truth(indicator, content.text)
        if content.form is Form.TEXT:
            return content.text, ""
        if content.form is Form.DATE:
            return self._date(content.text)
        return _number(content)

    def _date(self, text: str) -> tuple[str, str]:
        shown = _day(text, self.contents.counts_from_1904)
        day = f" {format_date(shown)}" if shown else ""
        return text if shown is None else format_date(shown), (
            f"Excel đã đổi ô này thành ngày tháng{day}. Đồng chí định dạng ô là Số (Number) rồi gõ lại con số."
        )

    def _stranger(self, code: str, row: int) -> None:
        """A row whose code the catalogue does not have, told only where it brings a figure."""
        place = Place(row, self.table.columns[VALUE])
        content = self.page.cells.get(place)
        if content is not None and content.text and self.strangers < _MOST_STRANGERS:
            self.strangers += 1
            self.uploaded.proposals.append(Proposal(code[:60], content.text, place=f"ô {place}"))

    def _tell_missing(self, places: dict[str, list[int]]) -> None:
        missing = [one.label for one in self.sheet.inputs if one.code not in places]
        if missing:
            self.uploaded.notes.append(
                f"Tệp thiếu {len(missing)} chỉ tiêu, số trên cổng giữ nguyên: {_named(missing)}."
            )

    def _tell_doubles(self, places: dict[str, list[int]]) -> None:
        for code, rows in places.items():
            if len(rows) > 1 and code in self.sheet.by_code:
                where = ", ".join(str(Place(row, self.table.columns[CODE])) for row in rows[:_MOST_NAMED])
                self.uploaded.notes.append(f"Mã “{code}” có ở {len(rows)} dòng: ô {where}.")


# ── What Excel keeps, as an officer would type it ─────────────────────────────────────────────────


def _truth(indicator: Indicator, text: str) -> tuple[str, str]:
    is_true = text.strip() in ("1", "true", "TRUE")
    if indicator.kind == ValueKind.BOOLEAN:
        return ("Có" if is_true else "Không"), ""
    word = "TRUE" if is_true else "FALSE"
    return word, f"Ô là giá trị đúng/sai ({word}), không phải con số. Đồng chí gõ thẳng con số."


def _number(content: Content) -> tuple[str, str]:
    number = _decimal(content.text or "")
    if number is None:
        return content.text or "", "Số trong ô quá lớn hoặc không đọc được. Đồng chí kiểm tra lại."
    if content.form is Form.PERCENTAGE:
        number = _without_noise(number * 100)
        return f"{format_number(number)}%", ""
    return format_number(_without_noise(number)), ""


def _decimal(text: str) -> Decimal | None:
    """A finite number of ordinary size; "1E+999999999" would fill the memory when written out."""
    try:
        number = Decimal(text.strip()[:40])
    except InvalidOperation:
        return None
    if not number.is_finite() or number.adjusted() > _LARGEST:
        return None
    return number


def _without_noise(number: Decimal) -> Decimal:
    """97.00000000000001 is how a computer adds, not what somebody typed; 97.5 and 3.14159 stay."""
    rounded = number.quantize(Decimal("0.01"))
    return rounded if abs(number - rounded) < _NOISE else number.quantize(_NOISE)


def _day(text: str, counts_from_1904: bool) -> date | None:
    """The day of Excel's serial number or ISO text."""
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        serial = _decimal(text)
    if serial is None or not 1 <= serial < 2_900_000:
        return None
    start = date(1904, 1, 1) if counts_from_1904 else date(1899, 12, 30)
    return start + timedelta(days=int(serial))
