import {
  child,
  children,
  follow,
  items,
  stringOf,
  type MockableDocument,
  type Node,
} from "./described.js";
import { essence, isForm, isJson, isText, mediaTypeFor } from "./media-type.js";
import type { RequestProblem } from "./problem.js";
import type { Operation } from "./router.js";
import type { Purpose, Schemas } from "./schemas.js";
import { decoded, pairsOf, readPairs, shapeOf, type Pairs } from "./text-values.js";

export interface BodyResult {
  readonly problems: readonly RequestProblem[];
  /** Of a media type that the operation does not take. */
  readonly unsupported?: boolean;
}

const wrong = (message: string): RequestProblem => ({ in: "body", path: "", message });

/** What is wrong with the body, by its media type. What is neither JSON, form nor text is taken as it is. */
export async function checkBody(
  request: Request,
  operation: Operation,
  { document, schemas }: { readonly document: MockableDocument; readonly schemas: Schemas },
): Promise<BodyResult> {
  const described = follow(document, child(operation.node, "requestBody"));
  const content = child(described, "content");
  const types = children(content).map(([type]) => type);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength === 0 && !request.headers.has("content-type")) {
    return {
      problems:
        described.value["required"] === true
          ? [{ ...wrong("is missing"), keyword: "required" }]
          : [],
    };
  }
  if (types.length === 0) {
    if (bytes.byteLength === 0) return { problems: [] };
    return { problems: [wrong("is sent, and the operation takes none")] };
  }
  const type = request.headers.get("content-type") ?? "application/octet-stream";
  const media = mediaTypeFor(content, type);
  if (!media) {
    const message = `is ${essence(type)}; the operation takes ${types.join(", ")}`;
    return { problems: [wrong(message)], unsupported: true };
  }
  try {
    const read = await valueOf(bytes, type, media, document);
    if (!read) return { problems: [] };
    const { pointer } = child(media, "schema");
    const mismatches = schemas.check(pointer, read.value, { ...read.purpose, request: true });
    return { problems: mismatches.map((one) => ({ ...one, in: "body" as const })) };
  } catch (error) {
    return { problems: [wrong(`cannot be read: ${(error as Error).message}`)] };
  }
}

/** The value to check; undefined where nothing can be said of it. */
async function valueOf(
  bytes: ArrayBuffer,
  type: string,
  media: Node,
  document: MockableDocument,
): Promise<{ value: unknown; purpose?: Purpose } | undefined> {
  if (!("schema" in media.value)) return undefined;
  const text = () => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (isJson(type)) return { value: JSON.parse(text()) as unknown };
  if (essence(type) === "application/x-www-form-urlencoded") {
    return { value: formValue(pairsOf(text()), media, document), purpose: { text: true } };
  }
  if (isForm(type)) {
    const form = await new Response(bytes, { headers: { "content-type": type } }).formData();
    return { value: await multipartValue(form, media, document), purpose: { text: true } };
  }
  return isText(type) && essence(type) !== "text/xml" ? { value: text() } : undefined;
}

/** OpenAPI 3.1.1 section 4.8.14.4: each property by its encoding, `form` and exploded unless told. */
function formValue(pairs: Pairs, media: Node, document: MockableDocument): unknown {
  const schema = child(media, "schema");
  const used = new Set<string>();
  const value: Record<string, unknown> = {};
  for (const name of shapeOf(document, schema).names) {
    const encoding = child(media, "encoding", name).value;
    const style = stringOf(encoding["style"]) ?? "form";
    const { explode = style === "form" } = encoding;
    const shape = shapeOf(document, propertyOf(document, schema, name));
    const written = { name, style, explode: explode === true, shape };
    // An object under its own name is JSON; what is spread among the other fields has lost its name.
    const alone = { ...written, shape: { ...shape, object: shape.object && !written.explode } };
    const reading =
      readPairs(pairs, alone) ??
      readPairs(pairs, { ...alone, style: "deepObject" }) ??
      readPairs(pairs, { ...alone, name: `${name}[]` });
    if (!reading) continue;
    for (const one of reading.used) used.add(one);
    value[name] = reading.candidates.map((one) => fromJson(one, shape.object))[0];
  }
  for (const [name, text] of pairs) if (!used.has(name)) value[name] = decoded(text);
  return value;
}

/** Section 4.8.14.4 too: objects are JSON, files are whatever they are, and a name that comes twice is a list. */
async function multipartValue(
  form: FormData,
  media: Node,
  document: MockableDocument,
): Promise<unknown> {
  const schema = child(media, "schema");
  const value: Record<string, unknown> = {};
  for (const key of new Set(form.keys())) {
    const parts = await Promise.all(form.getAll(key).map(partValue));
    const name = key.endsWith("[]") ? key.slice(0, -2) : key;
    const shape = shapeOf(document, propertyOf(document, schema, name));
    const read = parts.map((part) => fromJson(part, shape.object || shape.array));
    value[name] = read.length > 1 || (shape.array && !Array.isArray(read[0])) ? read : read[0];
  }
  return value;
}

/** A file's bytes are not looked at, except where they say that they are JSON. */
async function partValue(part: FormDataEntryValue): Promise<unknown> {
  if (typeof part === "string") return part;
  return isJson(part.type) ? (JSON.parse(await part.text()) as unknown) : "";
}

function fromJson(value: unknown, expected: boolean): unknown {
  if (!expected || typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** The schema of a property, also where it stands in a branch. */
export function propertyOf(document: MockableDocument, place: Node, name: string, depth = 0): Node {
  const schema = follow(document, place);
  const properties = child(schema, "properties");
  if (Object.hasOwn(properties.value, name) || depth > 8) return child(properties, name);
  for (const branch of ["allOf", "anyOf", "oneOf"].flatMap((key) => items(schema, key))) {
    const found = propertyOf(document, branch, name, depth + 1);
    if (Object.keys(found.value).length > 0) return found;
  }
  return child(properties, name);
}
