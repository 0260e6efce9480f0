// Words are saved while one types.
import { typing } from "./sort_typing.js";

const { elements } = document.getElementById("move");
const type = typing({ kind: "words", onNewest: () => {}, replay: (name, text) => { elements[name].value = text; } });
document.getElementById("move").addEventListener("input", ({ target }) => type(target.name, target.value));
