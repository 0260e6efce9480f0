// Buttons that copy the words they stand beside; without this script the words can be selected.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  const before = button.textContent;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    const words = source.value ?? source.textContent;
    try {
      await navigator.clipboard.writeText(words);
      button.querySelector("[data-words]").textContent = button.dataset.done;
    } catch {
      source.focus();
      source.select?.();
    }
  });
  button.addEventListener("blur", () => {
    button.querySelector("[data-words]").textContent = before.trim();
  });
}
