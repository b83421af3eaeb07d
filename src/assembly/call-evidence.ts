import type { SecurityScheme } from "../model/api.js";
import type { Infer } from "../model/inference.js";
import type { PlacedOperation } from "./operations.js";
import { squash } from "./page-index.js";

/**
 * Which operations are called with credentials, by their usage examples. One whose examples pass none,
 * while those of other operations do, needs none.
 */
export function showsCredentials(
  operations: readonly PlacedOperation[],
  schemes: readonly SecurityScheme[],
  infer: Infer,
): (operation: PlacedOperation) => boolean {
  const words = [...schemes.map((scheme) => squash(scheme.name)), "security"];
  const shown = new Set(
    operations.filter(({ documented }) => {
      const code = squash(documented.snippets.join(" "));
      return code === "" || words.some((word) => code.includes(word));
    }),
  );
  const isTelling = shown.size * 2 > operations.length;
  return (operation) => {
    if (!isTelling || shown.has(operation)) return true;
    infer({
      rule: "no-credentials",
      fact: `${operation.endpoint.operationId} needs no credentials`,
      evidence: `none of ${words.join(", ")} in its examples`,
      origin: operation.endpoint.origin,
    });
    return false;
  };
}
