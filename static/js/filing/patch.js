/* Put the server's HTML in a place without taking anything from the person who works there: focus and
   what is typed into fields with an id are carried over. */

const last = new WeakMap();

export function patch(place, html) {
  if (!place || last.get(place) === html) return;
  last.set(place, html);
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const typed = new Map(
    [...place.querySelectorAll("input[id], textarea[id]")].map((field) => [field.id, field.value]),
  );
  place.innerHTML = html;
  for (const [id, value] of typed) {
    const field = place.querySelector(`#${CSS.escape(id)}`);
    if (field && value && field.type !== "file") field.value = value;
  }
  if (focused) (again(place, focused) ?? place.querySelector("a[href], button"))?.focus({ preventScroll: true });
}

function again(place, focused) {
  if (focused.id) return place.querySelector(`#${CSS.escape(focused.id)}`);
  const href = focused.getAttribute("href");
  if (href) return place.querySelector(`[href="${CSS.escape(href)}"]`);
  const form = focused.form && place.querySelector(`form[action="${CSS.escape(focused.form.getAttribute("action"))}"]`);
  return form?.querySelector(focused.name ? `[name="${focused.name}"][value="${CSS.escape(focused.value)}"]` : "button");
}
