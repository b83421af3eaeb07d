import { assembleApi } from "../../src/assembly/assemble.js";
import { isLandmark } from "../../src/assembly/group-page.js";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { detectDialect } from "../../src/dialects/registry.js";
import { buildDocument } from "../../src/document/build-document.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { parsePage } from "../../src/pages/parse-page.js";
import type { RenderedPage } from "./renderers/markdown.js";

/** The stages of `recover` behind the reading of files. */
export function recoverPages(sources: readonly RenderedPage[]): {
  document: OpenApiDocument;
  dialect: string;
  diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic) => diagnostics.push(one);
  const sorted = [...sources].sort((a, b) => (a.file < b.file ? -1 : 1));
  const pages = sorted.map(({ file, text }) => parsePage(file, text, isLandmark, report));
  const dialect = detectDialect(pages);
  const api = assembleApi(pages, dialect, { successStatus: "2XX" }, report);
  const { document } = buildDocument(api, { version: "3.1", info: {} });
  return { document, dialect: dialect.name, diagnostics };
}
