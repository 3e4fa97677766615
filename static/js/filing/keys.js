/* Enter and the arrows move as in a spreadsheet; Tab is the browser's own. */

const rowsOf = (form) =>
  [...form.querySelectorAll("tr[data-row]")].filter((row) => row.querySelector("[data-input]"));

export function moveByKeys(form) {
  form.addEventListener("keydown", (event) => {
    const input = event.target.closest("[data-input]");
    if (!input || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const target = below(event, input, form) ?? beside(event, input);
    if (!target) return;
    event.preventDefault();
    target.focus();
    if (target.type === "text") target.select();
  });
}

function below(event, input, form) {
  const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : stepOfArrow(event, input);
  if (!step) return null;
  const rows = rowsOf(form);
  const row = rows[rows.indexOf(input.closest("tr")) + step];
  if (!row) return input; // Enter in the last row sends nothing
  return sameColumn(row, Number(input.closest("td").dataset.column));
}

/* Arrows choose among radios and options: only in a field of text do they move. */
const stepOfArrow = (event, input) =>
  input.type === "text" && !event.shiftKey ? ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0) : 0;

function sameColumn(row, column) {
  const places = placesOf(row);
  return entryOf(places.filter((td) => Number(td.dataset.column) <= column).pop() ?? places[0]);
}

/* Left and right leave a field at the ends of its text. */
function beside(event, input) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || input.type !== "text" || event.shiftKey) return null;
  const { selectionStart: start, selectionEnd: end, value } = input;
  const isAll = start === 0 && end === value.length;
  const isAtEnd = start === end && start === (step > 0 ? value.length : 0);
  if (!isAll && !isAtEnd) return null;
  const places = placesOf(input.closest("tr"));
  const next = places[places.indexOf(input.closest("td")) + step];
  return next ? entryOf(next) : null;
}

const placesOf = (row) =>
  [...row.querySelectorAll("td[data-column]")].filter((td) => td.querySelector("[data-input]"));

const entryOf = (td) => td.querySelector("[data-input]:checked") ?? td.querySelector("[data-input]");
