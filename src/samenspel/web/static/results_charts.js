// Charts answer: point at a row, or walk through the rows with the arrows, and its figures show.
// The engine comes once a chart is near. Without this script the drawings are as they are.

const OPTIONS = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: false };
const AWAY = 16; // pixels between the pointer and what is told
const NARROW = 600;
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function lined(tip) {
  const title = document.createElement("strong");
  title.textContent = tip.title;
  const lines = tip.lines.map(([head, cell]) => {
    const line = document.createElement("span");
    line.textContent = head ? `${head}: ${cell}` : cell;
    return line;
  });
  return [title, ...lines];
}

// Beside the pointer, and never outside the figure or the window.
function place(words, { clientX, clientY }) {
  const around = words.parentElement.getBoundingClientRect();
  const { width, height } = words.getBoundingClientRect();
  const beyond = clientX + AWAY + width > Math.min(around.right, innerWidth);
  const under = clientY + AWAY + height < innerHeight;
  const left = beyond ? Math.max(around.left, clientX - AWAY - width) : clientX + AWAY;
  words.style.left = `${left - around.left}px`;
  words.style.top = `${(under ? clientY + AWAY : clientY - AWAY - height) - around.top}px`;
}

function answer(box, view, tips) {
  const words = document.createElement("p");
  words.className = "tip";
  words.setAttribute("role", "status");
  box.after(words);
  let at = -1;

  function show(next) {
    if (next === at) return;
    at = next;
    words.replaceChildren(...(tips[at] ? lined(tips[at]) : []));
    view.signal("here", tips[at]?.key ?? "").runAsync();
  }
  function point(event, item) {
    const { row, x } = item?.datum ?? {};
    words.classList.toggle("below", innerWidth < NARROW);
    show(tips.findIndex(({ key }) => key === `${row},${x}` || key === `${row}`));
    place(words, event);
  }
  function walk(event) {
    if (event.key === "Escape") show(-1);
    const next = at + STEPS[event.key];
    if (!tips[next]) return;
    event.preventDefault();
    words.classList.add("below");
    show(next);
  }
  view.addEventListener("pointermove", point);
  view.addEventListener("pointerdown", point);
  box.addEventListener("pointerleave", () => show(-1));
  box.addEventListener("blur", () => show(-1));
  box.addEventListener("keydown", walk);
}

async function enliven(box) {
  const [{ vegaEmbed }, answered] = await Promise.all([
    import(box.dataset.engine),
    fetch(box.dataset.chart),
  ]);
  if (!answered.ok) return;
  const { spec, tips } = await answered.json();
  if (tips.length === 0) return;
  const drawn = document.createElement("div");
  const { view } = await vegaEmbed(drawn, spec, OPTIONS);
  box.querySelector("svg").replaceWith(drawn.querySelector("svg"));
  answer(box, view, tips);
  box.closest("figure").querySelector(".point").hidden = false;
}

const near = new IntersectionObserver(
  (seen) => {
    for (const { target } of seen.filter(({ isIntersecting }) => isIntersecting)) {
      near.unobserve(target);
      enliven(target);
    }
  },
  { rootMargin: "200px" },
);
document.querySelectorAll("[data-chart]").forEach((box) => near.observe(box));
