import type { OpenApiDocument } from "../../src/document/openapi.js";
import type { ApiModel, OperationModel } from "./api-model.js";
import { canCarry } from "./can-carry.js";
import { expectedDocument, operationIdOf } from "./expected-document.js";
import { lower } from "./lower.js";
import { type Context, normalise } from "./normalise.js";
import { recoverPages } from "./recover-pages.js";
import { requestClass, spreadBody } from "./renderers/group.js";
import type { Language } from "./renderers/language.js";
import type { RenderedPage } from "./renderers/markdown.js";
import { renderDocs } from "./renderers/render.js";

export interface RoundTrip {
  readonly pages: readonly RenderedPage[];
  readonly expected: object;
  readonly recovered: object;
}

/** Writes an API's docs, reads them, and reduces both documents to what the dialect can carry. */
export function roundTrip(model: ApiModel, language: Language): RoundTrip {
  const carry = canCarry[language.name];
  const api = lower(model, { ...carry, bytes: language.bytes });
  const style = api.style === "printed" ? language.printed : api.style;
  const pages = renderDocs(api, language, style);
  const { document, diagnostics, dialect } = recoverPages(pages);
  const written = expectedDocument(api, style);
  const context = contextOf(api, language, written);
  const reader = language.name === "mdx" ? "typescript" : language.name;
  return {
    pages,
    // Docs without a fault should give no diagnostics, and their language should be found.
    expected: asJson({
      ...normalise(written, context),
      rules: told(api),
      reader,
    }),
    recovered: asJson({
      ...normalise(document, context),
      rules: diagnostics
        .map(({ rule }) => rule)
        .filter((rule) => carry.unionBranches || rule !== "blank-page"),
      reader: dialect,
    }),
  };
}

function contextOf(api: ApiModel, language: Language, written: OpenApiDocument): Context {
  const operations = api.groups.flatMap((group) => group.operations);
  const found = JSON.stringify(written).matchAll(/#\/components\/schemas\/([^"]*)"/g);
  const refs = new Set([...found].map(([, name]) => name!));
  const idsOf = (list: readonly OperationModel[]) => new Set(list.map(operationIdOf));
  return {
    carry: canCarry[language.name],
    bare: idsOf(operations.filter((one) => one.body && one.parameters.length === 0)),
    spread: idsOf(operations.filter((one) => spreadBody(one, { language, api }))),
    unions: new Set(api.types.filter(({ kind }) => kind === "union").map(({ name }) => name)),
    unreferenced: new Set(api.types.map(({ name }) => name).filter((name) => !refs.has(name))),
    methodClasses: new Set([
      ...operations.map((one) => requestClass(one).name),
      ...api.types.filter(({ folder }) => folder !== "components").map(({ name }) => name),
    ]),
  };
}

/** What recovery has to tell of docs without a fault: the header of a key stands nowhere in them. */
const told = ({ security }: ApiModel) => (security === "apiKey" ? ["api-key-unnamed"] : []);

/** Without members that are undefined. */
const asJson = (value: object) => JSON.parse(JSON.stringify(value)) as object;

/** What a failure shows: the pages as a reader meets them. */
export const showPages = (pages: readonly RenderedPage[]) =>
  pages
    .map(
      ({ file, text }) => `=== ${file}\n${text.replace(/ {3,}/g, "  ").replace(/-{4,}/g, "---")}`,
    )
    .join("\n");
