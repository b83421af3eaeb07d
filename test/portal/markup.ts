const elements = new Set(
  (
    "html head meta title link script body a header label span select option nav button svg circle path kbd " +
    "main div p section h1 h2 h3 h4 h5 h6 ul ol li dl dt dd code pre strong em del blockquote table thead tbody " +
    "tr th td br hr input dialog form footer sup"
  ).split(" "),
);

/**
 * What in a page no text of a document may bring: elements that our pages have not, handlers, addresses
 * that run or load, scripts with content. A page is read as tags with quoted attributes, as ours are written.
 */
export function strangeMarkup(page: string): string[] {
  const found: string[] = [];
  const tag =
    /<(\/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>|<(?!!doctype html>)/g;
  for (const [whole, end, name = "", attributes = ""] of page.matchAll(tag)) {
    if (!elements.has(name)) found.push(whole);
    if (end) continue;
    for (const [, attribute = "", value = ""] of attributes.matchAll(
      /\s([^\s=]+)(?:="([^"]*)")?/g,
    )) {
      if (/^on|^srcdoc$|^style$/.test(attribute)) found.push(whole);
      if (
        /^(href|src|action)$/.test(attribute) &&
        !/^(https?:|mailto:|data:,$|[^:]*$)/.test(value)
      ) {
        found.push(whole);
      }
      if (attribute === "src" && /^\w+:/.test(value)) found.push(whole);
    }
  }
  for (const [whole, content] of page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)) {
    if (content !== "") found.push(whole);
  }
  return found;
}
