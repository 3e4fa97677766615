/* What an officer types in one cell, read as cumthidua/core/vietnamese/numbers/parsing.py and
   reports/cells.py read it, so that validation goes on without a network. The server reads again:
   tests/e2e/test_filing_reading.py holds both to the same answers. */

import { decimal, format } from "./decimal.js";

const LONGEST_READ = 500;
const LONGEST_QUOTED = 100;
const MAX_DIGITS = 12;
const MAX_DECIMALS = 2;
const WRITE_DIGITS = "Đồng chí chỉ ghi chữ số, ví dụ 15 hoặc 1.206.";

const NUMBER = /^(?<whole>[0-9]+|[1-9][0-9]{0,2}(?:(?<mark>[. ])[0-9]{3}(?:\k<mark>[0-9]{3})*))(?:,(?<fraction>[0-9]+))?$/;
const BREAKS = /[\t\n\r\v\f\u2028\u2029\x85]/;
const SPACES = /[\s\x1c-\x1f\x85]/; // what Python calls a space; U+FEFF is none there
const EDGES = /^[\s\x1c-\x1f\x85]+|[\s\x1c-\x1f\x85]+$/g;
const MINUSES = "-−–—‐‑";
const NOTHING = new Set(["không", "không có", "ko", "k", "x", "nil", "n/a"]);
const LOOKALIKES = { l: "1", I: "1", "|": "1", o: "0", O: "0" };
const LOOKALIKE_NAMES = { l: "chữ “l”", I: "chữ “I”", "|": "dấu “|”", o: "chữ “o”", O: "chữ “O”" };
const UNIT_WORDS = new Set(["lớp", "lượt", "lần", "loại", "luận", "người", "bài", "cuốn", "buổi", "giờ", "số"]);
const APPROXIMATELY = new Set(["khoảng", "gần", "trên", "hơn", "dưới", "ước", "ước đạt", "~"]);
// Digits that are not of the class Nd, and ideographs that stand for numbers: Python calls them so.
const OTHER_DIGITS = /[²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]/u;
const IDEOGRAPHS = new Set(
  "㐅㒃㠪㭍一七万三九二五亖亿什仟仨伍佰億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍弎弐拾捌柒漆玖百肆萬貮貳贰阡陆陌陸零",
);

const read = (value) => ({ value, problem: null, suggestion: null });
const problem = (text, suggestion = null) => ({ value: null, problem: text, suggestion });
const trim = (text) => text.replace(EDGES, "");
const hasLetter = (text) => /\p{L}/u.test(text);
const isNumeric = (character) => /\p{N}/u.test(character) || IDEOGRAPHS.has(character);
const isDigit = (character) => /\p{Nd}/u.test(character) || OTHER_DIGITS.test(character);

/* A number typed for a cell of `kind` ("integer" or "decimal") → { value, problem, suggestion }, where
   the numbers are plain text ("1206", "1.5") and nothing typed is all null. */
export function readNumber(text, kind) {
  const typed = clean(text);
  if (!typed) return read(null);
  const match = [...typed].length <= LONGEST_READ && NUMBER.exec(typed);
  if (match) return objection(match.groups, kind) ?? read(valueOf(match.groups));
  for (const diagnose of DIAGNOSES) {
    const answer = diagnose(typed, kind);
    if (answer) return answer;
  }
  return problem(`${quoted(typed)} chưa đọc được thành số. ${WRITE_DIGITS}`);
}

function clean(text) {
  const kept = [...text.normalize("NFC")].map((character) => {
    if (character !== "\ufeff" && SPACES.test(character)) return BREAKS.test(character) ? character : " ";
    if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(character)) return "";
    return /[\uff01-\uffee]/.test(character) ? character.normalize("NFKC") : character;
  });
  return trim(kept.join("").replace(/ +/g, " "));
}

