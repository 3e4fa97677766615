/* Arithmetic over indicator codes (clusters/formulas.py): + - * / ( ), numbers, codes, one comparison.
   A missing operand gives null, never zero; so does a zero denominator. */

import { add, compare, decimal, divide, isZero, multiply, subtract, sum } from "./decimal.js";

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(>=|<=|==|[-+*/()<>]))/y;
const OPERATIONS = { "+": add, "-": subtract, "*": multiply, "/": divide };
const TRUTHS = {
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  "==": (order) => order === 0,
};
const parsed = new Map();

function parse(text) {
  if (!parsed.has(text)) parsed.set(text, parseTokens(tokensOf(text.trim())));
  return parsed.get(text);
}

function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`not a formula: ${text}`);
    const [, number, name, sign] = match;
    tokens.push({ number, name, sign });
  }
  return tokens;
}

function parseTokens(tokens) {
  let at = 0;
  const next = (signs) => (signs.includes(tokens[at]?.sign) ? tokens[at++].sign : null);

  function atom() {
    const token = tokens[at++];
    if (token?.sign === "(") {
      const inner = chain(product, ["+", "-"]);
      if (!next([")"])) throw new Error("a bracket is open");
      return inner;
    }
    if (!token || token.sign) throw new Error("an operand is missing");
    return token;
  }
  function chain(part, signs) {
    let left = part();
    for (let sign = next(signs); sign; sign = next(signs)) left = { sign, left, right: part() };
    return left;
  }
  const product = () => chain(atom, ["*", "/"]);

  let tree = chain(product, ["+", "-"]);
  const truth = next(Object.keys(TRUTHS));
  if (truth) tree = { sign: truth, left: tree, right: chain(product, ["+", "-"]) };
  if (at < tokens.length) throw new Error("something is left over");
  return tree;
}

function valueOf(node, values) {
  if (node.name) return values[node.name] ?? null;
  if (node.number) return decimal(node.number);
  const left = valueOf(node.left, values);
  const right = valueOf(node.right, values);
  if (left === null || right === null || (node.sign === "/" && isZero(right))) return null;
  return OPERATIONS[node.sign](left, right);
}

/* Codes in order of appearance. */
export function namesIn(text) {
  const walk = (node) => (node.name ? [node.name] : node.sign ? [...walk(node.left), ...walk(node.right)] : []);
  return [...new Set(walk(parse(text)))];
}

export function isSum(text) {
  const walk = (node) => Boolean(node.name) || (node.sign === "+" && walk(node.left) && walk(node.right));
  return walk(parse(text));
}

export const evaluate = (text, values) => valueOf(parse(text), values);

export function addReported(text, values) {
  const reported = namesIn(text).map((name) => values[name] ?? null).filter((value) => value !== null);
  return reported.length ? sum(reported) : null;
}

/* Truth of a comparison; null when an operand is missing. */
export function holds(text, values) {
  const { sign, left, right } = parse(text);
  const [a, b] = [valueOf(left, values), valueOf(right, values)];
  return a === null || b === null ? null : TRUTHS[sign](compare(a, b));
}
