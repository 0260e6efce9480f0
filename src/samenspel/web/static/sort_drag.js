// Dragging the card to a box: with a mouse, by its grip on a screen, or with the arrow keys.

const FAR = 6; // pixels: less is a click

export function dragging({ card, grip, places, onDrop, onOver }) {
  grip.hidden = false;
  card.classList.add("movable");
  pointer({ card, grip, places, onDrop });
  keyboard({ grip, places, onDrop, onOver });
}

function pointer({ card, grip, places, onDrop }) {
  let start = null;

  function over(event) {
    const below = document.elementsFromPoint(event.clientX, event.clientY);
    return places.find((one) => below.includes(one));
  }

  function end() {
    start = null;
    card.classList.remove("dragged");
    card.style.transform = "";
    places.forEach((one) => one.classList.remove("over"));
  }

  card.addEventListener("pointerdown", (event) => {
    const gripped = grip.contains(event.target);
    if (event.button !== 0 || (event.pointerType === "touch" && !gripped)) return;
    start = { x: event.clientX, y: event.clientY, id: event.pointerId };
  });
  window.addEventListener("pointermove", (event) => {
    if (!start || event.pointerId !== start.id) return;
    const [x, y] = [event.clientX - start.x, event.clientY - start.y];
    if (Math.hypot(x, y) < FAR && !card.classList.contains("dragged")) return;
    card.classList.add("dragged");
    card.style.transform = `translate(${x}px, ${y}px)`;
    const target = over(event);
    places.forEach((one) => one.classList.toggle("over", one === target));
  });
  window.addEventListener("pointerup", (event) => {
    if (!start || event.pointerId !== start.id) return;
    const target = card.classList.contains("dragged") && over(event);
    end();
    if (target) onDrop(target.value);
  });
  window.addEventListener("pointercancel", end);
}

function keyboard({ grip, places, onDrop, onOver }) {
  let held = -1;

  function hold(index) {
    held = index;
    grip.setAttribute("aria-pressed", String(held >= 0));
    places.forEach((one, at) => one.classList.toggle("over", at === held));
    if (held >= 0) onOver(places[held].value);
  }

  grip.addEventListener("click", (event) => {
    if (event.detail > 0) return; // a real click: the pointer has its own way
    const target = places[held];
    hold(target ? -1 : 0);
    if (target) onDrop(target.value);
  });
  grip.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (held < 0 || !(step || event.key === "Escape")) return;
    event.preventDefault();
    hold(step ? (held + step + places.length) % places.length : -1);
  });
  grip.addEventListener("blur", () => held >= 0 && hold(-1));
}
