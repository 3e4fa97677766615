/* The panel of the focused cell: beside the grid on a wide screen, a sheet at the foot on a narrow one.
   Its forms post in the background and hand the answer to `act`. */

import * as cells from "./cells.js";
import { patch } from "./patch.js";
import { post } from "./request.js";

const WAIT = 200;
const isNarrow = matchMedia("(max-width: 60rem)");

export function makeContext(root, act) {
  const aside = root.querySelector("[data-context]");
  const sheet = document.querySelector("[data-sheet-of-context]");
  let shown = "";
  let wanted = "";
  let timer = 0;

  const place = () => (isNarrow.matches ? sheet.querySelector("[data-context-body]") : aside);

  function put(code, html) {
    shown = code;
    const idle = isNarrow.matches ? aside : sheet.querySelector("[data-context-body]");
    patch(idle, "");
    patch(place(), html);
    sheet.hidden = false;
    const title = place().querySelector("[data-title]")?.dataset.title;
    if (title) sheet.querySelector("[data-context-title]").textContent = title;
  }

  async function load(code) {
    wanted = code;
    const address = `${root.dataset.history}?cell=${encodeURIComponent(code)}`;
    const response = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "manual" }).catch(() => null);
    if (!response?.ok || wanted !== code) return;
    put(code, await response.text());
  }

  function show(code) {
    clearTimeout(timer);
    if (code === shown) return;
    timer = setTimeout(() => load(code), WAIT);
  }

  /* After a save: the history and the kinds of the cell that is shown, unless somebody writes there. */
  function refresh(codes) {
    if (codes.includes(shown) && !place().contains(document.activeElement)) load(shown);
  }

  document.addEventListener("change", (event) => {
    event.target.closest('form[data-panel-form="auto"]')?.requestSubmit();
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-panel-form]");
    if (!form || !place().contains(form)) return;
    event.preventDefault();
    const body = new FormData(form);
    const cell = cells.cellBy(root, body.get("cell"));
    if (cell && body.has("base")) body.set("base", cells.base(cell).value); // one's own save is no surprise
    const result = await post(form, form.action, body);
    act(result);
    if (!result.answer?.panel || shown !== body.get("cell")) return;
    put(shown, result.answer.panel);
    place().querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" }); // the form may be far below it
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-cell-link]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const other of root.querySelectorAll("a[data-cell-link][aria-current]")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    load(link.dataset.cellLink);
    if (isNarrow.matches) sheet.open = true;
  });

  return { show, refresh };
}
