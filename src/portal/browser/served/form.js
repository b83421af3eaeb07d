// The form of one operation, and what it says.
import { el, freshId, prose } from "./dom.js";
import { fieldRow, sampleFile, textArea } from "./field.js";

const places = [
  ["path", "Path"],
  ["query", "Query"],
  ["header", "Headers"],
  ["cookie", "Cookies"],
];

/** The form, filled with what the mock takes; `values()` is what `requestOf` takes. */
export function formOf(operation, schemes) {
  const credentials = credentialsOf(operation, schemes);
  const rows = operation.parameters.map((field) => fieldRow(field));
  const groups = places.flatMap(([place, title]) => {
    const own = rows.filter(({ field }) => field.in === place).map(({ row }) => row);
    return own.length > 0 ? [group(title, own)] : [];
  });
  const body = operation.body && bodyPart(operation.body);
  const status = statusChoice(operation);
  const form = el(
    "form",
    { novalidate: true, "aria-label": "Request" },
    credentials?.group,
    groups,
    body?.group,
    el(
      "div",
      { class: "send-line" },
      el("button", { type: "submit", class: "primary" }, "Send to the mock"),
      status?.row,
    ),
  );
  return {
    form,
    values: () => ({
      parameters: sent(rows),
      credentials: credentials?.values() ?? [],
      body: body?.value(),
      status: status?.value() ?? "",
    }),
  };
}

const sent = (rows) =>
  rows.flatMap(({ field, value }) => {
    const given = value();
    return given === undefined ? [] : [{ field, value: given }];
  });

const group = (title, ...children) => el("fieldset", {}, el("legend", {}, title), ...children);

/** One text for each scheme, and which of the alternatives is meant. */
function credentialsOf({ security }, schemes) {
  if (security.length === 0) return undefined;
  const known = new Map(schemes.map((scheme) => [scheme.name, scheme]));
  const alternatives = security.map((names) =>
    names.map((name) => known.get(name)).filter(Boolean),
  );
  const choice = el(
    "select",
    { id: freshId(), "data-name": "alternative" },
    alternatives.map((some, at) =>
      el("option", { value: at }, some.map(({ name }) => name).join(" and ") || "none"),
    ),
  );
  const rows = alternatives.map((some) => some.map(schemeRow));
  const parts = rows.map((some) =>
    el(
      "div",
      {},
      some.map(({ row }) => row),
    ),
  );
  const show = () => parts.forEach((part, at) => (part.hidden = at !== Number(choice.value)));
  choice.addEventListener("change", show);
  show();
  return {
    group: group(
      "Credentials",
      el("p", { class: "quiet" }, "The mock takes any; it only looks that they are there."),
      alternatives.length > 1 &&
        el(
          "div",
          { class: "row" },
          el("div", { class: "row-head" }, el("label", { for: choice.id }, "By")),
          choice,
        ),
      ...parts,
    ),
    values: () =>
      rows[Number(choice.value)].map(({ scheme, value }) => ({ scheme, value: value() })),
  };
}

function schemeRow(scheme) {
  const { name, words, description, kind, text } = scheme;
  const field = { name, type: words, required: true, description, text, json: false };
  if (kind === "none") {
    const row = el("p", {}, el("code", {}, name), ` ${words}.`);
    return { scheme, row, value: () => "" };
  }
  if (kind !== "basic") {
    const { row, value } = fieldRow(field);
    return { scheme, row, value };
  }
  const user = fieldRow({ ...field, name: `${name}: user`, text: "user" });
  const word = fieldRow({ ...field, name: `${name}: password`, description: "", text: "password" });
  return {
    scheme,
    row: el("div", {}, user.row, word.row),
    value: () => ({ username: user.value(), password: word.value() }),
  };
}

function bodyPart({ required, description, types }) {
  const parts = types.map(typePart);
  const choice = el(
    "select",
    { "aria-label": "Media type", "data-name": "type" },
    types.map(({ type }, at) => el("option", { value: at }, type)),
  );
  const box = el("input", { type: "checkbox", checked: true, "aria-label": "Send a body" });
  const show = () => parts.forEach(({ part }, at) => (part.hidden = at !== Number(choice.value)));
  choice.addEventListener("change", show);
  show();
  return {
    group: group(
      "Body",
      el(
        "div",
        { class: "row-head" },
        types.length > 1 ? choice : el("code", {}, types[0].type),
        required
          ? el("span", { class: "required" }, "required")
          : el("label", { class: "send" }, box, "send"),
      ),
      description && prose(description, { class: "quiet" }),
      ...parts.map(({ part }) => part),
    ),
    value: () => (required || box.checked ? parts[Number(choice.value)].value() : undefined),
  };
}

function typePart({ kind, type, text, fields }) {
  if (kind === "form") {
    // All fields are sent, as all members of JSON are.
    const rows = fields.map((field) => fieldRow(field, { sent: true }));
    const part = el(
      "div",
      {},
      rows.map(({ row }) => row),
    );
    return { part, value: () => ({ type, fields: sent(rows) }) };
  }
  const label = `Body as ${type}`;
  if (kind === "file") {
    const file = el("input", { type: "file", "aria-label": label });
    const hint = el("p", { class: "quiet" }, "Without a file, a few bytes are sent.");
    const value = () => ({ type, file: file.files[0] ?? sampleFile(type) });
    return { part: el("div", {}, file, hint), value };
  }
  const control = textArea(text);
  control.setAttribute("aria-label", label);
  control.setAttribute("data-name", type);
  control.classList.add("code");
  return { part: control, value: () => ({ type, text: control.value }) };
}

function statusChoice({ statuses }) {
  if (statuses.length < 2) return undefined;
  const id = freshId();
  const select = el(
    "select",
    { id, "data-name": "answer" },
    el("option", { value: "" }, "the first success"),
    statuses.map(({ status, description }) => {
      const short = description.replace(/\s+/g, " ").slice(0, 60);
      return el("option", { value: status }, `${status} ${short}`.trim());
    }),
  );
  return {
    row: el("div", { class: "answer-choice" }, el("label", { for: id }, "Answer with"), select),
    value: () => select.value,
  };
}
