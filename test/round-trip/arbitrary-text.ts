import fc from "fast-check";
import type { Words } from "./names.js";

/** Words that names are made of. Those of models, properties and operations have no words in common. */
const propertyWords = [
  "user",
  "name",
  "id",
  "url",
  "total",
  "note",
  "first",
  "line4",
  "state",
  "kind",
];
const modelWords = ["Book", "Shelf", "Reader", "Loan", "Filter", "Page", "Tag4"];
const groupWords = ["library", "branch", "archive", "desk"];

const words = (from: readonly string[], min: number, max: number): fc.Arbitrary<Words> =>
  fc.array(fc.constantFrom(...from), { minLength: min, maxLength: max });

/** Where two acronyms meet in capitals, nothing tells them apart. */
const haveNoTwoAcronyms = (name: Words) => !/(?:id|url)-(?:id|url)/.test(name.join("-"));
export const propertyName = words(propertyWords, 1, 3).filter(haveNoTwoAcronyms);
export const pathName = words(["bay", "item", "owner", "id"], 1, 2).filter(haveNoTwoAcronyms);
export const headerName = words(["account", "trace", "version"], 1, 2).map((rest) => [
  "x",
  ...rest,
]);
export const groupName = words(groupWords, 1, 2);
export const modelName = words(modelWords, 1, 3).map((list) => list.join(""));
export const verb = fc.constantFrom("get", "list", "find", "make", "update", "drop", "send");

const sentence = fc.constantFrom(
  "The thing itself.",
  "Set when it is known, e.g. `10.5 %` (see [there](https://example.com/a_b)).",
  "a < b and **bold** text",
  "Äpfel, “quotes” & 日本",
  "Warning: for admins",
  "Of the form {id}-{state}.",
  "One of * or $, 10$.",
);

/** Prose as it stands in cells: lines, lists, paragraphs. */
export const cellText = fc
  .array(fc.tuple(sentence, fc.constantFrom("\n", "\n\n", "\n- ")), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([text, join], at) => (at === 0 ? "" : join) + text).join(""));

/** Prose as it stands on pages, where headings, tables and code may be part of it. */
export const pageText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: cellText },
      fc.constantFrom(
        "### Payload\n\nSee below.",
        "# Response\n\nAs told.",
        "| Parameter | Type |\n| --- | --- |\n| `a` | *b* |",
        '```json\n{\n  "a": 1\n}\n```',
      ),
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((parts) => parts.join("\n\n"));

export const line = fc.constantFrom("Gets the thing", "Do it - twice", "List `things`", "A (b)");
export const title = fc.constantFrom("Library API", "Books & Co");
export const enumValue = fc.constantFrom(
  "open",
  "in-progress",
  "v1.2",
  "a b",
  "UPPER",
  "x_y",
  "+1 day",
);
