/* The grid on the page as rows of places, for a block of cells that is pasted into it. */

import * as cells from "./cells.js";

/* → [{ label, table, places: [{ code, label, heading, isLocked }] }]; a place without an input has no
   code, one that is computed or does not exist has no label either. */
export function gridOf(form) {
  return [...form.querySelectorAll("tr[data-row]")].map((row) => {
    const table = row.closest("table");
    const headings = [...table.querySelectorAll("thead th")].slice(1).map((th) => th.textContent.trim());
    const tds = [...row.querySelectorAll("td:not(.unit)")];
    const isList = table.classList.contains("entry-single");
    return {
      label: row.querySelector("th").textContent.trim(),
      table,
      places: tds.map((td, at) => placeOf(td, isList ? "" : headings[at])),
    };
  });
}

function placeOf(td, heading) {
  const cell = td.querySelector("[data-cell]");
  if (cell) return { code: cells.codeOf(cell), label: cells.labelOf(cell), heading, isLocked: false };
  const link = td.querySelector("[data-cell-link]");
  if (!link) return { code: "", label: "", heading, isLocked: false };
  return { code: link.dataset.cellLink, label: link.getAttribute("aria-label").split(":")[0], heading, isLocked: true };
}

/* Where a cell stands: { row, column } from 0. */
export function positionOf(grid, code) {
  const row = grid.findIndex(({ places }) => places.some((place) => place.code === code));
  return { row, column: row < 0 ? 0 : grid[row].places.findIndex((place) => place.code === code) };
}

/* What is known of a cell without the catalogue's data. */
export function guessedIndicator(cell) {
  const input = cells.inputOf(cell);
  if (input.type === "radio") return { kind: "boolean", choices: [] };
  if (input.tagName !== "SELECT") return { kind: "integer", choices: [] };
  return { kind: "choice", choices: [...input.options].map(({ value, textContent }) => [value, textContent]) };
}
