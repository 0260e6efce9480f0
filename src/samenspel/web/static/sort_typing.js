// What is typed is saved a moment after the last key; a form leaves when all of it is saved.
import { keeper, leaveWhenSaved } from "./sort_save.js";

const MOMENT = 800;

export function typing({ kind, onNewest, replay }) {
  const { state, words } = JSON.parse(document.getElementById("script").textContent);
  const form = document.getElementById("move");
  const saver = keeper({ form, state, words, onNewest });
  const typed = {};
  let timer = 0;
  let sending = false;

  function flush() {
    clearTimeout(timer);
    if (!Object.keys(typed).length) return;
    saver.keep({ [kind]: { ...typed } });
    Object.keys(typed).forEach((name) => delete typed[name]);
  }

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
  saver.replay((move) => Object.entries(move[kind] ?? {}).forEach(([name, value]) => replay(name, value)));
  leaveWhenSaved(saver);

  return function type(name, value, wait = MOMENT) {
    typed[name] = value;
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
  };
}
