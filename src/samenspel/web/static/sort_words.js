// Words are saved while one types, a moment after the last key.
import { keeper, leaveWhenSaved } from "./sort_save.js";

const MOMENT = 800;
const { state, words } = JSON.parse(document.getElementById("script").textContent);
const form = document.getElementById("move");
const saver = keeper({ form, state, words, onNewest: () => {} });
const typed = {};
let timer = 0;

function flush() {
  clearTimeout(timer);
  if (!Object.keys(typed).length) return;
  saver.keep({ words: { ...typed } });
  Object.keys(typed).forEach((name) => delete typed[name]);
}

form.addEventListener("input", (event) => {
  typed[event.target.name] = event.target.value;
  clearTimeout(timer);
  timer = setTimeout(flush, MOMENT);
});
let sending = false;
form.addEventListener("submit", (event) => {
  if (sending) return;
  event.preventDefault();
  flush();
  // Later: within this event the browser does not send the form again.
  saver.whenSaved(() => setTimeout(() => {
    sending = true;
    form.requestSubmit(event.submitter);
  }));
});
window.addEventListener("pagehide", flush);
saver.replay((move) => {
  for (const [name, text] of Object.entries(move.words ?? {})) form.elements[name].value = text;
});
leaveWhenSaved(saver);
