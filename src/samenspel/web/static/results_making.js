// Looks how far a report is, and gives the file once it is there.
// Without this script the page asks again by itself, and has a link to the file.

const WAIT = 1000;
const said = document.querySelector("[data-said]");
const rest = document.querySelector("[data-rest]");

async function look() {
  let page;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) return location.reload();
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return setTimeout(look, WAIT); // no connection for a moment
  }
  const words = page.querySelector("[data-said]").textContent;
  const now = page.querySelector("[data-rest]");
  if (said.textContent !== words) said.textContent = words;
  if (rest.innerHTML !== now.innerHTML) rest.replaceChildren(...now.childNodes);
  if (!("ended" in now.dataset)) return setTimeout(look, WAIT);
  const file = rest.querySelector("[data-file]");
  if (file) location.assign(file.href);
}

setTimeout(look, WAIT);
