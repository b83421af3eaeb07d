// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

/** A body as fetch takes it, and its Content-Type where fetch does not know it better. */
interface WrittenBody {
  readonly body: unknown;
  readonly type?: string | undefined;
}

const json = "application/json";
const urlEncoded = "application/x-www-form-urlencoded";

/**
 * Writes a request's body in the operation's content type, JSON where there is none. What the platform has
 * for bodies is sent as it is.
 */
export function writeBody(body: unknown, type: string = json): WrittenBody {
  // The platform adds the boundary.
  if (body instanceof FormData) return { body };
  if (body instanceof URLSearchParams) return { body: `${body}`, type: urlEncoded };
  if (body instanceof Blob) return { body, type: body.type || (type === json ? "" : type) };
  const isBytes =
    body instanceof ReadableStream || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  if (isBytes) return { body, type };
  if (/[/+]json/.test(type)) return { body: JSON.stringify(body), type };
  if (/^multipart/.test(type)) return { body: fill(new FormData(), body) };
  if (type === urlEncoded) return { body: `${fill(new URLSearchParams(), body)}`, type };
  return { body, type };
}

/** A list is a field for each of its items, and an object is JSON. OpenAPI 3.1.1 section 4.8.15.1. */
function fill<Form extends FormData | URLSearchParams>(form: Form, fields: unknown): Form {
  for (const [name, value] of Object.entries(fields as object)) {
    for (const item of [value].flat() as unknown[]) {
      if (item === undefined || item === null) continue;
      const isPlain = typeof item !== "object" || item instanceof Blob;
      form.append(name, (isPlain ? item : JSON.stringify(item)) as string);
    }
  }
  return form;
}
