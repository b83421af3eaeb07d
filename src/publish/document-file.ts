import type { OpenApiDocument } from "../document/openapi.js";
import { type DocumentFormat, documentText } from "../generate/document-text.js";

/** The one file of targets that take a document and no portal. */
export const documentFile = (document: OpenApiDocument, format: DocumentFormat) =>
  new Map([[`openapi.${format}`, documentText(document, format)]]);
