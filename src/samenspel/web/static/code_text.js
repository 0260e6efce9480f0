// The words of a source in the page: paragraphs, and places in code points of the whole text.
// A string here counts in UTF-16, where an emoji is two; so places are converted per paragraph.

const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/;

export function reading(root) {
  const all = [...root.querySelectorAll(".para")].map((element, number) => {
    const words = element.querySelector(".words");
    return { number, element, words, start: Number(element.dataset.start), end: Number(element.dataset.end) };
  });

  // The paragraph in which a place lies, or the next one that begins behind it.
  function at(place) {
    let [low, high] = [0, all.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (all[middle].end <= place) low = middle + 1;
      else high = middle;
    }
    return all[low];
  }

  function text(part) {
    return part.words.firstChild?.data ?? "";
  }

  function paired(part) {
    part.paired ??= PAIRS.test(text(part));
    return part.paired;
  }

  function points(part, units) {
    return part.start + (paired(part) ? [...text(part).slice(0, units)].length : units);
  }

  function units(part, place) {
    const inside = Math.min(Math.max(place, part.start), part.end) - part.start;
    return paired(part) ? [...text(part)].slice(0, inside).join("").length : inside;
  }

  function last(end) {
    const part = at(end - 1);
    return part.start >= end ? all[Math.max(0, part.number - 1)] : part;
  }

  function range([start, end]) {
    const [from, to] = [at(start), last(end)];
    const made = document.createRange();
    if (!from.words.firstChild || !to.words.firstChild) return made;
    made.setStart(from.words.firstChild, units(from, start));
    made.setEnd(to.words.firstChild, units(to, end));
    return made;
  }

  function said(span) {
    const [from, to] = [at(span[0]), last(span[1])];
    const parts = all.slice(from.number, to.number + 1);
    return parts.map((part) => text(part).slice(units(part, span[0]), units(part, span[1]))).join(" ");
  }

  // Where one end of a selection lies: in words, or before or behind those of a paragraph.
  function placed(node, offset, isEnd) {
    const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const element = inside.closest?.(".para") ?? node.childNodes[offset]?.closest?.(".para");
    if (!element) return isEnd ? all.at(-1).end : all[0].start;
    const part = all[Number(element.id.slice(1)) - 1];
    if (inside === part.words) return points(part, node === part.words ? (offset ? text(part).length : 0) : offset);
    const before = inside === element ? offset < 2 : part.words.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
    return before ? part.start : part.end;
  }

  // The words that are selected, without white space around them; nothing when there are none.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !root.contains(selection.anchorNode)) return null;
    const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
    const start = placed(startContainer, startOffset, false);
    const end = root.contains(endContainer) ? placed(endContainer, endOffset, true) : all.at(-1).end;
    return trimmed(start, end);
  }

  function trimmed(start, end) {
    const [from, to] = [at(start), last(end)];
    if (start >= end || from.number > to.number) return null;
    const [head, tail] = [text(from).slice(units(from, start)), text(to).slice(0, units(to, end))];
    const begin = Math.max(start, from.start) + (head.length - head.trimStart().length);
    const stop = Math.min(end, to.end) - (tail.length - tail.trimEnd().length);
    return begin < stop ? [begin, stop] : null;
  }

  function caret() {
    const selection = getSelection();
    if (!selection.rangeCount || !root.contains(selection.focusNode)) return null;
    return placed(selection.focusNode, selection.focusOffset, false);
  }

  return { root, all, at, last, text, points, units, range, said, selected, caret };
}

export function shortened(words) {
  const signs = [...words.replace(/\s+/g, " ").trim()];
  if (signs.length <= 60) return signs.join("");
  return `${signs.slice(0, 30).join("").trimEnd()} … ${signs.slice(-30).join("").trimStart()}`;
}

export function filled(template, parts) {
  return template.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}
