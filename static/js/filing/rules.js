/* The catalogue's rules over the figures on the page, as reports/validation judges them. What the page
   finds is provisional; the server judges again. Operators unknown here are left to the server. */

import { add, compare, decimal, divide, format, isZero, multiply, negate, subtract } from "./decimal.js";
import { addReported, evaluate, holds, isSum, namesIn } from "./formulas.js";

const HUNDRED = decimal("100");
const TWO = decimal("2");
const ZERO = decimal("0");
// Of these the first that speaks of a cell speaks alone: it says more exactly what may be wrong.
const MORE_EXACT_FIRST = ["swapped", "slip", "within"];

/* `book` is kiem-tra.json; `typed` are Decimals by code, null where not reported → [{ rule, severity,
   message, codes }]. */
export function findings(book, typed) {
  const figures = figuresOf(book, typed);
  const hits = new Map(book.rules.map((rule) => [rule.code, CHECKS[rule.operator]?.(rule, figures) ?? []]));
  letTheMoreExactSpeak(book.rules, hits);
  return book.rules.flatMap(({ code, severity, message }) =>
    hits.get(code).map((hit) => ({
      rule: code,
      severity,
      message: `${hit.fact} ${message}`.trim(),
      codes: hit.codes,
    })),
  );
}

function figuresOf(book, typed) {
  const values = { ...typed };
  for (const { code, formula } of book.indicators) if (formula) values[code] = evaluate(formula, typed);
  const countable = book.indicators.filter(({ kind, formula }) => !formula && ["integer", "decimal"].includes(kind));
  return {
    values,
    countable,
    added: countable.filter((indicator) => indicator.adds_up),
    lastYear: decimals(book.last_year),
    half: decimals(book.half),
  };
}

const decimals = (texts) => Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, decimal(text)]));

function letTheMoreExactSpeak(rules, hits) {
  const told = new Set();
  for (const operator of MORE_EXACT_FIRST) {
    const mine = rules.filter((rule) => rule.operator === operator).map(({ code }) => code);
    for (const code of mine) hits.set(code, hits.get(code).filter((hit) => !hit.codes.every((one) => told.has(one))));
    for (const code of mine) for (const hit of hits.get(code)) for (const one of hit.codes) told.add(one);
  }
}

/* ── Figures that a rule names ──────────────────────────────────────────────────────────────────────── */

const named = (...sides) => ({ fact: "", codes: [...new Set(sides.flatMap(namesIn))] });

function over({ left, right }, { values }) {
  const part = isSum(left) ? addReported(left, values) : evaluate(left, values);
  const whole = evaluate(right, values);
  return part !== null && whole !== null && compare(part, whole) > 0 ? [named(left, right)] : [];
}

const unmet = ({ left, right }, { values }) =>
  holds(left, values) === true && holds(right, values) === false ? [named(left, right)] : [];

function outOfBounds(rule, { values }) {
  const [least, most] = limits(rule, 2);
  const value = evaluate(rule.left, values);
  if (value === null || (compare(least, value) <= 0 && compare(value, most) <= 0)) return [];
  return [{ ...named(rule.left), fact: `Số tính ra: ${short(value)}.` }];
}

/* ── Figures against an earlier period ──────────────────────────────────────────────────────────────── */

function underHalf(rule, figures) {
  return pairs(rule, figures.added, figures.values, figures.half)
    .filter(([, year, first]) => compare(first, year) > 0)
    .map(([indicator, year, first]) => ({ fact: sinceHalf(indicator, year, first), codes: [indicator.code] }));
}

/* About ten times, or a tenth, of last year's; where there is none, of twice the first half's. */
function slipped(rule, { countable, added, values, lastYear, half }) {
  const old = pairs(rule, countable, values, lastYear)
    .filter(([, now, then]) => isSlip(rule, now, then))
    .map(([indicator, now, then]) => ({ fact: compared(indicator, now, then), codes: [indicator.code] }));
  const fresh = added.filter(({ code }) => lastYear[code] === undefined);
  const young = pairs(rule, fresh, values, half)
    .filter(([, now, first]) => isSlip(rule, now, multiply(TWO, first)))
    .map(([indicator, now, first]) => ({ fact: sinceHalf(indicator, now, first), codes: [indicator.code] }));
  return [...old, ...young];
}