function valueOf({ whole, fraction }) {
  const digits = whole.replace(/[^0-9]/g, "").replace(/^0+(?=.)/, "");
  const rest = (fraction ?? "").replace(/0+$/, "");
  return rest ? `${digits}.${rest}` : digits;
}

/* A number that keeps every rule, else null. */
function strictly(text, kind) {
  const match = NUMBER.exec(text);
  return match && !objection(match.groups, kind) ? valueOf(match.groups) : null;
}

function objection(groups, kind) {
  const { whole, fraction } = groups;
  if (whole.replace(/[^0-9]/g, "").replace(/^0+/, "").length > MAX_DIGITS) {
    return problem(`Số quá lớn: chỉ nhận tối đa ${MAX_DIGITS} chữ số. Đồng chí kiểm tra lại số đã gõ.`);
  }
  if (fraction === undefined) return null;
  if (kind === "integer") return fractionInACount(groups, kind);
  if (fraction.replace(/0+$/, "").length <= MAX_DECIMALS) return null;
  return problem(
    `Dấu phẩy là dấu thập phân, chỉ nhận ${MAX_DECIMALS} chữ số sau dấu phẩy. ` +
      "Phần nghìn ngăn bằng dấu chấm, ví dụ 12.378.",
    asThousands(groups, kind),
  );
}

function fractionInACount(groups, kind) {
  const thousands = asThousands(groups, kind);
  if (thousands !== null) {
    return problem(
      "Dấu phẩy là dấu thập phân, mà chỉ tiêu này là số đếm. Nếu là " +
        `${shownNumber(thousands)} thì dùng dấu chấm hoặc gõ liền.`,
      thousands,
    );
  }
  const isWhole = /^0*$/.test(groups.fraction);
  return problem(
    "Chỉ tiêu này là số đếm, không có phần lẻ. Đồng chí ghi số nguyên.",
    isWhole ? strictly(groups.whole, kind) : null,
  );
}

/* "12,378", as somebody used to English commas means it. */
function asThousands({ whole, fraction }, kind) {
  return fraction.length === 3 && /^[1-9][0-9]{0,2}$/.test(whole) ? strictly(whole + fraction, kind) : null;
}

function quoted(text) {
  const characters = [...text];
  return characters.length <= LONGEST_QUOTED ? `“${text}”` : `“${characters.slice(0, LONGEST_QUOTED).join("")}…”`;
}

/* ── Diagnoses, tried in this order: each answers for one kind of slip, or passes ───────────────────── */

function tooLong(typed) {
  if ([...typed].length <= LONGEST_READ) return null;
  return problem(`Nội dung quá dài cho một ô: ${quoted(typed)}. ${WRITE_DIGITS}`);
}

function severalCells(typed) {
  if (!BREAKS.test(typed)) return null;
  return problem(
    "Ô này chỉ nhận một số, mà nội dung dán vào có nhiều dòng hoặc nhiều cột. " +
      "Đồng chí dùng “Dán từ bảng tính” để dán nhiều ô một lần.",
  );
}

function nothingOccurred(typed) {
  const onlyMarks = [...typed].every((character) => `${MINUSES}._ `.includes(character));
  if (!onlyMarks && !NOTHING.has(typed.toLowerCase())) return null;
  return problem(
    `${quoted(typed)} không phải con số. Ghi 0 nếu không phát sinh; để trống nếu chưa có số liệu báo cáo.`,
  );
}

function signed(typed, kind) {
  const [first, ...others] = [...typed];
  const rest = trim(others.join(""));
  const bracketed = /^\([0-9., ]+\)$/.test(typed);
  if (bracketed || (MINUSES.includes(first) && rest && isDigit([...rest][0]))) {
    return problem("Ô này không nhận số âm. Đồng chí ghi số phát sinh trong kỳ, ghi 0 nếu không phát sinh.");
  }
  const value = first === "+" ? strictly(rest, kind) : null;
  return value === null ? null : problem("Không ghi dấu “+” trước số. Đồng chí chỉ ghi con số.", value);
}

