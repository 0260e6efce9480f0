// Tables sort by a press on a head; a report says that it is being made.
// Without this script all tables and links work as they are.

const FEWEST_ROWS = 3;

function amount(words) {
  const found = words.replace(",", ".").replace("−", "-").match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : -Infinity;
}

function compare(one, other, numeric) {
  if (numeric) return amount(one) - amount(other);
  return one.localeCompare(other, document.documentElement.lang, { numeric: true });
}

function sortBy(table, head, at) {
  const descending = head.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", descending ? "descending" : "ascending");
  const body = table.tBodies[0];
  const words = (row) => row.cells[at].textContent;
  const numeric = head.classList.contains("number");
  const rows = [...body.rows].sort((one, other) => compare(words(one), words(other), numeric));
  body.append(...(descending ? rows.reverse() : rows));
}

function makeSortable(table) {
  if (table.tBodies[0].rows.length < FEWEST_ROWS) return;
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(table, head, at));
    head.append(button);
  });
}

function keep(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function make(link, said) {
  said.textContent = said.dataset.making;
  try {
    const answer = await fetch(link.href);
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const name = answer.headers.get("Content-Disposition").match(/filename="(.+)"/)[1];
    keep(await answer.blob(), name);
    said.textContent = said.dataset.made;
  } catch {
    location.assign(link.href); // the page that answers says what is wrong
  }
}

document.querySelectorAll("[data-sortable]").forEach(makeSortable);
document.querySelectorAll("[data-make]").forEach((link) => {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    make(link, document.querySelector(".making"));
  });
});