function isSlip(rule, now, expected) {
  const [least, most, floor] = limits(rule, 3);
  const [small, large] = compare(now, expected) <= 0 ? [now, expected] : [expected, now];
  if (compare(small, ZERO) <= 0 || compare(subtract(large, small), floor) < 0) return false;
  const times = divide(large, small);
  return compare(least, times) <= 0 && compare(times, most) <= 0;
}

/* Neighbours that fit last year's figures much better the other way round. */
function swapped(rule, { countable, values, lastYear }) {
  const [factor, floor] = limits(rule, 2);
  const rows = pairs(rule, countable, values, lastYear);
  return rows.slice(1).flatMap(([other, nowOther, thenOther], at) => {
    const [one, now, then] = rows[at];
    const straight = [distance(now, then), distance(nowOther, thenOther)];
    const crossed = add(distance(now, thenOther), distance(nowOther, then));
    const isSwap =
      one.group === other.group &&
      straight.every((gap) => compare(gap, floor) >= 0) &&
      compare(multiply(crossed, factor), add(...straight)) <= 0;
    if (!isSwap) return [];
    const fact = `${compared(one, now, then)} ${compared(other, nowOther, thenOther)}`;
    return [{ fact, codes: [one.code, other.code] }];
  });
}

function swung(rule, { countable, values, lastYear }) {
  const [percent, floor] = limits(rule, 2);
  return pairs(rule, countable, values, lastYear)
    .filter(([, now, then]) => {
      const change = distance(now, then);
      // From zero there is no percentage: then the floor alone decides, where there is one.
      if (isZero(then) && isZero(floor)) return false;
      return compare(multiply(change, HUNDRED), multiply(percent, then)) > 0 && compare(change, floor) >= 0;
    })
    .map(([indicator, now, then]) => ({ fact: compared(indicator, now, then), codes: [indicator.code] }));
}

const copied = (rule, { countable, values, lastYear }) => repeated(rule, countable, values, lastYear);
const copiedHalf = (rule, { added, values, half }) => repeated(rule, added, values, half);

/* One hit for the filing. */
function repeated(rule, indicators, now, then) {
  const [percent, enough, smallest] = limits(rule, 3);
  const rows = pairs(rule, indicators, now, then).filter(([, , earlier]) => compare(earlier, smallest) >= 0);
  const same = rows.filter(([, value, earlier]) => compare(value, earlier) === 0).map(([{ code }]) => code);
  const [all, alike] = [decimal(rows.length), decimal(same.length)];
  if (compare(all, enough) < 0 || compare(multiply(alike, HUNDRED), multiply(percent, all)) < 0) return [];
  return [{ fact: `${same.length}/${rows.length} ô giống hệt.`, codes: same }];
}

const CHECKS = {
  "<=": over,
  implies: unmet,
  between: outOfBounds,
  "half<=year": underHalf,
  slip: slipped,
  swapped,
  within: swung,
  copied,
  "copied-half": copiedHalf,
};

/* ── Helpers ────────────────────────────────────────────────────────────────────────────────────────── */

/* The numbers on the right; one that is not written is zero. */
function limits({ right }, count) {
  const written = right.split(";").map((part) => part.trim().replace(/%+$/, "").trim()).filter(Boolean);
  return [...written.map(decimal), ...Array(count).fill(ZERO)].slice(0, count);
}

/* The figures there are on both sides, but for the indicators that the rule exempts. */
function pairs({ left }, indicators, now, then) {
  const exempt = left ? namesIn(left) : [];
  return indicators
    .map((indicator) => [indicator, now[indicator.code] ?? null, then[indicator.code] ?? null])
    .filter(([{ code }, value, earlier]) => value !== null && earlier !== null && !exempt.includes(code));
}

function distance(a, b) {
  const gap = subtract(a, b);
  return gap.n < 0n ? negate(gap) : gap;
}

const compared = ({ name }, now, then) => `${name}: ${format(now)}, cùng kỳ năm trước ${format(then)}.`;
const sinceHalf = ({ name }, year, half) => `${name}: cả năm ${format(year)}, 6 tháng đầu năm đã ${format(half)}.`;

/* A whole number as it is, any other with one place, half to even. */
function short(value) {
  const unit = 10n ** BigInt(value.e);
  if (value.n % unit === 0n) return format(value);
  const size = (value.n < 0n ? -value.n : value.n) * 10n;
  const [tenths, rest] = [size / unit, (size % unit) * 2n];
  const n = rest > unit || (rest === unit && tenths % 2n !== 0n) ? tenths + 1n : tenths;
  return format({ n: value.n < 0n ? -n : n, e: 1 });
}
