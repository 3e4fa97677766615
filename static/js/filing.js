/* The page of a filing: a cell saves as it is left, and the server says what becomes of it. Without
   this file the same form saves with its button. Rules and totals are the server's alone. */

import * as cells from "./filing/cells.js";
import { makeContext } from "./filing/context.js";
import { moveByKeys } from "./filing/keys.js";
import { patch } from "./filing/patch.js";
import { post } from "./filing/request.js";

const RETRY = 8000;

function start(root) {
  const form = root.querySelector("form[data-sheet]");
  const apply = makeApply(root);
  const context = makeContext(root, apply);
  markCurrentGroup(root);
  focusByLinks(root);
  if (!form) return;
  moveByKeys(form);
  saveOnLeaving(root, form, apply, context);
}

/* ── Saving ─────────────────────────────────────────────────────────────────────────────────────── */

function saveOnLeaving(root, form, apply, context) {
  let running = null;
  let again = false;
  let retry = 0;
  const dirty = () => cells.allCells(form).filter(cells.isDirty);

  async function send() {
    const sent = new Map();
    const body = new FormData();
    for (const cell of dirty()) {
      const code = cells.codeOf(cell);
      sent.set(code, cells.textOf(cell));
      body.set(`cell-${code}`, cells.textOf(cell));
      if (!("ask" in cell.dataset)) body.set(`orig-${code}`, cells.original(cell).value);
      body.set(`base-${code}`, cells.base(cell).value);
    }
    const result = await post(form, form.action, body);
    apply(result, sent);
    clearTimeout(retry);
    if (result.failure === "offline") retry = setTimeout(save, RETRY);
    else context.refresh([...sent.keys()]);
  }

  /* One request at a time, so that versions arrive in order; what came meanwhile goes next. */
  async function save() {
    if (running) {
      again = true;
      return running;
    }
    running = send();
    await running;
    running = null;
    if (again) {
      again = false;
      await save();
    }
  }

  form.addEventListener("input", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell) return;
    cells.lookTyped(cell);
    countWaiting(root);
    if (event.target.type === "radio" || event.target.tagName === "SELECT") save();
  });
  form.addEventListener("focusin", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell) context.show(cells.codeOf(cell));
  });
  form.addEventListener("focusout", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (!cell || cell.contains(event.relatedTarget)) return;
    cells.settleOnLeaving(cell);
    if (cells.isDirty(cell)) save();
    else if (cell.className.includes("-typed")) {
      cells.askAgain(cell); // typed and typed back
      save();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  window.addEventListener("online", save);
  window.addEventListener("beforeunload", (event) => {
    if (dirty().length) event.preventDefault();
  });
  decideByButtons(form, save, apply);
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("[data-leave]");
    if (!link || !dirty().length) return;
    event.preventDefault();
    await save();
    if (!dirty().length) location.assign(link.href);
  });
}

/* ── The buttons of the notes: accept a reading, keep mine, take theirs, explain ────────────────────── */

function decideByButtons(form, save, apply) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button:is([data-accept], [data-keep], [data-take], [data-explain])");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.explain) {
      explain(form, button, apply);
      return;
    }
    const cell = cells.cellBy(form, button.dataset.accept ?? button.dataset.keep ?? button.dataset.take);
    if (button.dataset.version) cells.base(cell).value = button.dataset.version;
    if (!button.dataset.keep) cells.setText(cell, button.dataset.text);
    if (button.dataset.take) cells.askAgain(cell);
    cells.inputOf(cell).focus();
    save();
  });
  document.addEventListener("keydown", (event) => {
    const line = event.key === "Enter" && event.target.closest(".why-line");
    if (!line) return;
    event.preventDefault();
    line.querySelector("[data-explain]").click();
  });
}

async function explain(form, button, apply) {
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
  apply(result, new Map());
}

/* ── The server's answer ────────────────────────────────────────────────────────────────────────── */

function makeApply(root) {
  return function apply(result, sent) {
    if (result.answer) showAnswer(root, result.answer, sent);
    else sayFailure(root, result);
    countWaiting(root);
  };
}

