/* What is wrong with the cells that wait, told on this page until the server has judged: figures that
   cannot be read, rules that break, and the totals of the rows. */

import * as cells from "./cells.js";
import { decimal, format, sum } from "./decimal.js";
import { evaluate } from "./formulas.js";
import { get } from "./request.js";
import { readCell, shownNumber } from "./reading.js";
import { findings } from "./rules.js";

const SLOW = 700; // a save that takes longer than this is not waited for, in milliseconds

export function makeChecking(root, form, queue, notes) {
  let book = null;
  let timer = 0;

  async function load() {
    book ??= (await get(form.dataset.checkAt)).answer ?? null;
    return book;
  }

  /* Soon, if the server has not answered by then; at once without a network. */
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(now, navigator.onLine ? SLOW : 0);
  }

  function now() {
    clearTimeout(timer);
    if (!book) return;
    const waiting = new Set(waitingCodes(queue));
    const readings = readAll(form, book);
    const values = Object.fromEntries(Object.entries(readings).map(([code, { value }]) => [code, value && decimal(value)]));
    const broken = waiting.size ? findings(book, values) : [];
    for (const cell of cells.allCells(form)) {
      const code = cells.codeOf(cell);
      const bad = waiting.has(code) && readings[code].problem ? readings[code] : null;
      if (waiting.has(code) && cell.className.endsWith("-typed")) cells.lookTyped(cell, Boolean(bad));
      notes.found(code, [
        ...(bad ? [unread(code, cells.labelOf(cell), bad)] : []),
        ...broken.filter((one) => anchor(one, book) === code && isNews(one, waiting, root)).map(ofRule),
      ]);
    }
    const messages = broken.map((one) => one.message);
    notes.hideOutdated((text) => waiting.size > 0 && !messages.some((message) => text.includes(message)));
    if (waiting.size) showTotals(root, form, book, values, readings);
  }

  window.addEventListener("load", () => setTimeout(load, 0));
  return { soon, now, load, indicatorOf: (code) => book?.indicators.find((one) => one.code === code) };
}

const waitingCodes = (queue) =>
  queue.all().filter((entry) => !entry.open && !entry.held).map((entry) => entry.code);

function readAll(form, book) {
  const inputs = book.indicators.filter(({ formula }) => !formula);
  return Object.fromEntries(
    inputs.map((indicator) => {
      const cell = cells.cellBy(form, indicator.code);
      return [indicator.code, readCell(indicator, cell ? cells.textOf(cell) : (book.locked[indicator.code] ?? ""))];
    }),
  );
}

/* Below the last of its cells, as on the server. */
function anchor(finding, book) {
  const order = book.indicators.map(({ code }) => code);
  return finding.codes.reduce((last, code) => (order.indexOf(code) > order.indexOf(last) ? code : last));
}

const isNews = (finding, waiting, root) =>
  finding.codes.some((code) => waiting.has(code)) &&
  ![...root.querySelectorAll("[data-of-server] [data-note=rule] p")].some((p) => p.textContent.includes(finding.message));

function provisional(tone, heading, text) {
  const note = document.querySelector('template[data-words="provisional"]').content.cloneNode(true).firstElementChild;
  note.classList.add(`saynote-${tone}`);
  note.querySelector("[data-heading]").textContent = heading;
  note.querySelector("[data-text]").textContent = text;
  return note;
}

function unread(code, label, { problem, suggestion }) {
  const note = provisional("error", `${label}, không đọc được:`, problem);
  const acts = note.querySelector(".acts");
  if (suggestion === null) {
    acts.remove();
    return note;
  }
  const offer = shownNumber(suggestion);
  const button = acts.querySelector("button");
  Object.assign(button.dataset, { accept: code, text: offer });
  button.textContent = `Nhận ${offer}`;
  return note;
}

function ofRule({ severity, message }) {
  const isError = severity === "error";
  const note = provisional(isError ? "error" : "info", isError ? "Trái quy tắc:" : "", message);
  note.querySelector(".acts").remove();
  return note;
}

/* ── Totals: of a row's levels, of a whole's parts, or by a formula ─────────────────────────────────── */

function showTotals(root, form, book, values, readings) {
  for (const place of root.querySelectorAll("[data-total]")) {
    const { total } = place.dataset;
    const computed = book.indicators.find(({ code, formula }) => code === total && formula);
    const known = computed ? evaluate(computed.formula, values) : null;
    const codes = computed ? [] : codesOf(place, total, book);
    const reported = codes.map((code) => values[code] ?? null).filter((value) => value !== null);
    const asked = codes.filter((code) => readings[code]?.status !== "na").length;
    const figure = computed ? known : reported.length ? sum(reported) : null;
    const isPartly = reported.length > 0 && reported.length < asked;
    place.querySelector("[data-figure]").textContent = figure === null ? "–" : format(figure, computed ? 1 : undefined);
    place.querySelector("[data-coverage]").textContent = isPartly ? `${reported.length}/${asked} ô` : "";
  }
}

function codesOf(place, total, book) {
  if (total.startsWith("phan-")) {
    const whole = total.slice("phan-".length);
    return book.indicators.filter(({ part_of }) => part_of === whole).map(({ code }) => code);
  }
  const row = place.closest("tr").querySelectorAll("[data-cell], [data-cell-link]");
  return [...row].map(({ dataset }) => dataset.cell ?? dataset.cellLink);
}
