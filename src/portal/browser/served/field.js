// One thing that the form asks for.
import { el, freshId, prose } from "./dom.js";

/**
 * A row with a label, the control, and for what may be left out a box that says whether it is sent; typing
 * into the field ticks it. `value()` is undefined where it is not sent.
 */
export function fieldRow(field, { sent = field.required, control = controlOf(field) } = {}) {
  const id = freshId();
  const { name, type, required, deprecated, file } = field;
  const hint = file ? "Without a file, a few bytes are sent." : "";
  const description = `${field.description} ${hint}`.trim();
  control.id = id;
  control.setAttribute("data-name", name);
  if (required) control.setAttribute("aria-required", "true");
  const about = description && prose(description, { id: `${id}-about`, class: "quiet" });
  if (about) control.setAttribute("aria-describedby", about.id);
  const box = required
    ? undefined
    : el("input", { type: "checkbox", checked: sent, "aria-label": `Send ${name}` });
  if (box) {
    for (const event of ["input", "change"]) {
      control.addEventListener(event, () => (box.checked = true));
    }
  }
  const row = el(
    "div",
    { class: "row" },
    el(
      "div",
      { class: "row-head" },
      el("label", { for: id }, el("code", {}, name)),
      el("span", { class: "type" }, type),
      required && el("span", { class: "required" }, "required"),
      deprecated && el("span", { class: "badge" }, "deprecated"),
      box && el("label", { class: "send" }, box, "send"),
    ),
    control,
    about || undefined,
  );
  return {
    field,
    row,
    value: () => (box === undefined || box.checked ? valueOf(field, control) : undefined),
  };
}

function controlOf({ choices, text, file }) {
  if (file) return el("input", { type: "file" });
  if (choices !== undefined) {
    const all = choices.includes(text) ? choices : [text, ...choices];
    return el(
      "select",
      {},
      all.map((one) => el("option", { value: one, selected: one === text }, one)),
    );
  }
  if (!text.includes("\n") && text.length < 80) {
    const control = el("input", { type: "text", autocomplete: "off", spellcheck: "false" });
    control.value = text;
    return control;
  }
  return textArea(text);
}

/** A field for text of several lines, as high as what it begins with. */
export function textArea(text, most = 24) {
  const rows = Math.min(Math.max(text.split("\n").length, 2), most);
  const control = el("textarea", { rows, autocomplete: "off", spellcheck: "false" });
  control.value = text;
  return control;
}

/** What stands in for a file where none is chosen. */
export const sampleFile = (type = "application/octet-stream") =>
  new File(["sample"], "sample.bin", { type });

function valueOf(field, control) {
  if (field.file) return control.files[0] ?? sampleFile(field.contentType);
  if (!field.json) return control.value;
  try {
    return JSON.parse(control.value);
  } catch {
    // The mock says what is wrong with it.
    return control.value;
  }
}
