// The important values in order: a tap gives the next place, another tap takes it away.
import { filled, keeper, leaveWhenSaved } from "./sort_save.js";

const { state, words, topPlaces } = JSON.parse(document.getElementById("script").textContent);
const form = document.getElementById("move");
const picks = [...form.querySelectorAll(".pick")];
let { top } = state;
const saver = keeper({ form, state, words, onNewest: () => window.location.reload() });

function show() {
  for (const button of picks) {
    const at = top.indexOf(button.value) + 1;
    button.querySelector(".rank").textContent = at || "";
    button.querySelector(".place-said").textContent = at ? `, ${filled(form.dataset.place, { place: at })}` : "";
  }
}

function pick(button) {
  const chosen = top.includes(button.value);
  const card = button.dataset.label;
  if (!chosen && top.length >= topPlaces) return say(words.said_top_full);
  top = chosen ? top.filter((one) => one !== button.value) : [...top, button.value];
  saver.keep({ top });
  show();
  say(filled(chosen ? words.said_top_off : words.said_top, { card, place: top.length }));
}

function say(text) {
  document.getElementById("said").textContent = text;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.submitter) pick(event.submitter);
});
saver.replay((move) => {
  top = move.top ?? top;
});
show();
leaveWhenSaved(saver);
