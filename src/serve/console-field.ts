import { child, children, follow, items, listOf, type Node, stringOf } from "../mock/described.js";
import type { MockableDocument } from "../mock/described.js";
import { requestSample, type Sampling } from "../mock/request-samples.js";

/** What the console asks for: a parameter, or a field of a form. All texts are the document's. */
export interface ConsoleField {
  readonly name: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  /** What it may be, in short words. */
  readonly type: string;
  /** What it is filled with. */
  readonly text: string;
  /** Whether the text is JSON, and not the value itself. */
  readonly json: boolean;
  /** The values of an enumeration, as texts. */
  readonly choices?: readonly string[];
}

/** A field that is filled with a value that the mock takes. */
export function consoleField(
  about: { readonly name: string; readonly required: boolean; readonly described: Node },
  schema: Node,
  value: unknown,
  document: MockableDocument,
): ConsoleField {
  const { name, required, described } = about;
  const target = follow(document, schema).value;
  const said = (key: string) => described.value[key] ?? schema.value[key] ?? target[key];
  const choices = choicesOf(target);
  return {
    ...{ name, required, json: typeof value !== "string" && value !== undefined },
    deprecated: said("deprecated") === true,
    description: stringOf(said("description")) ?? "",
    type: typeWords(schema, document),
    text: valueText(value),
    ...(choices.length > 0 ? { choices } : {}),
  };
}

/** A value that the mock takes; undefined where a schema leads out of the document, so that none can be made. */
export function filledValue(
  place: Node,
  sampling: Sampling,
  options: { readonly xml?: boolean } = {},
): unknown {
  try {
    return requestSample(place, sampling, options).value;
  } catch {
    return undefined;
  }
}

/** A text as it is; all else as JSON, on one line where that is short. */
export function valueText(value: unknown): string {
  if (typeof value === "string") return value;
  const line = JSON.stringify(value) ?? "";
  return line.length <= 60 ? line : JSON.stringify(value, null, 2);
}

function choicesOf(schema: Node["value"]): string[] {
  const types = [schema["type"] ?? []].flat();
  const values =
    types.includes("boolean") && types.length === 1 ? [true, false] : listOf(schema["enum"]);
  return [...new Set(values.filter((value) => typeof value !== "object").map(valueText))];
}

const deepest = 4;

/** What a schema lets a value be, such as `list of integer or text`. */
function typeWords(place: Node, document: MockableDocument, depth = 0): string {
  const schema = follow(document, place);
  const { value } = schema;
  const inner = (node: Node) => (depth < deepest ? typeWords(node, document, depth + 1) : "…");
  const branches = [...items(schema, "oneOf"), ...items(schema, "anyOf")];
  if (branches.length > 0) return [...new Set(branches.map(inner))].join(" or ");
  const [only] = items(schema, "allOf");
  const types = [value["type"] ?? []].flat().map(String);
  if (types.length === 0 && only !== undefined) return inner(only);
  const words = types.map((type) =>
    type === "array" ? `list of ${inner(child(schema, "items"))}` : type,
  );
  if (words.length === 0)
    words.push(children(child(schema, "properties")).length ? "object" : "any");
  const format = stringOf(value["format"]);
  return words.join(" or ") + (format === undefined ? "" : ` (${format})`);
}
