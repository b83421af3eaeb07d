// The list of operations, by their tags.
import { el } from "./dom.js";

/** Fills the page's list, and has its filter work. */
export function listOf(groups) {
  const items = [];
  const sections = groups.map(({ name, operations }) => {
    const own = operations.map((operation) => {
      const { anchor, method, path, summary, deprecated } = operation;
      const link = el(
        "a",
        {
          href: `#${encodeURIComponent(anchor)}`,
          class: deprecated && "deprecated",
          "data-at": operation.at,
        },
        el("span", { class: "method" }, method),
        el("span", {}, summary),
      );
      const item = el("li", {}, link);
      const words = `${name} ${anchor} ${method} ${path} ${summary}`.toLowerCase();
      items.push({ operation, link, item, words });
      return item;
    });
    const section = el("section", {}, name !== "" && el("h2", {}, name), el("ul", {}, own));
    return { section, own };
  });
  document.getElementById("list").replaceChildren(...sections.map(({ section }) => section));

  const filter = document.getElementById("filter");
  const says = document.getElementById("filter-says");
  filter.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const { item, words } of items)
      item.hidden = !wanted.every((word) => words.includes(word));
    for (const { section, own } of sections) section.hidden = own.every(({ hidden }) => hidden);
    const found = items.filter(({ item }) => !item.hidden).length;
    says.textContent = found === 1 ? "1 operation" : `${found} operations`;
  });
  filter.addEventListener("keydown", (event) => {
    if (event.key === "Enter") items.find(({ item }) => !item.hidden)?.link.click();
  });

  return {
    first: items[0]?.operation,
    find: (anchor) => items.find(({ operation }) => operation.anchor === anchor)?.operation,
    mark(operation) {
      for (const { operation: one, link } of items) {
        if (one !== operation) link.removeAttribute("aria-current");
        else {
          link.setAttribute("aria-current", "page");
          link.scrollIntoView({ block: "nearest" });
        }
      }
    },
  };
}
