// Answers are saved at every change; words a moment after the last key.
import { typing } from "./sort_typing.js";

const form = document.getElementById("move");

function fields(name) {
  return [...form.elements].filter((one) => one.name === name);
}

function named() {
  const hidden = ["revision", "csrfmiddlewaretoken", "back", "language", ""];
  return [...new Set([...form.elements].map((one) => one.name ?? ""))].filter((name) => !hidden.includes(name));
}

// As a plain form would send it: one answer, or a list where several may be chosen.
function answer(name) {
  const given = new FormData(form).getAll(name);
  return fields(name)[0].closest(".some") ? given : given.find(Boolean) ?? "";
}

function put(name, value = "") {
  const known = fields(name);
  known.forEach((one) => {
    if (one.type === "radio" || one.type === "checkbox") one.checked = [].concat(value).includes(one.value);
    else one.value = known.some((other) => other !== one && other.value === value) ? "" : value;
  });
  count();
}

// Where so many may be chosen, the others wait until there is room.
function count() {
  form.querySelectorAll("[data-most]").forEach((set) => {
    const boxes = [...set.querySelectorAll("input")];
    const full = boxes.filter((one) => one.checked).length >= Number(set.dataset.most);
    boxes.forEach((one) => { one.disabled = full && !one.checked; });
  });
}

const type = typing({
  kind: "given",
  onNewest: ({ given }) => named().forEach((name) => put(name, given[name])),
  replay: (name, value) => { if (fields(name).length) put(name, value); },
});
form.addEventListener("input", ({ target }) => {
  const beside = fields(target.name).filter((one) => one !== target);
  // A number, or that one does not know it: never both.
  if (target.type === "checkbox" && target.checked) beside.filter((one) => one.type !== "checkbox").forEach((one) => { one.value = ""; });
  if (target.type !== "checkbox" && target.value) beside.filter((one) => one.type === "checkbox").forEach((one) => { one.checked = false; });
  count();
  type(target.name, answer(target.name), target.matches("textarea, input:not([type=radio], [type=checkbox])") ? undefined : 0);
});
count();
document.querySelector(".errors")?.focus();
