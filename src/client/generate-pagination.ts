import type { OpenApiDocument } from "../document/openapi.js";
import type { ClientConfig } from "./client-config.js";
import { calledAs, clientMethods, listMethods } from "./client-methods.js";
import { fileHeader } from "./file-header.js";
import { pagedOperations } from "./pagings.js";

/** Writes the source of `pagination.ts`; undefined where the document says of no operation how it is paged. */
export function generatePagination(
  document: OpenApiDocument,
  config: ClientConfig = {},
): string | undefined {
  const operations = pagedOperations(document);
  if (operations.length === 0) return undefined;
  const lines = operations.map(
    ({ target, paging }) => `  ${JSON.stringify(target)}: ${JSON.stringify(paging)},`,
  );
  const [first] = operations.filter(({ paging }) => paging.results);
  const methods = listMethods(clientMethods(document, config));
  const method = methods.find(({ named }) => named.name === first?.named.name);
  const example = method
    ? `\n *\n * @example\n * for await (const item of items(client.${calledAs(method)}, { … }))`
    : "";
  return `${fileHeader("Lists of the API, page by page or item by item")}
import { type Items, itemsOf, type Pages, pagesOf, type Pagings } from "./runtime/pagination.js";

const pagings: Pagings = {
${lines.join("\n")}
};

/** Goes through the pages of a list: \`for await (const page of pages(client.…, { … }))\`. */
export const pages: Pages = /* @__PURE__ */ pagesOf(pagings);

/**
 * Goes through the items of a list, over all of its pages.${example}
 */
export const items: Items = /* @__PURE__ */ itemsOf(pagings);
`;
}
