// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

/** A body as fetch takes it, and its Content-Type where fetch does not know it better. */
interface WrittenBody {
  readonly body: unknown;
  readonly type?: string | undefined;
}

/** The content types of a form's fields, where the document tells them. */
export type PartTypes = Readonly<Record<string, string>>;

const json = "application/json";
const urlEncoded = "application/x-www-form-urlencoded";

/**
 * Writes a request's body in the operation's content type, JSON where there is none. What the platform has
 * for bodies is sent as it is.
 */
export function writeBody(body: unknown, type: string = json, parts: PartTypes = {}): WrittenBody {
  // The platform adds the boundary.
  if (body instanceof FormData) return { body };
  if (body instanceof URLSearchParams) return { body: `${body}`, type: urlEncoded };
  if (body instanceof Blob) return { body, type: body.type || (type === json ? "" : type) };
  const isBytes =
    body instanceof ReadableStream || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  if (isBytes) return { body, type };
  if (/[/+]json/.test(type)) return { body: JSON.stringify(body), type };
  if (/^multipart/.test(type))
    return { body: fill(new FormData(), body, (item, name) => part(item, parts[name])) };
  if (type === urlEncoded)
    return { body: `${fill(new URLSearchParams(), body, (item) => part(item))}`, type };
  return { body, type };
}

/** A list is a field for each of its items. OpenAPI 3.1.1 section 4.8.15.1. */
function fill<Form extends FormData | URLSearchParams>(
  form: Form,
  fields: unknown,
  write: (item: unknown, name: string) => unknown,
): Form {
  for (const [name, value] of Object.entries(fields as object)) {
    for (const item of [value].flat() as unknown[]) {
      // A file keeps its name.
      if (item !== undefined && item !== null) form.append(name, write(item, name) as string);
    }
  }
  return form;
}

/**
 * A field as a form takes it: bytes are a file, and an object is JSON. Only where the document tells its
 * content type it has one, since servers take a part with a type for a file.
 */
function part(item: unknown, type?: string): unknown {
  if (item instanceof ArrayBuffer || ArrayBuffer.isView(item)) {
    return new Blob([item as ArrayBuffer], { type: type ?? "" });
  }
  if (item instanceof Blob) return item;
  const text = typeof item === "object" ? JSON.stringify(item) : item;
  return type ? new Blob([text as string], { type }) : text;
}
