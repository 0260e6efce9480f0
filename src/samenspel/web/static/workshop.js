// Screens that follow the session: look again when it changed, turn by keys, count down.
// Without this script the buttons work, and a screen shows the session as it was when opened.

const EVERY = 1500;
const SLOWEST = 15_000;
const FORTH = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const lost = document.querySelector("#lost");
let busy = false;
let wait = EVERY;
let stop = end();

function stage() {
  return document.querySelector("#stage");
}

function end() {
  const timer = document.querySelector(".timer");
  return timer ? performance.now() + Number(timer.dataset.left) * 1000 : 0;
}

async function show(answer) {
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("#stage");
  if (!fresh) throw new Error("no stage");
  const focused = stage().contains(document.activeElement) ? document.activeElement.id : "";
  stage().replaceWith(fresh);
  if (focused) document.getElementById(focused)?.focus();
  stop = end();
  tick();
}

async function pulse() {
  try {
    const answer = await fetch(stage().dataset.pulse);
    if (answer.status === 404) return location.reload(); // the code stopped: the page says so
    if (!answer.ok) throw new Error(answer.status);
    const { mark } = await answer.json();
    if (mark !== stage().dataset.mark && !busy) await show(await fetch(location.href));
    wait = EVERY;
    if (lost.textContent) lost.textContent = "";
  } catch {
    wait = Math.min(wait * 2, SLOWEST);
    lost.textContent = lost.dataset.words;
  }
  setTimeout(pulse, wait);
}

async function turn(button) {
  if (!button || button.disabled || busy) return;
  busy = true;
  try {
    const form = new FormData(button.form, button);
    await show(await fetch(button.form.action, { method: "POST", body: form }));
  } catch {
    lost.textContent = lost.dataset.words;
  }
  busy = false;
}

function tick() {
  const timer = document.querySelector(".timer");
  if (!timer) return;
  const left = Math.max(0, Math.ceil((stop - performance.now()) / 1000));
  const seconds = String(left % 60).padStart(2, "0");
  timer.textContent = left ? `${Math.floor(left / 60)}:${seconds}` : timer.dataset.over;
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  const pressed = [" ", "Enter"].includes(event.key);
  if (event.target.closest("input, select, textarea")) return;
  if (pressed && event.target.closest("a, button, summary")) return;
  const way = FORTH.includes(event.key) ? "#forth" : BACK.includes(event.key) ? "#back" : "";
  const button = way && document.querySelector(way);
  if (!button) return;
  event.preventDefault();
  turn(button);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches(".turns")) return;
  event.preventDefault();
  turn(event.submitter);
});
setInterval(tick, 250);
tick();
setTimeout(pulse, EVERY);
