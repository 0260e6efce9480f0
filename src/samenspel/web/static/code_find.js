// Going through hits of a search, or suggestions, one after another.

async function asked(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

export function hits(reading, root, { marks, onHit, onLost, words, fill }) {
  const form = root.querySelector("#find");
  const line = root.querySelector("#hit");
  let found = [];
  let at = -1;

  async function search() {
    const { hits: address } = root.dataset;
    const joint = address.includes("?") ? "&" : "?";
    line.textContent = words.looking;
    form.querySelector(".hits").hidden = false;
    found = (await asked(`${address}${joint}q=${encodeURIComponent(form.elements.q.value)}`))?.hits;
    if (!found) return onLost();
    marks.paint("hit", found);
    at = -1;
    if (found.length) go(1);
    else line.textContent = words.hit_none;
  }

  function go(way) {
    if (!found?.length) return;
    at = (at + way + found.length) % found.length;
    line.textContent = fill(words.hit_at, { at: at + 1, count: found.length });
    onHit(found[at]);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  root.querySelector("#forth").addEventListener("click", () => go(1));
  root.querySelector("#back").addEventListener("click", () => go(-1));
  return { go };
}

export function suggested(reading, root, { marks, book, onShow, onTake, onLost, words, fill, act }) {
  const press = root.querySelector("#suggest");
  const panel = root.querySelector("#suggestion");
  let left = [];

  async function load() {
    const on = press.getAttribute("aria-pressed") !== "true";
    press.setAttribute("aria-pressed", on);
    panel.hidden = !on;
    panel.querySelector("#suggestion_words").textContent = words.looking;
    const told = on ? await asked(root.dataset.suggestions) : { suggestions: [] };
    if (!told) return onLost();
    left = told.suggestions;
    show();
  }

  function show() {
    marks.paint("suggested", left.map(({ start, end }) => [start, end]));
    const [one] = left;
    panel.querySelector("#suggestion_words").textContent = one ? `“${reading.said([one.start, one.end])}”` : words.suggestion_none;
    panel.querySelector("#suggestion_why").textContent = one?.why ?? "";
    panel.querySelector("#suggestion_codes").replaceChildren(...(one?.codes ?? []).map((id) => button(one, id)));
    panel.querySelectorAll("#refuse, #next_suggestion").forEach((each) => { each.hidden = !one; });
    if (one) onShow([one.start, one.end]);
  }

  function button(one, id) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = fill(words.accept, { label: book.codes.get(id)?.label ?? "" });
    made.addEventListener("click", async () => (await onTake(one, id)) && done());
    return made;
  }

  function done() {
    left.shift();
    show();
  }

  press.addEventListener("click", load);
  panel.querySelector("#refuse").addEventListener("click", async () => {
    const { topic, item, start, end } = left[0];
    if (await act({ do: "refuse", topic, item, start, end, code: 0 })) done();
  });
  panel.querySelector("#next_suggestion").addEventListener("click", () => {
    left.push(left.shift());
    show();
  });
}
