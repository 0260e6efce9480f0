// What is done is sent at once and drawn when the server has it; what others do arrives by itself.

const EVERY = 4000;
const SLOWEST = 30_000;

export function server(root, { marks, onCan, onCode, onLost }) {
  const { codings } = root.dataset;
  const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
  let { mark } = root.dataset;
  let wait = EVERY;

  async function act(what) {
    const body = new URLSearchParams(what);
    try {
      const answer = await fetch(codings, { method: "POST", body, headers: { "X-CSRFToken": token } });
      if (answer.status !== 400 && !answer.ok) throw new Error(answer.status);
      const told = await answer.json();
      if (!told.wrong) take(told);
      onLost(told.wrong ?? "");
      return told.wrong ? null : told;
    } catch {
      onLost(root.words.lost);
      return null;
    }
  }

  function take(told) {
    told.codes?.forEach(onCode);
    if (told.about) {
      if (told.coding) marks.put(told.coding);
      else marks.take(told.about);
      marks.show(told.coding ?? told.about);
    }
    // When more changed than this, the next look brings the rest.
    if (told.before === mark) mark = told.mark;
    onCan(told.can);
  }

  async function look() {
    try {
      if (!document.hidden) await news();
      wait = EVERY;
    } catch {
      wait = Math.min(wait * 2, SLOWEST);
    }
    setTimeout(look, wait);
  }

  async function news() {
    const joint = codings.includes("?") ? "&" : "?";
    const answer = await fetch(`${codings}${joint}mark=${mark}`);
    if (answer.status === 404) return location.reload(); // the page says why
    if (!answer.ok) throw new Error(answer.status);
    const told = await answer.json();
    if (told.mark === mark) return;
    told.codes.forEach(onCode);
    marks.replace(told.codings);
    mark = told.mark;
    onCan(told.can);
  }

  setTimeout(look, EVERY);
  return { act };
}
