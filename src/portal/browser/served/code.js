// The same call as text, for a shell and for the generated client.
import { formItems, formText } from "./request.js";

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A line of curl that sends the request to the mock. */
export function curlOf({ method, address, headers }, body, mock) {
  const way = method === "HEAD" ? ["--head"] : method === "GET" && !body ? [] : ["-X", method];
  const parts = [["curl", ...way, quoted(mock + address)].join(" ")];
  const own = headers.filter(([name]) => !(body?.fields && name === "Content-Type"));
  parts.push(...own.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`));
  if (body?.text !== undefined) parts.push(`--data-raw ${quoted(body.text)}`);
  if (body?.file) parts.push("--data-binary @FILE");
  for (const { field, value } of body?.fields ?? []) {
    for (const item of formItems(value)) parts.push(formPart(body.type, field, item));
  }
  return parts.join(" \\\n  ");
}

function formPart(type, { name, contentType }, item) {
  if (item instanceof Blob) return `-F ${quoted(`${name}=@FILE`)}`;
  const text = formText(item);
  if (!/^multipart/.test(type)) return `--data-urlencode ${quoted(`${name}=${text}`)}`;
  if (contentType) return `-F ${quoted(`${name}=${text};type=${contentType}`)}`;
  return `--form-string ${quoted(`${name}=${text}`)}`;
}

/** The call with the generated client. */
export function clientCallOf(operation, { parameters, credentials, body }, mock) {
  const groups = {};
  for (const { field, value } of parameters) (groups[field.in] ??= {})[field.name] = value;
  const auth = Object.fromEntries(
    credentials
      .filter(({ scheme }) => scheme.kind !== "none")
      .map(({ scheme, value }) => [scheme.name, value]),
  );
  const options = { baseUrl: mock, ...(credentials.length > 0 ? { auth } : {}) };
  const given = body === undefined ? {} : { body: bodyValue(body) };
  const method = operation.call === undefined ? operation.method : operation.call;
  const { cookie, ...others } = groups;
  const params = { ...others, ...(cookie && { cookie }) };
  const argument =
    operation.call === undefined
      ? { ...(Object.keys(params).length > 0 ? { params } : {}), ...given }
      : { ...params, ...given };
  const words = [
    ...(operation.call === undefined ? [JSON.stringify(operation.path)] : []),
    ...(Object.keys(argument).length > 0 ? [literal(argument)] : []),
  ];
  return `import { createClient } from "./client.js";

const client = createClient(${literal(options)});
const { data, error } = await client.${method}(${words.join(", ")});`;
}

function bodyValue({ text, fields, file, type }) {
  if (file) return file;
  if (fields) return Object.fromEntries(fields.map(({ field, value }) => [field.name, value]));
  if (!/[/+]json/.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A value as TypeScript. */
function literal(value, indent = "") {
  if (value instanceof Blob) return "new Blob([…])";
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const lines = isList
    ? value.map((item) => inner + literal(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${keyOf(key)}: ${literal(item, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  return lines.length === 0 ? open + close : `${open}\n${lines.join(",\n")},\n${indent}${close}`;
}

const keyOf = (key) =>
  key === "__proto__"
    ? `["__proto__"]`
    : /^[A-Za-z_$][\w$]*$/.test(key)
      ? key
      : JSON.stringify(key);
