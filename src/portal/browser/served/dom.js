/**
 * An element with attributes and children. Texts become text nodes, whatever stands in them; attributes
 * that are undefined or false are left out.
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return element;
}

/** A paragraph of a description: what stands between backticks is code, and nothing else is read in it. */
export function prose(text, attributes) {
  const parts = text.split(/`([^`\n]+)`/);
  return el(
    "p",
    attributes,
    parts.map((part, at) => (at % 2 === 1 ? el("code", {}, part) : part)),
  );
}

let count = 0;
/** An id that no other element of the page has. */
export const freshId = () => `c${(count += 1)}`;

/** A button that copies what a function gives, and says so. */
export function copyButton(label, text) {
  const button = el("button", { type: "button", class: "small" }, "Copy");
  button.setAttribute("aria-label", `Copy ${label}`);
  button.addEventListener("click", () => {
    void navigator.clipboard.writeText(text()).then(
      () => (button.textContent = "Copied"),
      () => (button.textContent = "Not allowed"),
    );
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}