function foreignDigits(typed) {
  const foreign = [...typed].find((character) => isNumeric(character) && !/[0-9]/.test(character));
  if (foreign === undefined) return null;
  return problem(
    `Ký tự “${foreign}” trong ${quoted(typed)} không nhận được. Đồng chí ghi lại bằng các chữ số từ 0 đến 9.`,
  );
}

function formula(typed, kind) {
  if (typed.endsWith("%")) {
    return kind === "decimal"
      ? problem(
          "Không ghi dấu “%” trong ô: đơn vị đã có ở cột bên. Đồng chí chỉ ghi con số.",
          strictly(trim(typed.slice(0, -1)), kind),
        )
      : problem("Chỉ tiêu này là số đếm, không phải tỷ lệ phần trăm. Đồng chí ghi số lượng.");
  }
  if (/^[0-9., ]+[eE][+-]?[0-9]+$/.test(typed)) {
    return problem(`${quoted(typed)} là cách ghi rút gọn của bảng tính. Đồng chí ghi đủ các chữ số.`);
  }
  if (/^[0-9., ]+(?:[/*:=+x×-][0-9., ]+)+$/.test(typed)) {
    return problem(`${quoted(typed)} là phép tính hoặc ngày tháng. Đồng chí tính sẵn và ghi một con số.`);
  }
  return null;
}

function lookalikeLetters(typed, kind) {
  if (!/^[0-9lI|oO.,]*$/.test(typed) || !/[0-9]|^[oO]$/.test(typed)) return null;
  const found = [...typed].find((character) => character in LOOKALIKE_NAMES);
  if (found === undefined) return null;
  const place = typed[0] === found ? "ký tự đầu" : "trong số có ký tự";
  return problem(
    `${quoted(typed)} chưa đọc được thành số: ${place} là ` +
      `${LOOKALIKE_NAMES[found]}, không phải chữ số. Đồng chí xem lại.`,
    strictly(typed.replace(/[lI|oO]/g, (letter) => LOOKALIKES[letter]), kind),
  );
}

/* A scanned "1ớp" is the word "lớp", however much it begins like a number. */
function misreadWord(typed) {
  const word = typed.replaceAll("1", "l");
  if (word === typed || !UNIT_WORDS.has(word.toLowerCase())) return null;
  return problem(`${quoted(typed)} giống chữ “${word}”, không phải con số. ${WRITE_DIGITS}`);
}

function numberAmongWords(typed, kind) {
  const match = /^(?<before>[^0-9]*)(?<number>[0-9](?:[0-9., ]*[0-9])?)(?<after>[^0-9]*)$/.exec(typed)?.groups;
  if (!match) return null;
  const { number, after } = match;
  const before = trim(match.before).toLowerCase();
  const afterIsUnit = after.startsWith(" ") || UNIT_WORDS.has(after.toLowerCase());
  const value = !after || afterIsUnit ? strictly(number, kind) : null;
  if (APPROXIMATELY.has(before)) {
    return problem(
      `${quoted(typed)} có lẫn chữ. Đồng chí chỉ ghi con số, rồi đánh dấu là số ước hoặc số làm tròn.`,
      value,
    );
  }
  if (!hasLetter(before + after)) return null;
  return problem(
    `${quoted(typed)} có lẫn chữ. Đồng chí chỉ ghi con số; đơn vị tính đã có sẵn bên cạnh ô.`,
    before ? null : value,
  );
}

function words(typed) {
  return hasLetter(typed) ? problem(`${quoted(typed)} là chữ, chưa đọc được thành số. ${WRITE_DIGITS}`) : null;
}

function misplacedMarks(typed, kind) {
  if (!/^(?=.*[0-9])[0-9., ;']+$/.test(typed)) return null;
  const rule =
    kind === "integer"
      ? "Dấu chấm ngăn từng nhóm ba chữ số, ví dụ 12.378; số đếm không có phần lẻ."
      : "Dấu chấm ngăn từng nhóm ba chữ số, dấu phẩy trước phần lẻ, ví dụ 12.378 hoặc 12,5.";
  return problem(`${quoted(typed)} có dấu ngăn đặt chưa đúng chỗ. ${rule}`, regrouped(typed, kind));
}

/* The one plausible reading of badly placed marks, if there is one. */
function regrouped(typed, kind) {
  const text = typed.replace(/[ .,;']+$/, "").replaceAll(" ,", ",").replaceAll(", ", ",");
  const value = strictly(text, kind);
  if (value !== null) return value;
  if (/^[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?$/.test(text)) {
    return strictly(text.replaceAll(",", "").replaceAll(".", ","), kind); // English
  }
  if (/^[0-9]*\.[0-9]{1,2}$/.test(text)) {
    const [whole, fraction] = text.split("."); // a decimal point
    return strictly(/^0*$/.test(fraction) ? `0${whole}` : `0${whole},${fraction}`, kind);
  }
  if (/^,[0-9]+$/.test(text)) return strictly(`0${text}`, kind);
  if (/^[1-9][0-9]*([.' ][0-9]+)*[.' ][0-9]{3}(,[0-9]+)?$/.test(text)) {
    return strictly(text.replace(/[.' ]/g, ""), kind); // wrong groups
  }
  return null;
}

const DIAGNOSES = [
  tooLong,
  severalCells,
  nothingOccurred,
  signed,
  foreignDigits,
  formula,
  lookalikeLetters,
  misreadWord,
  numberAmongWords,
  words,
  misplacedMarks,
];

/* ── One cell of whatever kind ──────────────────────────────────────────────────────────────────────── */

const NOT_APPLICABLE = new Set(["kad", "khong ap dung", "n/a"]);
const YES = new Set(["1", "co", "x", "true"]);
const NO = new Set(["0", "khong", "false"]);

/* Lower case, no marks, đ as d, single spaces: what comparisons of words go by. */
export function searchKey(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");
  return trim(bare.replace(/[\s\x1c-\x1f\x85]+/g, " "));
}

/* What a text means for an indicator → { status: blank | na | reported, value, problem, suggestion }. */
export function readCell(indicator, text) {
  const typed = searchKey(text);
  const blank = { status: "blank", value: null, problem: "", suggestion: null };
  if (!typed) return blank;
  if (NOT_APPLICABLE.has(typed)) return { ...blank, status: "na" };
  if (indicator.kind === "boolean") return readYesNo(typed, blank);
  if (indicator.kind === "choice") return readChoice(indicator, typed, blank);
  const number = readNumber(text, indicator.kind);
  if (number.value === null) return { ...blank, problem: number.problem ?? "", suggestion: number.suggestion };
  return { ...blank, status: "reported", value: number.value };
}

function readYesNo(typed, blank) {
  if (YES.has(typed)) return { ...blank, status: "reported", value: "1" };
  if (NO.has(typed)) return { ...blank, status: "reported", value: "0" };
  return { ...blank, problem: "Ô này chỉ nhận “Có” hoặc “Không”." };
}

function readChoice(indicator, typed, blank) {
  const chosen = indicator.choices.find(([value, label]) => typed === value || typed === searchKey(label));
  if (chosen) return { ...blank, status: "reported", value: chosen[0] };
  const labels = indicator.choices.map(([, label]) => `“${label}”`).join(", ");
  return { ...blank, problem: `Ô này chỉ nhận một trong các mức: ${labels}.` };
}

export const shownNumber = (value) => format(decimal(value));

/* The text that the cell's input takes for a reading: "1.206", "KAD", "1" for yes. */
export function textFor(indicator, reading) {
  if (reading.status === "na") return "KAD";
  if (reading.value === null) return "";
  return ["boolean", "choice"].includes(indicator.kind) ? reading.value : shownNumber(reading.value);
}
