import { readFileSync } from "node:fs";
import type { BuildOptions, Plugin } from "esbuild";

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

/**
 * Of openapi-typescript only what makes types is called. It goes into the bundle so that the rest, with an
 * old Redocly, is neither installed nor loaded; esbuild must be told that loading it would do nothing.
 */
const withoutOldRedocly: Plugin = {
  name: "without-old-redocly",
  setup(build) {
    build.onResolve({ filter: /^@redocly\/openapi-core$/ }, ({ path }) => ({
      path,
      external: true,
      sideEffects: false,
    }));
  },
};

/** `specback/pipeline` and the command line, which share their parts and load them when needed. */
export const pipelineBundle = {
  ...shared,
  entryPoints: {
    cli: "src/cli.ts",
    pipeline: "src/pipeline.ts",
    "redocly-child": "src/redocly/redocly-child.ts",
    "types-worker": "src/types/types-worker.ts",
  },
  platform: "node",
  splitting: true,

  alias: { typescript: "./scripts/typescript-by-require.ts" },
  plugins: [withoutOldRedocly],
  chunkNames: "chunks/[name]-[hash]",
  // Some bundled packages are CommonJS and ask for Node's own modules by require.
  banner: {
    js: `import { createRequire as specbackRequire } from "node:module"; const require = specbackRequire(import.meta.url);`,
  },
} satisfies BuildOptions;
