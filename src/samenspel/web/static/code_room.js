// The room in which a source is coded: words are chosen, a key or a press puts a code on them.
// Without this script the forms of the page do the same.
import { server } from "./code_acts.js";
import { book as bookOf } from "./code_book.js";
import { hits, suggested } from "./code_find.js";
import { marks as marksOf } from "./code_marks.js";
import { filled, reading as readingOf, shortened } from "./code_text.js";
import { units as unitsOf } from "./code_units.js";

const root = document.getElementById("coding");
const text = document.getElementById("text");
const current = document.getElementById("current");
const touched = matchMedia("(pointer: coarse)");
const narrow = matchMedia("(max-width: 71.99rem) and (min-height: 30rem)");
const by = (id) => document.getElementById(id);

function begin() {
  const words = JSON.parse(root.dataset.words);
  root.words = words;
  const called = (coder) => (coder === "settled" ? words.settled : coder);
  const reading = readingOf(text);
  const book = bookOf(root, { onPick: code });
  const marks = marksOf(reading, { template: by("coded"), codes: book.codes, upto: words.upto, called });
  const { act } = server(root, { marks, onCan: can, onCode: book.add, onLost: trouble });
  const units = unitsOf(reading, text.lang);
  const find = hits(reading, root, { marks, onHit: chooseAndShow, onLost: () => trouble(words.not_found), words, fill: filled });
  suggested(reading, root, { marks, book, onShow: suggest, onTake: (one, id) => put(id, [one.start, one.end]), onLost: () => trouble(words.not_found), words, fill: filled, act });
  let chosen = null;
  let last = null; // the coding that a memo is about

  function trouble(said) {
    by("trouble").textContent = said;
  }

  function say(template, parts = {}) {
    by("chosen").textContent = filled(template, parts);
  }

  function choose(span) {
    chosen = span;
    marks.paint("chosen", span ? [span] : []);
    if (span) say(words.chosen_words, { words: shortened(reading.said(span)) });
    else say(words.chosen_none);
    // Below a narrow text, the codes come in sight with the words.
    unfold(Boolean(span));
    if (narrow.matches) inBook(span ? by("code") : by("chosen"));
  }

  // Until then they are one line, so that the text can be read.
  function unfold(open) {
    by("book").classList.toggle("open", open);
    by("unfold").setAttribute("aria-expanded", open);
    return true;
  }

  function inBook(part) {
    const book = by("book");
    const inSight = part.offsetTop >= book.scrollTop && part.offsetTop < book.scrollTop + book.clientHeight / 2;
    if (narrow.matches || !inSight) book.scrollTop = part.offsetTop - by("chosen").parentElement.offsetHeight - 8;
  }

  function suggest(span) {
    chooseAndShow(span);
    inBook(by("suggestion"));
  }

  function chooseAndShow(span) {
    choose(span);
    const range = reading.range(span);
    reading.at(span[0]).element.scrollIntoView({ block: "nearest" });
    const box = range.getBoundingClientRect();
    const low = innerHeight - (narrow.matches ? by("book").offsetHeight : 0);
    if (box.top < 40 || box.bottom > low - 20) scrollBy({ top: box.top - Math.max(40, low / 3) });
    if (document.activeElement === text) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  async function put(id, span) {
    const [start, end] = span;
    const told = await act(id ? { do: "put", code: id, start, end } : { do: "vivo", start, end });
    if (!told) return null;
    book.use(told.coding.code);
    last = marks.key(told.coding);
    say(words.coded_now, { label: book.codes.get(told.coding.code).label });
    return told;
  }

  async function code(id) {
    if (!chosen) return say(words.chosen_none);
    if ((await put(id, chosen)) && !touched.matches) text.focus({ preventScroll: true });
  }

  function open(coding) {
    last = marks.key(coding);
    const label = book.codes.get(coding.code)?.label ?? "";
    by("current_label").textContent = label;
    by("current_quote").textContent = shortened(reading.said([coding.start, coding.end]));
    by("current_by").textContent = filled(words.by, { coder: called(coding.coder) });
    by("current_by").hidden = coding.mine;
    by("current_mine").hidden = !coding.mine;
    current.elements.memo.readOnly = !coding.mine;
    current.elements.memo.value = coding.memo;
    ["code", "start", "end"].forEach((name) => { current.elements[name].value = coding[name]; });
    current.hidden = false;
    unfold(true);
    marks.paint("current", [[coding.start, coding.end]]);
  }

  async function keep(what) {
    const { code: id, start, end, memo } = current.elements;
    const label = by("current_label").textContent;
    const told = await act({ do: what, code: id.value, start: start.value, end: end.value, memo: memo.value });
    if (!told) return;
    say(what === "take" ? words.taken_now : words.memo_now, { label });
    if (what === "take") close();
    else text.focus({ preventScroll: true });
  }

  function close() {
    current.hidden = true;
    marks.paint("current", []);
    unfold(Boolean(chosen));
    text.focus({ preventScroll: true });
  }

  async function back(what) {
    const told = await act({ do: what });
    if (told) say(what === "undo" ? words.undone_now : words.redone_now);
    if (told && !told.coding && !current.hidden) close();
  }

  function can(now) {
    by("undo").disabled = !now.undo;
    by("redo").disabled = !now.redo;
  }

  function pressed(event) {
    const way = { ArrowLeft: ["word", false], ArrowRight: ["word", true], ArrowUp: ["sentence", false], ArrowDown: ["sentence", true] }[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (way) {
      const kind = control || event.altKey ? "paragraph" : way[0];
      return chooseAndShow(units.move(kind, way[1], event.shiftKey, chosen)) ?? true;
    }
    if (control && "zy".includes(event.key.toLowerCase())) {
      return back(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo");
    }
    if (control || event.altKey) return false;
    if (/^[1-9]$/.test(event.key)) return book.slot(event.key) ? code(book.slot(event.key)) : true;
    return letters[event.key.toLowerCase()]?.();
  }

  const letters = {
    c: () => unfold(true) && (book.open() ?? true),
    v: () => code(0),
    u: () => back("undo"),
    r: () => back("redo"),
    n: () => find.go(1) ?? true,
    p: () => find.go(-1) ?? true,
    "/": () => unfold(true) && (by("q").focus() ?? true),
    m: () => {
      if (marks.byKey(last)) open(marks.byKey(last));
      if (!current.hidden) current.elements.memo.focus();
      return true;
    },
    delete: () => marks.byKey(last)?.mine && (open(marks.byKey(last)) ?? keep("take")),
  };

  text.addEventListener("keydown", (event) => {
    if (event.target === text && pressed(event)) event.preventDefault();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target === text) return;
    text.focus({ preventScroll: true });
    event.preventDefault();
  });
  let waits = 0;
  document.addEventListener("selectionchange", () => {
    cancelAnimationFrame(waits);
    waits = requestAnimationFrame(() => {
      const span = reading.selected();
      if (span && span.join() !== chosen?.join()) choose(span);
    });
  });
  text.addEventListener("click", (event) => {
    const link = event.target.closest(".coded a");
    if (link) {
      event.preventDefault();
      open(marks.byKey(link.parentElement.dataset.key));
      current.focus({ preventScroll: narrow.matches });
      inBook(current);
    } else if (event.target.closest(".words") && getSelection().isCollapsed) {
      const place = reading.caret();
      choose(touched.matches && place !== null ? units.around(place, "sentence") : null);
    }
  });
  for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    text.addEventListener(name, (event) => {
      const coding = marks.byKey(event.target.closest?.(".coded li")?.dataset.key);
      const lit = on ? coding : marks.byKey(current.hidden ? "" : last);
      if (coding) marks.paint("current", lit ? [[lit.start, lit.end]] : []);
    });
  }
  root.querySelectorAll("[data-choose]").forEach((button) => button.addEventListener("click", () => {
    const place = chosen?.[0] ?? reading.caret();
    if (place === null) return say(words.chosen_none);
    const { choose: kind } = button.dataset;
    const ways = { shorter: () => units.shorter(chosen ?? units.around(place, "word")), longer: () => units.longer(chosen ?? units.around(place, "word")) };
    chooseAndShow(ways[kind]?.() ?? units.around(place, kind));
  }));
  by("unfold").addEventListener("click", () => unfold(!by("book").classList.contains("open")));
  by("place").addEventListener("submit", (event) => {
    const byHand = by("paragraph").value.trim();
    const { value } = event.submitter ?? {};
    if (byHand || value === undefined) return; // the form knows where
    event.preventDefault();
    code(value === "new" ? 0 : Number(value));
  });
  current.addEventListener("submit", (event) => {
    event.preventDefault();
    keep(event.submitter.value);
  });
  by("undo").form.addEventListener("submit", (event) => {
    event.preventDefault();
    back(event.submitter.value);
  });

  marks.begin();
  [...marks.all.values()].filter((one) => one.mine).sort((one, other) => one.id - other.id).forEach((one) => book.use(one.code, false));
  book.drawSlots();
  root.querySelectorAll(".scripted:not(#slots, #suggestion, .hits)").forEach((one) => { one.hidden = false; });
  root.classList.add("works");
  text.tabIndex = 0;
  choose(null);
  unfold(!current.hidden || by("place").querySelector(".byhand").open); // what an address asks for
}

if (text?.querySelector(".para")) begin();
