/* The shell of every page: account menu, contrast switch, and what htmx says when it fails.
   Pages work without it; hooks are data-* attributes, never classes. */

const YEAR = 365 * 24 * 60 * 60;

function closeMenusOnLeaving() {
  const open = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of open()) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

/* The choice is a cookie, so that the server writes it into the page and nothing flickers. */
function switchContrast() {
  const root = document.documentElement;
  for (const button of document.querySelectorAll("[data-contrast-switch]")) {
    const show = () => button.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      const high = root.dataset.contrast !== "high";
      if (high) root.dataset.contrast = "high";
      else delete root.dataset.contrast;
      const age = high ? YEAR : 0;
      document.cookie = `contrast=high; path=/; max-age=${age}; samesite=lax`;
      show();
    });
  }
}

/* htmx swaps answers of 2xx only. A refusal's partial goes to the head of the page, 409 and 422 carry
   the form or cell back with its questions, everything else is said in words. What was typed stays. */
function sayWhatFailed() {
  const place = document.querySelector("[data-messages]");
  const say = (kind) => {
    const words = document.querySelector(`template[data-notice="${kind}"]`);
    if (!words || !place) return;
    place.replaceChildren(words.content.cloneNode(true));
    place.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { xhr } = detail;
    // A page module nearer to the element may already have decided what to do.
    if (xhr.status < 400 || detail.shouldSwap) return;
    const wholePage = /^\s*<!doctype/i.test(xhr.responseText);
    if (xhr.status === 403 && !wholePage && place) {
      Object.assign(detail, { shouldSwap: true, isError: false, target: place, swapOverride: "innerHTML" });
      place.scrollIntoView({ block: "nearest" });
    } else if ((xhr.status === 409 || xhr.status === 422) && !wholePage) {
      Object.assign(detail, { shouldSwap: true, isError: false });
    } else {
      say(xhr.status === 403 ? "refused" : "failed");
    }
  });
  document.addEventListener("htmx:sendError", () => say("offline"));
  document.addEventListener("htmx:timeout", () => say("offline"));
}

/* A second factor by key or passkey: allauth's scripts report errors as an event. */
function sayKeyFailed() {
  document.addEventListener("allauth.error", (event) => {
    const words = document.querySelector("[data-key-error]");
    if (!words) return;
    event.preventDefault();
    words.hidden = false;
    words.focus();
  });
}

/* Pages kept for reading without a network (see filing/offline.js) are for whoever is signed in. */
function forgetCopies() {
  if (!document.querySelector("[data-signed-in]")) self.caches?.delete("so-lieu");
}

closeMenusOnLeaving();
switchContrast();
sayWhatFailed();
sayKeyFailed();
forgetCopies();
