import { readFile } from "node:fs/promises";
import type { Stages } from "./stages.js";

/**
 * Stages that are given again what they gave last, while they are asked the same: where a change of the
 * docs leaves the document as it was, nothing is linted, typed and generated anew.
 *
 * Reading the docs is left as it is; that a Redocly config is the same is told by its own text.
 */
export function rememberingStages(stages: Stages): Stages {
  const lint = remember(
    (_config: string | undefined, ...given: Parameters<Stages["lintDocument"]>) =>
      stages.lintDocument(...given),
    (config, document) => [config, document],
  );
  return {
    ...stages,
    async lintDocument(document, options) {
      const { config } = options;
      if (config === undefined) return lint(undefined, document, options);
      return lint(await readFile(config, "utf8").catch(() => ""), document, options);
    },
    generateTypes: remember(stages.generateTypes),
    generateClient: remember(stages.generateClient),
    clientPackage: remember(stages.clientPackage),
  };
}

/** Remembers the last result alone; one that was not reached is not remembered. */
function remember<Given extends unknown[], Result>(
  work: (...given: Given) => Promise<Result>,
  keyOf: (...given: Given) => unknown = (...given) => given,
): (...given: Given) => Promise<Result> {
  let last: { readonly key: string; readonly result: Result } | undefined;
  return async (...given) => {
    const key = JSON.stringify(keyOf(...given));
    if (last?.key !== key) last = { key, result: await work(...given) };
    return last.result;
  };
}
