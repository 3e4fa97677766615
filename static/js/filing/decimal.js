/* Decimals as the server's: whole digits and a scale, 28 significant digits, half to even. Never floats. */

const PRECISION = 28;

/* "12.5" → { n: 125n, e: 1 }, the number n / 10^e. */
export function decimal(text) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d*)\.?(\d*)$/.exec(String(text));
  return { n: BigInt(`${sign}${whole}${fraction}` || 0), e: fraction.length };
}

const power = (exponent) => 10n ** BigInt(exponent);
const magnitude = (n) => (n < 0n ? -n : n);

function aligned(a, b) {
  const e = Math.max(a.e, b.e);
  return [a.n * power(e - a.e), b.n * power(e - b.e), e];
}

function rounded(n, e) {
  const surplus = String(magnitude(n)).length - PRECISION;
  return surplus > 0 ? rounded(halfEven(n, power(surplus)), e - surplus) : { n, e };
}

function halfEven(n, unit) {
  const quotient = n / unit;
  const rest = magnitude(n % unit) * 2n;
  const up = rest > unit || (rest === unit && quotient % 2n !== 0n);
  return up ? quotient + (n < 0n ? -1n : 1n) : quotient;
}

const flat = ({ n, e }) => (e < 0 ? { n: n * power(-e), e: 0 } : { n, e });

export function add(a, b) {
  const [left, right, e] = aligned(a, b);
  return flat(rounded(left + right, e));
}

export const negate = ({ n, e }) => ({ n: -n, e });
export const subtract = (a, b) => add(a, negate(b));
export const multiply = (a, b) => flat(rounded(a.n * b.n, a.e + b.e));
export const isZero = ({ n }) => n === 0n;

export function compare(a, b) {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : Number(left > right);
}

/* Divided to some digits more than are kept; a last digit stands for whatever is left over. */
export function divide(a, b) {
  const shift = PRECISION + 2 + String(magnitude(b.n)).length;
  const n = a.n * power(shift);
  let quotient = (n / b.n) * 10n;
  if (n % b.n !== 0n) quotient += n < 0n === b.n < 0n ? 1n : -1n;
  return flat(rounded(quotient, a.e - b.e + shift + 1));
}

export const sum = (numbers) => numbers.reduce(add, decimal("0"));

/* "12.378", "3,5", "−65": dots between thousands, a decimal comma; `places` rounds half up. */
export function format(number, places) {
  let { n, e } = number;
  if (places !== undefined && e > places) {
    const unit = power(e - places);
    const up = magnitude(n % unit) * 2n >= unit ? 1n : 0n;
    n = n / unit + (n < 0n ? -up : up);
    e = places;
  } else if (places !== undefined) {
    [n, e] = [n * power(places - e), places];
  }
  const digits = String(magnitude(n)).padStart(e + 1, "0");
  const whole = digits.slice(0, digits.length - e).replace(/\B(?=(\d{3})+$)/g, ".");
  const kept = digits.slice(digits.length - e);
  const fraction = places === undefined ? kept.replace(/0+$/, "") : kept;
  return `${n < 0n ? "−" : ""}${whole}${fraction ? `,${fraction}` : ""}`;
}
