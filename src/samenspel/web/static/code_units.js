// Words, sentences and paragraphs, chosen by a key: each press chooses the next one, or adds it.

export function units(reading, language) {
  const cut = {};
  for (const kind of ["word", "sentence"]) {
    cut[kind] = globalThis.Intl?.Segmenter && new Intl.Segmenter(language, { granularity: kind });
  }
  let anchor = null;
  let focus = null;

  function parts(part, kind) {
    const text = reading.text(part);
    if (kind === "paragraph" || !cut[kind]) return [[part.start, part.end]];
    const found = [];
    for (const { segment, index, isWordLike } of cut[kind].segment(text)) {
      const words = segment.trim();
      if (!words || (kind === "word" && !isWordLike)) continue;
      const from = index + segment.indexOf(words);
      found.push([reading.points(part, from), reading.points(part, from + words.length)]);
    }
    return found;
  }

  function around(place, kind) {
    const found = parts(reading.at(place), kind);
    return found.find(([, end]) => end > place) ?? found.at(-1);
  }

  function next(place, kind) {
    for (let at = reading.at(place).number; at < reading.all.length; at += 1) {
      const found = parts(reading.all[at], kind).find(([start]) => start >= place);
      if (found) return found;
    }
    return null;
  }

  function previous(place, kind) {
    for (let at = reading.last(Math.max(place, 1)).number; at >= 0; at -= 1) {
      const found = parts(reading.all[at], kind).findLast(([, end]) => end <= place);
      if (found) return found;
    }
    return null;
  }

  function joined() {
    return [Math.min(anchor[0], focus[0]), Math.max(anchor[1], focus[1])];
  }

  // What is chosen after a press; `from` is what was chosen before, or where the caret is.
  function move(kind, forward, extend, from) {
    if (!focus || !from || joined().join() !== from.join()) anchor = focus = from;
    if (!focus) anchor = focus = around(reading.caret() ?? shownFirst(), kind);
    else if (!extend) anchor = focus = (forward ? next(focus[1], kind) : previous(focus[0], kind)) ?? focus;
    else focus = (forward ? next(focus[1], kind) : previous(focus[0], kind)) ?? focus;
    return joined();
  }

  function shownFirst() {
    const seen = reading.all.find((part) => part.element.getBoundingClientRect().bottom > 80);
    return (seen ?? reading.all[0]).start;
  }

  function longer([start, end]) {
    const found = next(end, "word");
    return [start, found ? found[1] : end];
  }

  function shorter([start, end]) {
    const found = previous(end - 1, "word");
    return found && found[1] > start ? [start, found[1]] : [start, end];
  }

  return { move, around, longer, shorter };
}
