/**
 * What bundles have in place of `import "typescript"`: an import would search nine megabytes of CommonJS
 * for the names of its exports, which takes as long as running them.
 */
import { createRequire } from "node:module";
import type ts from "typescript";

export default createRequire(import.meta.url)("typescript") as typeof ts;
