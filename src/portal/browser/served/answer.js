// What the mock answered, as text: nothing of it is ever read as markup.
import { el } from "./dom.js";

/** An element that shows an answer of `send`. */
export function answerView({ status, headers, type, bytes, milliseconds }) {
  const text = isText(type, bytes) ? new TextDecoder().decode(bytes) : undefined;
  const json = /[/+]json/.test(type) ? parsed(text) : undefined;
  const size = bytes.byteLength === 1 ? "1 byte" : `${bytes.byteLength} bytes`;
  const refused = refusal(json);
  const content = body({ text, json, type, size: bytes.byteLength });
  return el(
    "div",
    {},
    el(
      "p",
      { class: "status-line" },
      el(
        "strong",
        { class: status < 400 ? "good" : "bad" },
        `${status} ${words[status] ?? ""}`.trim(),
      ),
      el("span", { class: "quiet" }, ` ${Math.max(1, Math.round(milliseconds))} ms · ${size}`),
    ),
    refused === undefined
      ? content
      : [refused, el("details", {}, el("summary", {}, "Body"), content)],
    el(
      "details",
      {},
      el("summary", {}, "Headers"),
      el(
        "dl",
        { class: "headers" },
        headers.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
      ),
    ),
  );
}

const words = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
};

const isText = (type, bytes) =>
  bytes.byteLength > 0 && (/^text\/|json|xml|yaml|javascript|urlencoded/.test(type) || type === "");

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the mock says of a request that does not fit the document. */
function refusal(json) {
  const problems = json?.problems;
  if (!Array.isArray(problems) || json.type !== "about:blank") return undefined;
  return el(
    "div",
    { class: "refusal" },
    el("p", {}, String(json.title ?? "")),
    el(
      "ul",
      {},
      problems.map(({ in: place, path, message }) =>
        el("li", {}, el("code", {}, `${place} ${path}`.trim()), ` ${message}`),
      ),
    ),
  );
}

const longest = 200_000;

function body({ text, json, type, size }) {
  if (size === 0) return el("p", { class: "quiet" }, "It has no body.");
  if (text === undefined)
    return el("p", { class: "quiet" }, `Its body is ${size} bytes of ${type}.`);
  const pretty = json === undefined ? text : JSON.stringify(json, null, 2);
  const shown = pretty.length > longest ? `${pretty.slice(0, longest)}…` : pretty;
  return el("pre", { tabindex: "0", "aria-label": "Body of the answer" }, el("code", {}, shown));
}
