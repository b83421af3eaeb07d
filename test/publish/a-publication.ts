import { documentOf, portalFiles } from "../../scripts/publishing/contents.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { documentFile } from "../../src/publish/document-file.js";
import { type Publication, publish, type PublishOptions } from "../../src/publish/publish.js";
import type { Target } from "../../src/publish/target.js";

/** Publishes a document, or one of a version, as the portal that stands for it. */
export const publishPortal = (
  target: Target,
  what: string | OpenApiDocument,
  more: Partial<PublishOptions> = {},
): Promise<Publication> => {
  const document = typeof what === "string" ? documentOf(what) : what;
  const make: PublishOptions["make"] = async ({ portal }) => portalFiles(document, portal);
  return publish(target, { document, make, yes: true, ...more });
};

/** Publishes a document alone. */
export const publishDocument = (
  target: Target,
  what: string | OpenApiDocument,
  more: Partial<PublishOptions> = {},
): Promise<Publication> => {
  const document = typeof what === "string" ? documentOf(what) : what;
  const make = async () => documentFile(document, "yaml");
  return publish(target, { document, make, yes: true, ...more });
};

export const rulesOf = ({ problems }: Publication) => problems.map(({ rule }) => rule);
