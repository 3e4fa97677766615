/* The page of a report: a figure shows the cells behind it beside the paper.
   Without this module a figure is a link to a page with the same cells. */

const panel = document.querySelector("[data-figure-panel]");
const place = document.querySelector("[data-figure-source]");
let shown = null;

function show(link) {
  if (link === shown) return;
  shown?.removeAttribute("aria-current");
  shown = link;
  link.setAttribute("aria-current", "true");
  window.htmx.ajax("GET", link.href, { target: place, swap: "innerHTML" }).then(() => {
    panel.hidden = false;
    keepInSight(link);
  });
}

/* On a narrow screen the panel comes up from below and must not lie over its figure. */
function keepInSight(link) {
  if (getComputedStyle(panel).position !== "fixed") return;
  const hidden = link.getBoundingClientRect().bottom + 24 - panel.getBoundingClientRect().top;
  if (hidden > 0) window.scrollBy({ top: hidden });
}

function hide() {
  panel.hidden = true;
  const link = shown;
  shown?.removeAttribute("aria-current");
  shown = null;
  return link;
}

function followFigures() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-figure-link]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest("[data-figure-link]");
    if (link && link.matches(":focus-visible")) show(link);
  });
  document.querySelector("[data-figure-close]").addEventListener("click", () => hide()?.focus());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) hide();
  });
}

/* A section that reached the server needs no copy in the browser any more (report_editor.js). */
function forgetSavedCopy() {
  const address = new URL(window.location);
  const saved = address.searchParams.get("da-luu");
  if (!saved) return;
  try {
    window.localStorage.removeItem(`report-section-${saved}`);
  } catch {
    /* storage is switched off: there was no copy */
  }
  address.searchParams.delete("da-luu");
  window.history.replaceState(null, "", address);
}

followFigures();
forgetSavedCopy();
