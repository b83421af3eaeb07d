import type { RuleSettings } from "../diagnostics/severities.js";
import type { SpecbackConfig } from "./config.js";

/** How one option of the config is checked, resolved, and spelled as a flag of `generate`. */
export type ConfigOption =
  | (Told & { readonly kind: "text" | "path" | "texts" })
  | (Told & { readonly kind: "choice"; readonly choices: readonly string[] })
  | (Told & { readonly kind: "flag" })
  | { readonly kind: "map" | "rules" }
  /** A whole number that is not below zero. */
  | (Told & { readonly kind: "count" })
  | { readonly kind: "section"; readonly options: ConfigOptions };

interface Told {
  /** The flag that overrides the option, in commander's notation; absent where there is none. */
  readonly flag?: string;
  readonly help?: string;
}

export type ConfigOptions = Readonly<Record<string, ConfigOption>>;

/** Which kinds can hold a value of the type, so that the table cannot disagree with the interface. */
type OptionFor<Value> = [Value] extends [number]
  ? ConfigOption & { kind: "count" }
  : [Value] extends [boolean]
    ? ConfigOption & { kind: "flag" }
    : [Value] extends [string]
      ? string extends Value
        ? ConfigOption & { kind: "text" | "path" }
        : ConfigOption & { kind: "choice"; choices: readonly Value[] }
      : [Value] extends [readonly string[]]
        ? ConfigOption & { kind: "texts" }
        : string extends keyof Value
          ? { kind: Value extends RuleSettings ? "rules" : "map" }
          : { kind: "section"; options: OptionsFor<Value> };

type OptionsFor<Options> = {
  readonly [Name in keyof Required<Options>]: OptionFor<NonNullable<Options[Name]>>;
};

/** Every option there is: the checks of a config file and the flags of `generate` read this table. */
export const configOptions = {
  docs: { kind: "path", flag: "--docs <folder>", help: "SDK folder or docs folder to read" },
  output: { kind: "path", flag: "--output <folder>", help: "folder to write to" },
  title: { kind: "text", flag: "--title <text>", help: "title of the API" },
  version: { kind: "text", flag: "--api-version <text>", help: "version of the API" },
  servers: { kind: "texts", flag: "--server <url>", help: "base URL of the API; may be repeated" },
  successStatus: {
    kind: "text",
    flag: "--success-status <status>",
    help: "status of successful responses",
  },
  wireStyle: {
    kind: "choice",
    choices: ["snake", "camel", "kebab", "pascal"],
    flag: "--wire-style <style>",
    help: "style of names on the wire",
  },
  names: { kind: "map" },
  bodyName: {
    kind: "text",
    flag: "--body-name <name>",
    help: "name of the member that holds a request's body",
  },
  operations: { kind: "map" },
  mergeTwins: {
    kind: "flag",
    flag: "--merge-twins",
    help: "merge components that differ in nothing but their names",
  },
  strict: {
    kind: "choice",
    choices: ["guess", "likely", "sure"],
    flag: "--strict <certainty>",
    help: "ask about what was concluded with less certainty",
  },
  overlay: { kind: "path", flag: "--overlay <file>", help: "OpenAPI Overlay to apply" },
  redocly: { kind: "path", flag: "--redocly <file>", help: "redocly.yaml to lint with" },
  rules: { kind: "rules" },
  openapi: {
    kind: "choice",
    choices: ["3.1", "3.0"],
    flag: "--openapi <version>",
    help: "OpenAPI version to write",
  },
  dialect: { kind: "text", flag: "--dialect <name>", help: "SDK language of the pages" },
  limits: {
    kind: "section",
    options: {
      pages: { kind: "count" },
      pageBytes: { kind: "count" },
      cellLength: { kind: "count" },
      nesting: { kind: "count" },
      lines: { kind: "count" },
      itemLines: { kind: "count" },
    },
  },
  cache: { kind: "flag", flag: "--no-cache", help: "parse every page anew, and keep nothing" },
  client: {
    kind: "section",
    options: { groupByTag: { kind: "flag" }, dates: { kind: "flag" }, validate: { kind: "flag" } },
  },
  package: { kind: "section", options: { name: { kind: "text" }, version: { kind: "text" } } },
  portal: {
    kind: "section",
    options: {
      output: { kind: "path", flag: "--out <folder>", help: "folder of the portal" },
      baseUrl: {
        kind: "text",
        flag: "--base-url <url>",
        help: "address that the portal will have",
      },
      sourceUrl: {
        kind: "text",
        flag: "--source-url <template>",
        help: "links to the docs, with {file} and {line}",
      },
      owner: { kind: "text", flag: "--owner <name>", help: "owner of the API in Backstage" },
    },
  },
  publish: {
    kind: "section",
    options: {
      to: {
        kind: "choice",
        choices: ["dir", "git", "http", "redocly"],
        flag: "--to <target>",
        help: "what to publish to",
      },
      tokenVariable: { kind: "text" },
      dir: {
        kind: "section",
        options: {
          folder: { kind: "path", flag: "--folder <folder>", help: "dir: folder of the releases" },
          keep: { kind: "count", flag: "--keep <number>", help: "dir: how many releases stay" },
        },
      },
      git: {
        kind: "section",
        options: {
          branch: { kind: "text", flag: "--branch <name>", help: "git: branch of the portal" },
          remote: { kind: "text", flag: "--remote <name>", help: "git: remote to push it to" },
        },
      },
      http: {
        kind: "section",
        options: {
          url: { kind: "text", flag: "--url <address>", help: "http: address of the document" },
          format: {
            kind: "choice",
            choices: ["yaml", "json"],
            flag: "--document-format <format>",
            help: "http: how the document is sent",
          },
          tokenHeader: { kind: "text" },
          timeout: { kind: "count" },
        },
      },
      redocly: {
        kind: "section",
        options: {
          organization: {
            kind: "text",
            flag: "--organization <id>",
            help: "redocly: the organization's id",
          },
          project: { kind: "text", flag: "--project <id>", help: "redocly: the project's id" },
          mountPath: {
            kind: "text",
            flag: "--mount-path <path>",
            help: "redocly: folder in the project",
          },
          branch: { kind: "text" },
          defaultBranch: { kind: "text" },
          domain: { kind: "text" },
          author: { kind: "text" },
        },
      },
    },
  },
} as const satisfies OptionsFor<SpecbackConfig>;
