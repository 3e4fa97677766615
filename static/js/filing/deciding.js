/* The buttons of the notes, and Escape: accept a reading, keep mine, take theirs, explain. */

import * as cells from "./cells.js";
import { post } from "./request.js";

export function decideByButtons(page) {
  const { form, notes, show, saving } = page;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button:is([data-accept], [data-keep], [data-take], [data-explain])");
    if (!button) return;
    event.preventDefault();
    const { accept, keep, take, explain } = button.dataset;
    if (explain) {
      sendWhy(button);
      return;
    }
    const cell = cells.cellBy(form, accept ?? keep ?? take);
    if (take) takeTheirs(cell, button.dataset);
    else if (keep) keepMine(cell, button.dataset);
    else acceptReading(cell, button.dataset.text);
    cells.inputOf(cell).focus();
  });
  document.addEventListener("keydown", (event) => {
    const line = event.key === "Enter" && event.target.closest(".why-line");
    if (!line) return;
    event.preventDefault();
    line.querySelector("[data-explain]").click();
  });
  form.addEventListener("keydown", (event) => {
    const cell = event.key === "Escape" && event.target.closest("[data-cell]");
    if (cell) restore(cell);
  });

  function acceptReading(cell, text) {
    cells.setText(cell, text);
    saving.typed(cell);
    saving.leave(cell);
  }

  function keepMine(cell, { version }) {
    cells.base(cell).value = version;
    page.queue.update(cells.codeOf(cell), { base: version, held: "", doubt: null });
    saving.save();
  }

  function takeTheirs(cell, { text, version }) {
    const code = cells.codeOf(cell);
    page.queue.drop(code);
    notes.kept(code, "");
    cells.base(cell).value = version;
    cells.original(cell).value = text;
    cells.setText(cell, text);
    cell.dataset.own = "yes";
    cells.lookOfServer(cell, { look: text ? "saved" : "null", word: "đã lấy bản trên máy chủ", icon: text ? "check" : "" });
    show.waiting();
    saving.askState();
  }

  /* Escape: what the server has. */
  function restore(cell) {
    const theirs = notes.keptOf(cells.codeOf(cell))?.querySelector("[data-take]");
    if (theirs) takeTheirs(cell, theirs.dataset);
    else if (cells.differs(cell)) {
      cells.setText(cell, cells.original(cell).value);
      saving.typed(cell);
    } else return;
    cells.inputOf(cell).select?.();
    page.checking.now();
  }

  async function sendWhy(button) {
    const line = button.closest(".why-line").querySelector("input");
    if (!line.value.trim()) {
      line.focus();
      return;
    }
    const body = new FormData();
    body.set("cell", button.dataset.explain);
    body.set("text", line.value);
    const result = await post(form, form.dataset.explainAt, body);
    if (result.answer) line.value = "";
    show.act(result);
  }
}