function showAnswer(root, answer, sent) {
  document.querySelector("[data-failure]")?.remove();
  for (const [code, is] of Object.entries(answer.cells)) showCell(root, code, is, sent.get(code));
  for (const row of root.querySelectorAll("[data-notes]")) {
    const html = answer.rows[row.dataset.notes] ?? "";
    patch(row.firstElementChild, html);
    row.hidden = !html;
  }
  for (const [key, [figure, coverage]] of Object.entries(answer.totals)) {
    const place = root.querySelector(`[data-total="${CSS.escape(key)}"]`);
    place.querySelector("[data-figure]").textContent = figure;
    place.querySelector("[data-coverage]").textContent = coverage;
  }
  for (const [name, html] of Object.entries(answer.regions)) {
    patch(document.querySelector(`[data-region="${name}"]`), html);
  }
  for (const link of root.querySelectorAll("[data-group]")) {
    const head = document.getElementById(`h-${link.dataset.group}`);
    head.querySelector(".n").textContent = `${link.querySelector(".n").textContent} ô`;
  }
  markCurrentGroup(root);
  root.querySelector("[data-said]").textContent = answer.said;
}

function showCell(root, code, is, sent) {
  const cell = cells.cellBy(root, code);
  if (!cell) return;
  const typedOn = sent !== undefined && cells.textOf(cell) !== sent;
  cells.base(cell).value = is.version;
  cells.original(cell).value = is.original;
  cell.querySelector("[data-marks]").innerHTML = is.marks;
  if (typedOn) {
    cells.lookTyped(cell);
    return;
  }
  if (is.kept) cells.setText(cell, is.text);
  else cells.settleText(cell, is.text, sent ?? is.text);
  cells.setLook(cell, is);
}

function sayFailure(root, { failure, html }) {
  const bar = document.querySelector('[data-region="savebar"]') ?? document.querySelector("[data-messages]");
  const words = document.querySelector(`template[data-words="${failure}"]`);
  bar.querySelector("[data-failure]")?.remove();
  const place = document.createElement("div");
  place.dataset.failure = failure;
  place.setAttribute("role", "alert");
  if (html) place.innerHTML = html;
  else place.append(words.content.cloneNode(true));
  bar.append(place);
  const said = root.querySelector("[data-said]");
  if (said) said.textContent = "";
}

function countWaiting(root) {
  const place = root.querySelector("[data-waiting]");
  if (!place) return;
  const waiting = cells.allCells(root).filter((cell) => cell.className.includes("-typed")).length;
  const words = document.querySelector('template[data-words="waiting"]').content.cloneNode(true);
  words.querySelector("[data-count]").textContent = waiting;
  place.replaceChildren(...(waiting ? [words] : []));
}

/* ── Finding one's way ──────────────────────────────────────────────────────────────────────────── */

let currentGroup = "";
let watched = false;

function markCurrentGroup(root) {
  const mark = () => {
    for (const link of root.querySelectorAll("[data-group]")) {
      if (link.dataset.group === currentGroup) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  currentGroup ||= root.querySelector("[data-group]")?.dataset.group ?? "";
  mark();
  if (watched) return;
  watched = true;
  const watch = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      currentGroup = seen.target.dataset.section;
      mark();
    },
    { rootMargin: "-20% 0px -70% 0px" },
  );
  for (const section of root.querySelectorAll("[data-section]")) watch.observe(section);
}

/* Links to a cell ("1 ô không nhận") put the cursor into it. */
function focusByLinks(root) {
  const go = (hash) => {
    const place = hash.startsWith("#o-") && document.getElementById(hash.slice(1));
    const target = place && (place.querySelector("[data-input]:checked, [data-input], a") ?? null);
    if (!target || !root.contains(target)) return false;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#o-"]');
    if (link && go(link.getAttribute("href"))) event.preventDefault();
  });
  go(location.hash);
}

/* A second press of a button that acts does nothing. */
function sendOnce() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-once]");
    if (!form) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-once]")) delete form.dataset.sent;
  });
}

document.documentElement.classList.add("scripted");
sendOnce();
const page = document.querySelector("[data-filing]");
if (page) start(page);
