/** Media types by the endings that a portal's files have; hosts know these themselves. */
const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json",
  xml: "application/xml",
  yaml: "application/yaml",
};

/** The Content-Type of a file; a path that ends in a slash is its index. */
export function contentType(path: string): string {
  const ending = path === "" || path.endsWith("/") ? "html" : /\.([^./]+)$/.exec(path)?.[1];
  return types[ending ?? ""] ?? "text/plain; charset=utf-8";
}
