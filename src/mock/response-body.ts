import { child, isObject, type Node } from "./described.js";
import { essence, isJson, isJsonLines, isText, isXml } from "./media-type.js";
import { responseValue, type ValueContext } from "./response-value.js";

/** A body that is there at once, or the parts of one that is streamed. */
export type Body = string | Uint8Array<ArrayBuffer> | readonly string[];

/** The body of a response in its media type, by the documented example or a sample of the schema. */
export function responseBody(
  type: string,
  media: Node,
  context: ValueContext,
  example?: string,
): Body {
  // OpenAPI 3.2 has `itemSchema` for what comes item by item.
  const schema = child(media, "itemSchema" in media.value ? "itemSchema" : "schema");
  if (isXml(type) && "schema" in media.value && !hasExample(media)) {
    return String(context.sampler.sample(schema.pointer, { xml: true }).value);
  }
  const value = responseValue(media, schema, context, example);
  if (isJson(type)) return JSON.stringify(value ?? null);
  if (essence(type) === "text/event-stream") return events(value);
  if (isJsonLines(type)) return itemsOf(value).map((item) => `${JSON.stringify(item)}\n`);
  if (isText(type) || isXml(type)) return typeof value === "string" ? value : textOf(value);
  return typeof value === "string" && hasExample(media) ? value : someBytes;
}

const hasExample = ({ value }: Node) => "example" in value || "examples" in value;

const textOf = (value: unknown) => (value === undefined ? "text" : JSON.stringify(value));

const someBytes = new Uint8Array([0, 1, 2, 3, 0xfc, 0xfd, 0xfe, 0xff]);

/** A list item by item; anything else as if two of it came. */
const itemsOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [value ?? null, value ?? null];

const fields = ["event", "id", "retry"];

/**
 * Server-sent events. A schema with a `data` property describes the event with its fields; any other,
 * the data of each.
 */
function events(value: unknown): string[] {
  // An example may be the stream as text.
  if (typeof value === "string" && /^(?:data|event|id|retry):/m.test(value)) return [value];
  return itemsOf(value).map((item) => {
    if (!isObject(item) || !("data" in item)) return `data: ${asData(item)}\n\n`;
    const own = fields.filter((field) => item[field] !== undefined);
    const lines = own.map((field) => `${field}: ${String(item[field])}\n`);
    return `${lines.join("")}data: ${asData(item["data"])}\n\n`;
  });
}

const asData = (data: unknown) =>
  (typeof data === "string" ? data : JSON.stringify(data)).replace(/\r?\n/g, "\ndata: ");
