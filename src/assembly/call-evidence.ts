import type { SecurityScheme } from "../model/api.js";
import type { PlacedOperation } from "./operations.js";
import { squash } from "./page-index.js";

/**
 * Which operations are called with credentials, by their usage examples. One whose examples pass none,
 * while those of other operations do, needs none.
 */
export function showsCredentials(
  operations: readonly PlacedOperation[],
  schemes: readonly SecurityScheme[],
): (operation: PlacedOperation) => boolean {
  const words = [...schemes.map((scheme) => squash(scheme.name)), "security"];
  const shown = new Set(
    operations.filter(({ documented }) => {
      const code = squash(documented.snippets.join(" "));
      return code === "" || words.some((word) => code.includes(word));
    }),
  );
  const isTelling = shown.size * 2 > operations.length;
  return (operation) => !isTelling || shown.has(operation);
}
