/* A block copied from a spreadsheet: its cells, and where each of them belongs in the grid. Nothing here
   touches the page. Rows and columns are counted from 0, told from 1. */

import { searchKey } from "./reading.js";

/* Tabs part cells, line breaks part rows; a cell in quotes may hold both. → rows of texts. */
export function parseBlock(text) {
  const rows = [[]];
  const cell = /("(?:[^"]|"")*"(?=[\t\r\n]|$)|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/y;
  while (cell.lastIndex <= text.length) {
    const [, content, end] = cell.exec(text);
    const isQuoted = content.length > 1 && content.startsWith('"') && content.endsWith('"');
    rows.at(-1).push((isQuoted ? content.slice(1, -1).replaceAll('""', '"') : content).trim());
    if (!end) break;
    if (end !== "\t") rows.push([]);
  }
  while (rows.length && rows.at(-1).every((one) => !one)) rows.pop();
  return rows;
}

export const isBlock = (rows) => rows.flat().filter(Boolean).length > 1;

export const WAYS = { label: "Theo tên chỉ tiêu", shape: "Theo hình của khối", order: "Lần lượt từng ô" };

/* → { way, ways, items }: the way taken, the ways there are, and for each text { row, column, text, code,
   problem }, where a text without a place says why. `start` is where the cursor stands. */
export function place(rows, grid, start, wanted, isReadable) {
  const labels = labelsOf(rows, grid);
  const ways = Object.keys(WAYS).filter((way) => way !== "label" || labels);
  const way = ways.includes(wanted) ? wanted : labels ? "label" : byItself(rows, grid, start);
  const items = { label: () => byLabel(rows, labels, grid, isReadable), shape: byShape, order: inOrder }[way](rows, grid, start);
  return { way, ways, items };
}

/* One column goes from cell to cell where it is longer than its table or would fall on what is computed,
   unless it is as long as the rest of the table with all that stands there. */
function byItself(rows, grid, start) {
  if (rows.some((row) => row.filter(Boolean).length > 1)) return "shape";
  const { table } = grid[start.row];
  const below = grid.slice(start.row).filter((row) => row.table === table);
  const falls = below.slice(0, rows.length).filter((row, at) => rows[at].some(Boolean) && !row.places[start.column]?.label);
  return rows.length > below.length || (falls.length && rows.length !== below.length) ? "order" : "shape";
}

function byShape(rows, grid, start) {
  const first = Math.min(...rows.map((row) => row.findIndex(Boolean)).filter((at) => at >= 0));
  return texts(rows).map((item) => {
    const row = grid[start.row + item.row];
    const target = row?.places[start.column + item.column - first];
    if (!row) return { ...item, problem: "Ngoài biểu: không còn hàng nào." };
    if (!target) return { ...item, problem: `Ngoài biểu: hàng “${row.label}” không còn cột nào.` };
    return aim(item, target, `Hàng “${row.label}”${target.heading ? `, ${target.heading}` : ""} không phải ô nhập, bỏ qua.`);
  });
}

/* A line without a figure leaves its cell as it is. */
function inOrder(rows, grid, start) {
  const places = grid.flatMap((row, at) => row.places.map((target, column) => ({ target, at, column })));
  const open = places.filter(
    ({ target, at, column }) => target.label && (at > start.row || (at === start.row && column >= start.column)),
  );
  let next = 0;
  return rows.flatMap((row, at) => {
    const columns = row.map((text, column) => ({ row: at, column, text })).filter(({ text }) => text);
    const items = columns.length ? columns : [{ row: at, column: 0, text: "" }];
    return items.map((item) => aim(item, open[next++]?.target, "Không còn ô nào trong biểu."));
  }).filter(({ text }) => text);
}

const texts = (rows) =>
  rows.flatMap((row, at) => row.map((text, column) => ({ row: at, column, text })).filter(({ text }) => text));

const aim = (item, target, otherwise) =>
  target?.label ? { ...item, code: target.code, isLocked: target.isLocked } : { ...item, problem: otherwise };

/* ── By label ───────────────────────────────────────────────────────────────────────────────────────── */

/* Words as they are compared: no accents, no numbering or bullet before, no colon behind. */
const keyOf = (text) =>
  searchKey(text).replace(/^(?:[-+*•–]\s*|(?:\d+|[a-z])[.)]\s+)+/, "").replace(/[\s:;.,]+$/, "");
