// The codes on a text: bars beside the lines they cover, their names in words, and a wash.
// Only paragraphs that are in sight are measured and drawn.
import { filled, shortened } from "./code_text.js";

const LANES = 6;

export function marks(reading, { template, codes, upto, called }) {
  const all = new Map();
  const touching = reading.all.map(() => new Set());
  const drawn = new Set();
  const inSight = new Set();
  // Where words have more than one wash, the last one shows.
  const washes = Object.fromEntries(["coded", "suggested", "hit", "current", "chosen"].map((name) => [name, wash(name)]));

  function key({ code, start, end, coder }) {
    return [code, start, end, coder].join(" ");
  }

  function parts({ start, end }) {
    return reading.all.slice(reading.at(start).number, reading.last(end).number + 1);
  }

  function put(coding) {
    const before = all.get(key(coding));
    if (before) return all.set(key(coding), Object.assign(before, coding, { item: before.item }));
    coding.range = still(reading.range([coding.start, coding.end]));
    all.set(key(coding), coding);
    washes.coded.add(coding.range);
    parts(coding).forEach((part) => touching[part.number].add(coding));
  }

  function take(about) {
    const coding = all.get(key(about));
    if (!coding) return;
    all.delete(key(about));
    washes.coded.delete(coding.range);
    parts(coding).forEach((part) => touching[part.number].delete(coding));
  }

  // Lists and bars of the paragraphs that a coding touches, as they are now.
  function show(coding) {
    list(reading.at(coding.start));
    parts(coding).forEach((part) => {
      drawn.delete(part);
      if (inSight.has(part.element.parentElement)) draw(part);
    });
  }

  function list(part) {
    const here = [...touching[part.number]].filter((one) => reading.at(one.start) === part);
    here.sort((one, other) => one.start - other.start || other.end - one.end || one.id - other.id);
    part.element.querySelector(".coded").replaceChildren(...here.map(item));
  }

  function item(coding) {
    const made = template.content.firstElementChild.cloneNode(true);
    const code = codes.get(coding.code);
    made.dataset.key = key(coding);
    made.querySelector(".label").textContent = code?.label ?? "";
    if (code?.colour) made.querySelector("rect").setAttribute("fill", code.colour);
    made.querySelector(".quote").textContent = shortened(reading.said([coding.start, coding.end]));
    const last = reading.last(coding.end);
    if (last !== reading.at(coding.start)) made.querySelector(".upto").textContent = filled(upto, { number: last.number + 1 });
    made.querySelector(".by").textContent = coding.mine ? "" : called(coding.coder);
    made.querySelector(".memo").textContent = coding.memo;
    return made;
  }

  function draw(part) {
    if (drawn.has(part)) return;
    drawn.add(part);
    part.element.querySelectorAll(".lane").forEach((lane) => lane.remove());
    const top = part.element.getBoundingClientRect().top;
    const spans = [...touching[part.number]].map((coding) => ({ coding, ...lines(part, coding, top) }));
    spans.sort((one, other) => one.from - other.from || other.to - one.to);
    const ends = [];
    part.element.append(...spans.map((span) => {
      const free = ends.findIndex((end) => end <= span.from + 1);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = span.to;
      return bar(span, Math.min(lane, LANES - 1));
    }));
  }

  function lines(part, coding, top) {
    const range = reading.range([Math.max(coding.start, part.start), Math.min(coding.end, part.end)]);
    const box = range.getBoundingClientRect();
    return { from: box.top - top, to: box.bottom - top };
  }

  function bar({ coding, from, to }, lane) {
    const made = document.createElement("span");
    made.className = `lane lane${lane}`;
    made.ariaHidden = "true";
    made.style.top = `${from}px`;
    made.style.height = `${to - from}px`;
    made.style.background = codes.get(coding.code)?.colour || "";
    return made;
  }

  function drawStretch(stretch) {
    for (const { id } of stretch.children) draw(reading.all[Number(id.slice(1)) - 1]);
  }

  const observer = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => {
    if (!isIntersecting) return inSight.delete(target);
    inSight.add(target);
    drawStretch(target);
  }), { rootMargin: "50%" });

  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    drawn.clear();
    inSight.forEach(drawStretch);
  }).observe(reading.root);

  // What the server wrote in the page is the first that is known.
  function begin() {
    reading.all.forEach((part) => part.element.querySelectorAll(".coded li").forEach((one) => {
      const { id, code, start, end, coder } = one.dataset;
      const memo = one.querySelector(".memo")?.textContent ?? "";
      const coding = { id: +id, code: +code, start: +start, end: +end, coder, memo, mine: one.dataset.mine === "yes" };
      one.dataset.key = key(coding);
      put(coding);
    }));
    for (const stretch of reading.root.children) observer.observe(stretch);
  }

  // Makes what is known equal to what somebody else says there is.
  function replace(codings) {
    const wanted = new Map(codings.map((one) => [key(one), one]));
    const gone = [...all.values()].filter((one) => !wanted.has(key(one)));
    gone.forEach(take);
    const changed = codings.filter((one) => all.get(key(one))?.memo !== one.memo);
    changed.forEach(put);
    [...gone, ...changed].forEach(show);
  }

  function byKey(name) {
    return all.get(name);
  }

  function paint(name, spans) {
    washes[name].clear();
    spans.forEach((span) => washes[name].add(still(reading.range(span))));
  }

  return { put, take, show, begin, replace, byKey, key, paint, all };
}

// The words never change, so nothing needs to follow them.
function still({ startContainer, startOffset, endContainer, endOffset }) {
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}

// A browser without highlights shows the bars and the names only.
function wash(name) {
  if (!globalThis.CSS?.highlights) return new Set();
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}
