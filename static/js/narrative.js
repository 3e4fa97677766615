// A figure that has the focus or the pointer shows its words in the text; without this script the
// numbered links do.

const shown = "is-shown";
const finds = document.querySelectorAll("[data-find]");

function marksOf(number) {
  return [...document.querySelectorAll("mark[data-of]")].filter((mark) => mark.dataset.of.split(" ").includes(number));
}

function show(find) {
  document.querySelectorAll(`.${shown}`).forEach((one) => one.classList.remove(shown));
  find.classList.add(shown);
  const marks = marksOf(find.dataset.find);
  marks.forEach((mark) => mark.classList.add(shown));
  return marks[0];
}

// Only the pane moves, and only where it stands beside the list.
function scrollPane(mark) {
  const pane = mark?.closest("[data-marked]");
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const place = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += place - pane.clientHeight / 3;
}

finds.forEach((find) => {
  find.addEventListener("focusin", () => scrollPane(show(find)));
  find.addEventListener("pointerenter", () => show(find));
});

document.addEventListener("click", (event) => {
  const number = event.target.closest("mark[data-of] a")?.hash.slice(4);
  const find = number && document.querySelector(`[data-find="${number}"]`);
  if (!find) return;
  find.closest("details")?.setAttribute("open", "");
  show(find);
});

// A pasted text outlives a lost session: this tab keeps it for its person until the text was read.

const form = document.querySelector("[data-text-form]");
const box = form?.querySelector("textarea[name=text]");
const key = `van-ban:${form?.dataset.textForm}:${location.pathname}`;

if (finds.length) sessionStorage.removeItem(key);
if (box && !finds.length && !box.value) box.value = sessionStorage.getItem(key) ?? "";
box?.addEventListener("input", () => {
  try {
    sessionStorage.setItem(key, box.value);
  } catch {
    sessionStorage.removeItem(key); // too long to be kept
  }
});
