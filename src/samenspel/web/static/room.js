// What members will see, at the number that is typed and the choice that is made.
const asked = document.getElementById("asked");
const rows = [...document.querySelectorAll("#sights [data-mode]")];

function show() {
  const number = Number.parseInt(asked.value, 10);
  const mode = document.querySelector("[name=mode]:checked")?.value;
  for (const row of rows) {
    const { low, high } = row.dataset;
    const fits = !low || !(number >= 1) || (number >= Number(low) && number <= Number(high));
    row.hidden = row.dataset.mode !== mode || !fits;
  }
}

if (asked && rows.length) {
  asked.addEventListener("input", show);
  document.getElementById("mode").addEventListener("change", show);
  show();
}
