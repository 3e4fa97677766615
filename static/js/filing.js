/* The page of a filing: a cell saves as it is left, waits without a network, and the server says what
   becomes of it. Without this file the same form saves with its button. */

import { makeChecking } from "./filing/checking.js";
import { makeContext } from "./filing/context.js";
import { decideByButtons } from "./filing/deciding.js";
import { moveByKeys } from "./filing/keys.js";
import { makeNotes } from "./filing/notes.js";
import { keepForOffline } from "./filing/offline.js";
import { makePaste } from "./filing/paste_dialog.js";
import { makeQueue } from "./filing/queue.js";
import { makeSaving } from "./filing/saving.js";
import { makeShow } from "./filing/showing.js";
import { makeUnsent } from "./filing/unsent.js";
import { focusByLinks, makeGroupMarker } from "./filing/wayfinding.js";

function start(root) {
  const form = root.querySelector("form[data-sheet]");
  const queue = makeQueue(`so-lieu:${root.dataset.user}:${location.pathname}`);
  const page = { root, form, queue, markCurrentGroup: makeGroupMarker(root), unsent: makeUnsent(root, form, queue) };
  if (form) type(page);
  page.context = makeContext(root, page.show?.act);
  page.unsent.show();
  focusByLinks(root);
  if (form) keepForOffline(root.dataset.worker, form.dataset.checkAt);
}

/* Each part knows the others through `page`. */
function type(page) {
  const { root, form, queue } = page;
  page.notes = makeNotes(root);
  page.checking = makeChecking(root, form, queue, page.notes);
  page.show = makeShow(page);
  page.saving = makeSaving(page);
  moveByKeys(form);
  decideByButtons(page);
  makePaste(page);
  form.addEventListener("focusin", (event) => {
    const cell = event.target.closest("[data-cell]");
    if (cell) page.context.show(cell.dataset.cell);
  });
  page.show.elsewhere();
  if (queue.all().length) page.saving.save({ heldToo: true });
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
