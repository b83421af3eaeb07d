// What is sent, of what the form says. Nothing here touches the page.
import { addressOf, cookieOf, headerValue } from "./parameters.js";

/**
 * The request of an operation:
 * `parameters` and the body's `fields` are `{ field, value }`, those that are not sent left out;
 * `credentials` are `{ scheme, value }`, with `{ username, password }` for HTTP Basic;
 * `body` is `{ type, text }`, `{ type, fields }` or `{ type, file }`;
 * `status` asks for another answer than the first success.
 */
export function requestOf(operation, { parameters, credentials, body, status }) {
  const headers = parameters
    .filter(({ field }) => field.in === "header")
    .map(({ field, value }) => [field.name, headerValue(field, value)]);
  const placed = (place) =>
    credentials
      .filter(({ scheme }) => scheme.in === place)
      .map(({ scheme, value }) => [scheme.key, scheme.prefix + credentialText(scheme, value)]);
  headers.push(...placed("header"));
  const cookie = cookieOf(parameters, placed("cookie"));
  if (cookie !== "") headers.push(["Cookie", cookie]);
  if (status) headers.push(["Prefer", `code=${status}`]);
  // The platform writes the type of forms, with what parts them.
  if (body && !isMultipart(body)) headers.push(["Content-Type", body.type]);
  return {
    method: operation.method,
    address: addressOf(operation.path, parameters, placed("query")),
    headers,
    body: body && bodyOf(body),
  };
}

const isMultipart = ({ type, fields }) => fields !== undefined && /^multipart/.test(type);

function credentialText({ kind }, value) {
  if (kind !== "basic") return String(value);
  const bytes = new TextEncoder().encode(`${value.username}:${value.password}`);
  return btoa(String.fromCharCode(...bytes));
}

function bodyOf(body) {
  if (body.fields === undefined) return body.file ?? body.text;
  const form = isMultipart(body) ? new FormData() : new URLSearchParams();
  for (const { field, value } of body.fields) {
    for (const item of formItems(value)) form.append(field.name, partOf(item, field.contentType));
  }
  return form;
}

/** A list is a field for each of its items (OpenAPI 3.1.1 section 4.8.15.1). */
export const formItems = (value) => (Array.isArray(value) ? value : [value]);

export const formText = (item) =>
  typeof item === "object" && item !== null ? JSON.stringify(item) : String(item);

const partOf = (item, type) => {
  if (item instanceof Blob) return item;
  return type ? new Blob([formText(item)], { type }) : formText(item);
};

/**
 * Asks the mock. What a browser refuses to send is told beside the request, and so are redirections told
 * beside the answer, since it would follow them.
 */
export async function send({ method, address, headers, body }, mock) {
  const given = new Headers(headers);
  const taken = new Request(mock, { headers: given }).headers;
  const refused = Object.fromEntries([...given].filter(([name]) => !taken.has(name)));
  const bare = body !== undefined && /^(?:GET|HEAD)$/.test(method);
  const sent = bare || /^(?:TRACE|TRACK|CONNECT)$/.test(method) ? "POST" : method;
  const carried = { ...(sent === method ? {} : { method }), headers: refused };
  given.set("Specback-Request", encodeURIComponent(JSON.stringify(carried)));
  const started = performance.now();
  const response = await fetch(mock + address, {
    method: sent,
    headers: given,
    body,
    cache: "no-store",
  });
  const bytes = await response.arrayBuffer();
  const milliseconds = performance.now() - started;
  const told = response.headers.get("specback-status");
  const own =
    /^(?:specback-|content-security-policy$|x-content-type-options$|cache-control$|connection$|keep-alive$|date$|transfer-encoding$)/;
  return {
    status: told === null ? response.status : Number(told),
    headers: [...response.headers].filter(([name]) => !own.test(name)),
    type: response.headers.get("content-type") ?? "",
    bytes,
    milliseconds,
  };
}
