/* Enter and the arrows move between rows as in a spreadsheet; Tab is the browser's own. */

const rowsOf = (form) =>
  [...form.querySelectorAll("tr[data-row]")].filter((row) => row.querySelector("[data-input]"));

export function moveByKeys(form) {
  form.addEventListener("keydown", (event) => {
    const input = event.target.closest("[data-input]");
    const step = input && stepOf(event, input);
    if (!step) return;
    event.preventDefault();
    const rows = rowsOf(form);
    const row = rows[rows.indexOf(input.closest("tr")) + step];
    if (!row) return;
    const target = sameColumn(row, Number(input.closest("td").dataset.column));
    target.focus();
    if (target.type === "text") target.select();
  });
}

function stepOf(event, input) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return 0;
  if (event.key === "Enter") return event.shiftKey ? -1 : 1;
  if (input.type !== "text") return 0; // arrows choose among radios and options
  return { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
}

function sameColumn(row, column) {
  const places = [...row.querySelectorAll("td[data-column]")].filter((td) => td.querySelector("[data-input]"));
  const at = places.filter((td) => Number(td.dataset.column) <= column).pop() ?? places[0];
  return at.querySelector("[data-input]:checked") ?? at.querySelector("[data-input]");
}
