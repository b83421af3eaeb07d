import js from "@eslint/js";
import tseslint from "typescript-eslint";

/**
 * The rooms of src/ in the order in which data flows through them. A room may import from itself and
 * from the rooms before it; the rule below holds this.
 */
const rooms = [
  "diagnostics",
  "pages",
  "model",
  "dialects",
  "assembly",
  "document",
  "report",
  "cache",
  "overlay",
  "explain",
  "redocly",
  "lint",
  "types",
  "client",
  "mock",
  "diff",
  "config",
  "generate",
  "output",
  "formats",
  "portal",
  "publish",
  "serve",
  "cli",
];

/** The modules at the top of src/, each with the last of the rooms that it joins. */
const joins = [
  { module: "../recover.js", last: "report" },
  { module: "../generate.js", last: "generate" },
  { module: "../pipeline.js", last: "generate" },
  { module: "../cli.js", last: "cli" },
];

const flow = rooms.map((room, position) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            group: [
              ...rooms.slice(position + 1).map((later) => `**/${later}/**`),
              // The modules at the top of src/ join the rooms that stand before them.
              ...joins
                .filter(({ last }) => rooms.indexOf(last) >= position)
                .map(({ module }) => module),
              "../index.js",
            ],
            message: `src/${room} stands upstream of what it imports here: data flows one way (eslint.config.js lists the rooms).`,
          },
        ],
      },
    ],
  },
}));

/** What the portal's scripts use of browsers. */
const browserGlobals = Object.fromEntries(
  ["document", "localStorage", "location", "matchMedia", "navigator", "performance", "window"]
    .concat(["sessionStorage", "fetch", "btoa", "setTimeout", "requestAnimationFrame"])
    .concat(["Blob", "Event", "EventSource", "File", "FormData", "Headers", "MutationObserver"])
    .concat(["Option", "Request", "TextDecoder", "TextEncoder", "URLSearchParams"])
    .map((name) => [name, "readonly"]),
);

export default tseslint.config(
  { ignores: ["dist", "coverage", "generated", "test/fixtures", "test/client/types/consumer"] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      // A member may be named to leave it out of the rest.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The library returns data; only the command line prints and exits.
    files: ["src/**/*.ts"],
    ignores: ["src/cli.ts", "src/cli/**/*.ts"],
    rules: {
      "no-console": "error",
      "no-restricted-globals": ["error", { name: "process", message: "Take it as an argument." }],
    },
  },
  {
    // The client's runtime is copied into other projects: it has nothing but itself and openapi-fetch.
    files: ["src/client-runtime/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^(?!\\./|openapi-fetch$)",
              message: "The runtime imports from itself and from openapi-fetch alone.",
            },
          ],
        },
      ],
    },
  },
  {
    // These run in pages, as they are written.
    files: ["src/portal/browser/*.js"],
    languageOptions: {
      sourceType: "script",
      globals: browserGlobals,
    },
    rules: { "max-lines-per-function": "off" },
  },
  {
    // These too, where they are served: as modules, but for the one of every page.
    files: ["src/portal/browser/served/*.js"],
    languageOptions: { globals: browserGlobals },
  },
  {
    files: ["src/portal/browser/served/live.js"],
    languageOptions: { sourceType: "script" },
    rules: { "max-lines-per-function": "off" },
  },
  {
    files: ["test/**/*.ts"],
    rules: { "max-lines-per-function": "off" },
  },
  ...flow,
);
