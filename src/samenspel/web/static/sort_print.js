// A button that prints, where there is a script to press it.
const button = document.getElementById("print");
button.hidden = false;
document.getElementById("by-menu").hidden = true;
button.addEventListener("click", () => window.print());
