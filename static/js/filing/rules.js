/* The catalogue's rules over the figures on the page, as reports/validation.py judges them. What the
   page finds is provisional; the server judges again. Operators unknown here are left to the server. */

import { compare, decimal, format, isZero, multiply, negate, subtract } from "./decimal.js";
import { addReported, evaluate, holds, isSum, namesIn } from "./formulas.js";

const HUNDRED = decimal("100");
const isCountable = ({ kind }) => kind === "integer" || kind === "decimal";
const absolute = (number) => (number.n < 0n ? negate(number) : number);

/* `book` is kiem-tra.json; `values` are Decimals by code, null where not reported → [{ rule, severity,
   message, codes }]. */
export function findings(book, values) {
  const known = { ...values };
  for (const { code, formula } of book.indicators) if (formula) known[code] = evaluate(formula, values);
  return book.rules.flatMap((rule) =>
    (OPERATORS[rule.operator]?.(rule, book, known) ?? []).map((found) => ({
      rule: rule.code,
      severity: rule.severity,
      ...found,
    })),
  );
}

const OPERATORS = {
  "<=": (rule, book, values) => {
    const left = isSum(rule.left) ? addReported(rule.left, values) : evaluate(rule.left, values);
    const right = evaluate(rule.right, values);
    return left !== null && right !== null && compare(left, right) > 0 ? [broken(rule)] : [];
  },
  implies: (rule, book, values) =>
    holds(rule.left, values) === true && holds(rule.right, values) === false ? [broken(rule)] : [],
  within: swings,
  "half<=year": halfOverYear,
};

function broken(rule) {
  return { message: rule.message, codes: [...new Set([...namesIn(rule.left), ...namesIn(rule.right)])] };
}

/* More than `right` percent up or down against the same period last year. */
function swings(rule, book, values) {
  const limit = decimal(rule.right.replace(/%+$/, ""));
  return pairs(book, values, book.earlier).flatMap(([indicator, now, then]) => {
    if (isZero(then)) return [];
    const swing = absolute(subtract(now, then));
    if (compare(multiply(swing, HUNDRED), multiply(limit, then)) <= 0) return [];
    const direction = compare(now, then) > 0 ? "tăng" : "giảm";
    const message =
      `${indicator.label}: ${format(now)}, cùng kỳ năm trước ${format(then)}, ` +
      `${direction} quá ${format(limit)}%. Đồng chí ghi một câu giải trình.`;
    return [{ message, codes: [indicator.code] }];
  });
}

/* The annual figure already contains the half-year, so it cannot be smaller. */
function halfOverYear(rule, book, values) {
  return pairs(book, values, book.half).flatMap(([indicator, year, first]) => {
    if (!indicator.adds_up || compare(first, year) <= 0) return [];
    const message =
      `${indicator.label}: cả năm ${format(year)} mà 6 tháng đầu năm đã ` +
      `${format(first)}. Đồng chí kiểm lại hoặc ghi một câu giải trình.`;
    return [{ message, codes: [indicator.code] }];
  });
}

function pairs(book, values, others) {
  return book.indicators
    .filter((indicator) => isCountable(indicator) && !indicator.formula)
    .map((indicator) => [indicator, values[indicator.code] ?? null, others[indicator.code]])
    .filter(([, now, then]) => now !== null && then !== undefined)
    .map(([indicator, now, then]) => [indicator, now, decimal(then)]);
}
