// The codebook beside the text: found by typing, with the last nine codes on the digits.

const SLOTS = 9;

export function book(root, { onPick }) {
  const tree = root.querySelector("#tree");
  const filter = root.querySelector("#filter");
  const slots = root.querySelector("#slots");
  const codes = new Map();
  const held = []; // code of each slot, where it stays until another needs the place
  const used = [];

  tree.querySelectorAll(".pick").forEach((button) => {
    const colour = button.querySelector("rect").getAttribute("fill") ?? "";
    codes.set(Number(button.value), { id: Number(button.value), label: button.textContent.trim(), colour, button });
  });

  function add(code) {
    if (codes.has(code.id)) return Object.assign(codes.get(code.id), code);
    const made = document.createElement("li");
    const button = buttonOf(code);
    made.append(button);
    tree.append(made);
    codes.set(code.id, { ...code, button });
  }

  function buttonOf(code) {
    const button = document.createElement("button");
    Object.assign(button, { className: "quiet pick", name: "code", value: code.id });
    const swatch = root.querySelector("#coded").content.querySelector(".swatch").cloneNode(true);
    if (code.colour) swatch.firstElementChild.setAttribute("fill", code.colour);
    const label = document.createElement("span");
    label.className = "label";
    label.textContent = code.label;
    button.append(swatch, label);
    return button;
  }

  // A code that was used has a digit: a free one, else that of the one used longest ago.
  function use(id, draw = true) {
    if (!codes.has(id)) return;
    if (used.includes(id)) used.splice(used.indexOf(id), 1);
    used.push(id);
    if (!held.includes(id)) {
      const oldest = used.find((one) => held.includes(one));
      held[held.length < SLOTS ? held.length : held.indexOf(oldest)] = id;
    }
    if (draw) drawSlots();
  }

  function drawSlots() {
    slots.hidden = !held.length;
    slots.replaceChildren(...held.map((id, place) => {
      const [one, button, digit] = [document.createElement("li"), buttonOf(codes.get(id)), document.createElement("kbd")];
      digit.textContent = place + 1;
      button.prepend(digit);
      one.append(button);
      return one;
    }));
  }

  function folded(words) {
    return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function narrow() {
    const asked = folded(filter.value).split(/\s+/).filter(Boolean);
    for (const { button } of codes.values()) {
      const label = folded(button.textContent);
      button.hidden = !asked.every((word) => label.includes(word));
    }
    tree.classList.toggle("narrowed", asked.length > 0);
    if (asked.length) tree.querySelectorAll("details").forEach((one) => { one.open = Boolean(one.querySelector(".pick:not([hidden])")); });
    tree.querySelectorAll("li").forEach((one) => { one.hidden = !one.querySelector(".pick:not([hidden])"); });
  }

  // The first code that is found; one that has codes under it is seldom what is meant.
  function first() {
    const shown = [...tree.querySelectorAll(".pick")].filter((one) => !one.hidden);
    return shown.find((one) => !one.nextElementSibling) ?? shown[0];
  }

  function pick(id) {
    filter.value = "";
    narrow();
    onPick(id);
  }

  filter.addEventListener("input", narrow);
  filter.addEventListener("keydown", (event) => {
    const slot = !filter.value && /^[1-9]$/.test(event.key) ? held[Number(event.key) - 1] : 0;
    if (slot) pick(slot);
    else if (event.key === "Enter") first() && pick(Number(first().value));
    else if (event.key === "ArrowDown") first()?.focus();
    else return;
    event.preventDefault();
  });
  tree.addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || !event.target.matches(".pick")) return;
    const shown = [...tree.querySelectorAll(".pick")].filter((one) => one.checkVisibility());
    (shown[shown.indexOf(event.target) + way] ?? filter).focus();
    event.preventDefault();
  });

  return { codes, add, use, drawSlots, slot: (digit) => held[digit - 1], open: () => filter.focus() };
}
