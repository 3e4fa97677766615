/* Finding one's way: the group in sight, links into cells. */

export function makeGroupMarker(root) {
  let current = root.querySelector("[data-group]")?.dataset.group ?? "";

  function mark() {
    for (const link of root.querySelectorAll("[data-group]")) {
      if (link.dataset.group === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  const watch = new IntersectionObserver(
    (entries) => {
      const seen = entries.find((entry) => entry.isIntersecting);
      if (!seen) return;
      current = seen.target.dataset.section;
      mark();
    },
    { rootMargin: "-20% 0px -70% 0px" },
  );
  for (const section of root.querySelectorAll("[data-section]")) watch.observe(section);
  mark();
  return mark;
}

/* Links to a cell ("1 ô không nhận") put the cursor into it. */
export function focusByLinks(root) {
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
