import type ts from "typescript";
import type { ClientConfig } from "../../src/client/client-config.js";
import { clientFiles } from "../../src/client/client-files.js";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { generateTypes } from "../../src/types/generate-types.js";
import { compile } from "./compile.js";

/** What a consumer begins with that asserts types: `is<A, B>()` compiles where they are the same. */
const assertions = `
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
export const is = <A, B>(..._same: Equal<A, B> extends true ? [] : [never]): void => {};
`;

/** The compilers' options under which consumers are checked. */
const strictness: readonly ts.CompilerOptions[] = [{}, { exactOptionalPropertyTypes: true }];

/** What a client is made by, and what it is checked under. */
export interface Checking {
  readonly config?: ClientConfig;
  /** Each is a run of the compiler. */
  readonly options?: readonly ts.CompilerOptions[];
}

/** Type-checks modules that use the document's client, and returns what the compiler says. */
export async function compileWithClient(
  document: OpenApiDocument,
  consumers: string | readonly string[],
  { config = {}, options = strictness }: Checking = {},
): Promise<string[]> {
  const files = {
    "schema.d.ts": await generateTypes(document, config),
    ...(await clientFiles(document, config)),
    ...Object.fromEntries(
      [consumers]
        .flat()
        .map((text, at) => [
          `consumer${at || ""}.ts`,
          text.includes(" is<") ? text + assertions : text,
        ]),
    ),
  };
  return options.flatMap((one) => compile(files, one));
}
