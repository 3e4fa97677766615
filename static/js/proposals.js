/* The preview of proposals: its button says how many cells it will write. Without this it says no number. */

for (const form of document.querySelectorAll("[data-proposals]")) {
  const button = form.querySelector("[data-count-label]");
  const count = () => {
    const ticked = form.querySelectorAll('input[name="take"]:checked').length;
    button.textContent = button.dataset.countLabel.replace("#", ticked);
    button.disabled = ticked === 0;
  };
  form.addEventListener("change", count);
  window.addEventListener("pageshow", count); // also when the browser goes back to ticks it kept
}
