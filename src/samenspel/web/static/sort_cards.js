// One card at a time into a box: by tap, by key, by dragging; saved at every move.
import { ASIDE, HAND, at, moved, place, swap } from "./sort_board.js";
import { dragging } from "./sort_drag.js";
import { filled, keeper, leaveWhenSaved } from "./sort_save.js";

const byId = (id) => document.getElementById(id);
const { state, words } = JSON.parse(byId("script").textContent);
const board = byId("board");
const form = byId("move");
const items = new Map([...board.querySelectorAll("li[data-card]")].map((li) => [li.dataset.card, li]));
const buttons = new Map([...form.querySelectorAll(".place")].map((one) => [one.value, one]));
let now = state;
let chosen = form.elements.card.value; // the card in the hand
const saver = keeper({ form, state, words, onNewest: newest });

const label = (card) => items.get(card).textContent.trim();
const places = (box) => Number(buttons.get(box).dataset.places);
const full = (box) => at(now, box).length >= places(box);
const counted = (box) => ({ box: buttons.get(box).dataset.label, count: at(now, box).length, places: places(box) });

function say(...sentences) {
  byId("said").textContent = sentences.filter(Boolean).join(" ");
}

function newest(state) {
  now = state;
  chosen = at(now, HAND)[0] ?? "";
  show();
}

function make(move) {
  now = moved(now, move);
  saver.keep(move);
}

function put(box) {
  if (!chosen) return;
  if (place(now, chosen) === box) return next();
  if (box !== ASIDE && full(box)) return offer(box);
  const card = chosen;
  const first = place(now, card) === HAND;
  make({ places: { [card]: box } });
  next();
  say(box === ASIDE ? filled(words.said_aside, { card: label(card) }) : filled(words.said_placed, { card: label(card), ...counted(box) }), upNext());
  if (first && !chosen && !at(now, ASIDE).length) saver.whenSaved(() => window.location.assign(board.dataset.next));
}

function next() {
  chosen = at(now, HAND)[0] ?? "";
  show();
  if (!chosen) byId("all-dealt").querySelector("h2").focus({ preventScroll: true });
}

function upNext() {
  return chosen && filled(words.said_next, { card: label(chosen), explanation: items.get(chosen).dataset.explanation });
}

// A full box offers a swap.
function offer(box) {
  byId("swap-title").textContent = filled(words.swap_title, { card: label(chosen), box: buttons.get(box).dataset.label });
  byId("swap-cards").replaceChildren(...at(now, box).map((other) => swapButton(other)));
  byId("swap").hidden = false;
  byId("places").hidden = true;
  byId("swap-title").focus({ preventScroll: true });
}

function swapButton(other) {
  const button = document.createElement("button");
  Object.assign(button, { className: "quiet", name: "swap", value: other, textContent: label(other) });
  return button;
}

function exchange(other) {
  const box = place(now, other);
  const card = chosen;
  make(swap(now, card, other));
  next();
  say(filled(words.said_placed, { card: label(card), ...counted(box) }), upNext());
  focusOn();
}

function undo() {
  if (!now.past.length) return;
  const changed = Object.keys(now.past.at(-1).places);
  make({ undo: true });
  chosen = changed[0] ?? at(now, HAND)[0] ?? "";
  show();
  say(words.said_undone, chosen && filled(words.said_card, { card: label(chosen) }));
}

function show() {
  byId("swap").hidden = true;
  byId("places").hidden = false;
  for (const list of board.querySelectorAll("[data-place]")) {
    list.replaceChildren(...at(now, list.dataset.place).map((card) => items.get(card)));
  }
  items.forEach((li, card) => li.firstElementChild.toggleAttribute("aria-current", card === chosen));
  showCounts();
  showCard();
  byId("undo").disabled = !now.past.length;
  byId("aside-box").hidden = byId("some-aside").hidden = !at(now, ASIDE).length;
  byId("forward").hidden = at(now, HAND).length > 0;
}

function showCounts() {
  let dealt = 0;
  for (const [box, button] of buttons) {
    const text = filled(words.count, counted(box));
    dealt += at(now, box).length;
    button.querySelector(".count").textContent = text;
    board.querySelector(`[data-count="${box}"]`).textContent = text;
    button.classList.toggle("here", place(now, chosen) === box);
  }
  byId("progress").value = dealt;
  byId("dealt").textContent = filled(words.progress, { dealt, cards: now.order.length });
}

function showCard() {
  form.elements.card.value = chosen;
  byId("holding").hidden = byId("aside").hidden = byId("keys").hidden = !chosen;
  byId("all-dealt").hidden = Boolean(chosen);
  if (!chosen) return;
  byId("name").textContent = label(chosen);
  byId("explanation").textContent = items.get(chosen).dataset.explanation;
}

function focusOn() {
  if (chosen) byId("card").focus({ preventScroll: true });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const pressed = event.submitter;
  if (pressed?.name === "to") put(pressed.value);
  if (pressed?.name === "swap") exchange(pressed.value);
  if (pressed?.name === "undo") undo();
});

board.addEventListener("click", (event) => {
  const link = event.target.closest(".chips a, #swap-back");
  if (!link) return;
  event.preventDefault();
  if (link.id !== "swap-back") {
    chosen = link.parentElement.dataset.card;
    say(filled(words.said_card, { card: label(chosen) }));
  }
  show();
  byId("card").scrollIntoView({ block: "nearest" });
  focusOn();
});

// Keys work inside the board only, so that they stand in no one's way (WCAG 2.1.4).
board.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && !byId("swap").hidden) {
    show();
    focusOn();
  }
  const box = [...buttons.keys()][Number(event.key) - 1];
  if (!box || !chosen || !byId("swap").hidden) return;
  event.preventDefault();
  put(box);
});

dragging({
  card: byId("card"),
  grip: byId("grip"),
  places: [...buttons.values()],
  onDrop: put,
  onOver: (box) => say(filled(words.said_over, counted(box))),
});
saver.replay((move) => {
  now = moved(now, move);
});
chosen = place(now, chosen) === HAND || new URLSearchParams(window.location.search).has("card") ? chosen : (at(now, HAND)[0] ?? "");
if (!new URLSearchParams(window.location.search).has("full")) show();
leaveWhenSaved(saver);
focusOn();