const bare = (key) => key.replace(/^trong do:?\s*/, "");

/* Key → targets, in the grid's order: a place, or a row of several. */
function targetsOf(grid) {
  const targets = new Map();
  const note = (text, target) => {
    for (const key of new Set([keyOf(text), bare(keyOf(text))])) {
      if (key) targets.set(key, [...(targets.get(key) ?? []), target]);
    }
  };
  grid.forEach((row, at) => {
    const named = row.places.filter((target) => target.label);
    for (const target of named) {
      for (const name of new Set([target.code.replaceAll("_", " "), target.code, target.label])) note(name, { at, target });
      if (target.heading) note(`${row.label} ${target.heading}`, { at, target });
    }
    if (named.length === 1) note(row.label, { at, target: named[0] });
    if (named.length > 1) note(row.label, { at, row });
  });
  return targets;
}

const lookUp = (targets, text) => targets.get(keyOf(text)) ?? targets.get(bare(keyOf(text))) ?? [];

/* The column of the block that names the indicators best, or null. */
function labelsOf(rows, grid) {
  const targets = targetsOf(grid);
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    hits: rows.filter((row) => row[column] && lookUp(targets, row[column]).length).length,
  }));
  const best = columns.reduce((one, other) => (other.hits > one.hits ? other : one), { hits: 0 });
  const isEnough = best.hits > 1 || (best.hits === 1 && rows.length <= 2);
  return isEnough ? { column: best.column, targets } : null;
}

function byLabel(rows, { column, targets }, grid, isReadable) {
  const headings = new Set(grid.flatMap(({ places }) => places.map(({ heading }) => keyOf(heading))).filter(Boolean));
  const matched = matches(rows, column, targets);
  const figures = figureColumn(rows, column, matched, isReadable);
  let heads = new Map(); // column of the block → heading
  return rows.flatMap((row, at) => {
    const named = row.map((text, j) => [j, keyOf(text)]).filter(([, key]) => headings.has(key));
    const match = matched[at];
    if (!match && named.length) {
      heads = new Map(named);
      return [];
    }
    const values = row.map((text, j) => ({ row: at, column: j, text })).filter((item) => item.column > column && item.text);
    if (!match) return values.filter(({ text }) => /\d/.test(text)).map((item) => ({ ...item, problem: unknown(row[column]) }));
    if (match.target) return oneFigure(values, match.target, figures);
    return alongRow(values.filter(({ text }) => isFigure(text)), match.row, heads);
  });
}

const isFigure = (text) => /\d/.test(text) || /^(kad|n\/a|[-–—])$/i.test(text);
const unknown = (label) => (label ? `Không có chỉ tiêu “${label}” trong biểu.` : "Dòng này không có tên chỉ tiêu.");

/* Rows with the same name ("trong đó: bồi dưỡng") are taken in the grid's order. */
function matches(rows, column, targets) {
  const used = new Set();
  let last = -1;
  return rows.map((row) => {
    const free = lookUp(targets, row[column] ?? "").filter((target) => !used.has(target.target ?? target.row));
    const match = free.find(({ at }) => at >= last) ?? free[0] ?? null;
    if (match) {
      used.add(match.target ?? match.row);
      last = match.at;
    }
    return match;
  });
}

/* Of several columns behind the names the one with most figures counts, the first where they are even. */
function figureColumn(rows, column, matched, isReadable) {
  const counts = new Map();
  rows.forEach((row, at) => {
    const target = matched[at]?.target;
    row.forEach((text, j) => {
      if (target && j > column && text && isReadable(target.code, text)) counts.set(j, (counts.get(j) ?? 0) + 1);
    });
  });
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? null;
}

function oneFigure(values, target, figures) {
  const item = values.find(({ column }) => column === figures) ?? (values.length === 1 ? values[0] : null);
  return item ? [aim(item, target)] : [];
}

function alongRow(values, row, heads) {
  const named = row.places.filter((target) => target.label);
  const under = (item) => row.places.find((one) => keyOf(one.heading) === heads.get(item.column));
  const isHeaded = values.some(under); // else the headings are another table's
  return values.map((item, n) => {
    const target = isHeaded ? under(item) : named[n];
    return aim(item, target, `Hàng “${row.label}” không có ô nhập cho cột này.`);
  });
}
