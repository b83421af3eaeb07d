// How parameters are written on the wire: by the library that generated clients use too.
import { serializeArrayParam, serializeObjectParam } from "openapi-fetch";

/** The path with its variables, and the query, of the parameters that are sent. */
export function addressOf(path, parameters, credentials = []) {
  const named = new Map(
    parameters
      .filter(({ field }) => field.in === "path")
      .map(({ field, value }) => [field.name, segment(field, value)]),
  );
  const filled = path.replace(/\{([^{}]+)\}/g, (all, name) => named.get(name) ?? all);
  const query = [
    ...parameters.filter(({ field }) => field.in === "query").map(pairs),
    ...credentials.map(([name, value]) => pair(name, value)),
  ].filter((text) => text !== "");
  return encodePath(filled) + (query.length > 0 ? `?${query.join("&")}` : "");
}

/** The cookies of the parameters that are sent, as one header field has them. */
export function cookieOf(parameters, credentials = []) {
  const all = [
    ...parameters
      .filter(({ field }) => field.in === "cookie")
      .flatMap((one) => pairs(one).split("&")),
    ...credentials.map(([name, value]) => pair(name, value)),
  ];
  return all.join("; ");
}

/** The value of a header field, which has Latin letters alone and is not percent-encoded otherwise. */
export function headerValue(field, value) {
  const { name, explode, content } = field;
  const options = { style: "simple", explode, allowReserved: true };
  const text =
    content || !isObject(value)
      ? String(value)
      : Array.isArray(value)
        ? serializeArrayParam(name, value.map(scalar), options)
        : serializeObjectParam(name, flat(value), options);
  return /^[\t -~]*$/.test(text) ? text : encodeURIComponent(text);
}

function segment(field, value) {
  const { name, style, explode, allowReserved, content } = field;
  const options = { style, explode, allowReserved };
  if (isObject(value) && !content) {
    return Array.isArray(value)
      ? serializeArrayParam(encodeName(name), value.map(scalar), options)
      : serializeObjectParam(encodeName(name), flat(value), options);
  }
  const text = encodeURIComponent(String(value));
  if (style === "label") return `.${text}`;
  return style === "matrix" ? `;${encodeName(name)}=${text}` : text;
}

function pairs({ field, value }) {
  const { name, style, explode, allowReserved, content } = field;
  const options = { style, explode, allowReserved };
  if (!isObject(value) || content) return pair(name, value, allowReserved);
  if (Array.isArray(value))
    return serializeArrayParam(encodeName(name), value.map(scalar), options);
  return serializeObjectParam(
    encodeName(name),
    style === "deepObject" ? deep(value) : flat(value),
    options,
  );
}

const pair = (name, value, allowReserved) =>
  `${encodeName(name)}=${allowReserved ? encodeURI(String(value)).replace(/[&#]/g, encodeURIComponent) : encodeURIComponent(String(value))}`;

const isObject = (value) => typeof value === "object" && value !== null;

/** Brackets are common in names, and stand in queries as they are. */
const encodeName = (name) => encodeURIComponent(name).replaceAll("%5B", "[").replaceAll("%5D", "]");

const scalar = (value) => (isObject(value) ? JSON.stringify(value) : value);

const flat = (value) =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [encodeName(key), scalar(inner)]));

/** `{ a: { b: 1 } }` is `name[a][b]=1`, which is not defined by the specification, but common. */
function deep(value, before = "") {
  const entries = Object.entries(value).map(([key, inner]) => {
    const name = before === "" ? encodeName(key) : `${before}][${encodeName(key)}`;
    return isObject(inner) ? deep(inner, name) : { [name]: inner };
  });
  return Object.assign({}, ...entries);
}

/** What else stands in a path template, such as a text of strangers, is no query and no fragment. */
const encodePath = (path) => path.replace(/[?#"<>`{}\s\\^|]/g, encodeURIComponent);
