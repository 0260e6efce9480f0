// Saves every move: at once when there is a line, later when there is none. A move that was not
// acknowledged is kept on this phone until it is; a window that fell behind is told.

const FIRST_WAIT = 500; // milliseconds, doubled after every failure
const LONGEST_WAIT = 15000;
const PATIENCE = 10000;
const phone = storage();

export function keeper({ form, state, words, onNewest }) {
  const address = form.dataset.save ?? form.closest("[data-save]").dataset.save;
  const kept = `samenspel${address}`;
  let { revision } = state;
  let queue = [];
  let batch = null; // what is under way: sent again as it is, so that it is kept once
  let busy = false;
  let failures = 0;
  let timer = 0;
  let closed = false;
  let waiting = [];

  function remember() {
    if (!batch && !queue.length) phone?.removeItem(kept);
    else phone?.setItem(kept, JSON.stringify({ revision, batch, queue }));
  }

  // Moves of before a reload: sent again when nothing else was saved since.
  function recalled() {
    const before = JSON.parse(phone?.getItem(kept) ?? "null");
    if (!before) return [];
    if (before.batch && before.batch.id === state.batch) return before.queue;
    if (before.revision === revision) {
      batch = before.batch;
      return [...(batch?.moves ?? []), ...before.queue];
    }
    phone?.removeItem(kept);
    tell(words.stale);
    return [];
  }

  function show(text) {
    const line = document.getElementById("saved");
    line.hidden = false;
    line.textContent = text;
  }

  function tell(text) {
    const line = document.getElementById("trouble");
    line.hidden = !text;
    if (line.textContent !== text) line.textContent = text;
  }

  function idle() {
    show(words.saved);
    phone?.removeItem(kept);
    const ready = waiting;
    waiting = [];
    ready.forEach((go) => go());
  }

  function later() {
    failures += 1;
    show(words.not_saved);
    if (failures > 1) tell(words.not_saved);
    clearTimeout(timer);
    timer = setTimeout(send, Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT));
  }

  function behind(newest) {
    queue = [];
    batch = null;
    revision = newest.revision;
    onNewest(newest);
    waiting = [];
    idle();
    tell(words.stale);
  }

  async function send() {
    if (busy || closed) return;
    if (!batch && !queue.length) return idle();
    if (!batch) {
      batch = { id: identity(), moves: queue };
      queue = [];
      remember();
    }
    busy = true;
    try {
      await answered(await post(address, form, { revision, batch: batch.id, moves: batch.moves }));
    } catch {
      busy = false;
      later();
    }
  }

  async function answered(response) {
    if (response.status === 404) {
      closed = true;
      show(words.not_saved_closed);
      tell(words.not_saved_closed);
      phone?.removeItem(kept);
      return;
    }
    if (!response.ok && response.status !== 409) throw new Error(String(response.status));
    const newest = await response.json();
    busy = false;
    if (failures) tell("");
    failures = 0;
    if (response.status === 409) {
      behind(newest);
    } else {
      revision = newest.revision;
      batch = null;
      remember();
    }
    form.elements.revision.value = revision;
    send();
  }

  window.addEventListener("online", send);

  return {
    keep(move) {
      queue.push(move);
      remember();
      if (!failures) show(words.saving);
      if (!failures || !timer) send();
    },
    // Calls back when all is saved: now, or once the line is there again.
    whenSaved(go) {
      if (!batch && !queue.length) return go();
      waiting = [go];
      send();
    },
    replay(again) {
      const moves = recalled();
      const unsent = batch ? moves.slice(batch.moves.length) : moves;
      moves.forEach(again);
      queue.push(...unsent);
      remember();
      if (batch || queue.length) send();
    },
  };
}

// A browser that may keep nothing still saves what it can send.
function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function post(address, form, body) {
  return fetch(address, {
    method: "POST",
    keepalive: true, // a window that closes right after a tap still sends it
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: JSON.stringify(body),
  });
}

function identity() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function filled(template, parts) {
  return template.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

export function leaveWhenSaved(saver) {
  document.querySelectorAll("a[data-after-saving]").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      saver.whenSaved(() => window.location.assign(link.href));
    });
  });
}
