// Tables sort by a press on a head. Without this script they stay as they are.

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

document.querySelectorAll("[data-sortable]").forEach(makeSortable);
