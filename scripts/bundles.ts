import { readFileSync } from "node:fs";
import type { BuildOptions } from "esbuild";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
  dependencies: Record<string, string>;
};

const shared = {
  bundle: true,
  format: "esm",
  outdir: "dist",
  target: "node20.19",
  // Dependencies are installed beside the package; all else that is imported goes into the bundle.
  external: Object.keys(dependencies),
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

/** `specback`: the client of the seed's API. It must also run in a browser, so no Node module is near. */
export const clientBundle = {
  ...shared,
  entryPoints: ["src/index.ts"],
  platform: "neutral",
} satisfies BuildOptions;

/** `specback/pipeline` and the command line, which share their parts and load them when needed. */
export const pipelineBundle = {
  ...shared,
  entryPoints: {
    cli: "src/cli.ts",
    pipeline: "src/pipeline.ts",
    "types-worker": "src/types/types-worker.ts",
  },
  platform: "node",
  splitting: true,
  chunkNames: "chunks/[name]-[hash]",
  // Some bundled packages are CommonJS and ask for Node's own modules by require.
  banner: {
    js: `import { createRequire as specbackRequire } from "node:module"; const require = specbackRequire(import.meta.url);`,
  },
} satisfies BuildOptions;
