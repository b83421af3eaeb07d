import type { ClientConfig } from "../client/client-config.js";
import type { RuleSettings } from "../diagnostics/severities.js";

/** What a user's `specback.config.ts` holds. Paths are relative to the config file. */
export interface SpecbackConfig {
  /** The SDK folder (with `docs/` and `README.md`) or the docs folder to read. */
  readonly docs: string;
  /** The folder to write to; `generated` beside the config file when absent. */
  readonly output?: string;
  /** `info.title` of the document; the README gives it when absent. */
  readonly title?: string;
  /** `info.version` of the document, which docs never carry; `0.0.0` when absent. */
  readonly version?: string;
  /** The API's base URLs; the README's server section gives them when absent. */
  readonly servers?: readonly string[];
  /** The status of successful responses, which docs do not tell; `2XX` when absent. */
  readonly successStatus?: string;
  /** The style of names on the wire; found from the docs when absent. */
  readonly wireStyle?: "snake" | "camel" | "kebab" | "pascal";
  /** Names on the wire by the SDK's: `{ "Result.StatusCode": "statusCode" }`, or without the model for all. */
  readonly names?: Readonly<Record<string, string>>;
  /** How the member that holds a request's body is called; found by its name or type when absent. */
  readonly bodyName?: string;
  /**
   * Methods and paths of operations for docs that tell none, by group and method name:
   * `{ "apiKeys.list": "GET /keys" }`.
   */
  readonly operations?: Readonly<Record<string, string>>;
  /** Merge components that differ in nothing but their names; their names may then change with the API. */
  readonly mergeTwins?: boolean;
  /** Ask about everything that was concluded with less certainty than this; nothing when absent. */
  readonly strict?: "guess" | "likely" | "sure";
  /** An OpenAPI Overlay 1.0 file that says what the pages cannot. */
  readonly overlay?: string;
  /** A `redocly.yaml` whose rules stand on top of Redocly's `recommended`. */
  readonly redocly?: string;
  /**
   * Severities by rule, Redocly's among them: `{ "broken-reference": "error", "redocly/no-x": "off" }`.
   * They are what `generate` goes by when it decides whether files are written.
   */
  readonly rules?: RuleSettings;
  /** The OpenAPI version to write; `3.1` when absent. */
  readonly openapi?: "3.1" | "3.0";
  /** The SDK language of the pages; found from the pages when absent. */
  readonly dialect?: string;
  /** What a docs folder may hold at most. A page beyond a limit is reported and left out. */
  readonly limits?: LimitsConfig;
  /** Keep parsed pages in the project's `node_modules/.cache`; true when absent. */
  readonly cache?: boolean;
  /** Parts of the client that are made only when asked for. */
  readonly client?: ClientConfig;
  /** How `generate --package` names the npm package that it makes of the output. */
  readonly package?: PackageConfig;
  /** What `specback portal` makes and where it will stand. */
  readonly portal?: PortalConfig;
  /** Where `specback publish` publishes to. */
  readonly publish?: PublishConfig;
}

export interface PublishConfig {
  /** The target where `--to` names none. */
  readonly to?: "dir" | "git" | "http" | "redocly";
  /** The environment variable that holds the token; `SPECBACK_PUBLISH_TOKEN` when absent. */
  readonly tokenVariable?: string;
  /** A folder for a web server, which serves the portal as `current` in it. */
  readonly dir?: {
    readonly folder?: string;
    /** Releases that stay; 5 when absent. */
    readonly keep?: number;
  };
  /** A branch that holds the portal. */
  readonly git?: {
    /** `gh-pages` when absent. */
    readonly branch?: string;
    /** The remote to push to, by name or address; without one the branch is this repository's. */
    readonly remote?: string;
  };
  /** An address that takes the document by PUT. */
  readonly http?: {
    readonly url?: string;
    /** `yaml` when absent. */
    readonly format?: "yaml" | "json";
    /** A header that takes the bare token, for servers that do not read `Authorization: Bearer`. */
    readonly tokenHeader?: string;
    /** Of one attempt, in milliseconds; 30,000 when absent. */
    readonly timeout?: number;
  };
  /** A project on Redocly's platform. */
  readonly redocly?: {
    readonly organization?: string;
    readonly project?: string;
    /** The folder in the project. */
    readonly mountPath?: string;
    /** `main` when absent. */
    readonly branch?: string;
    /** The project's own branch; `main` when absent. A push to another one makes a preview. */
    readonly defaultBranch?: string;
    /** The platform's address, such as `https://app.cloud.eu.redocly.com`. */
    readonly domain?: string;
    /** Who publishes, as `Name <address>`; as git knows the user when absent. */
    readonly author?: string;
  };
}

export interface PortalConfig {
  /** The folder to write to; `portal` beside the config file when absent. */
  readonly output?: string;
  /** The address that the portal will have, such as `https://docs.example.com/api/`. */
  readonly baseUrl?: string;
  /** Links to the docs, such as `https://github.com/acme/sdk/blob/main/{file}#L{line}`. */
  readonly sourceUrl?: string;
  /** Who answers for the API in Backstage's catalog; `unknown` when absent. */
  readonly owner?: string;
}

export interface LimitsConfig {
  /** Pages in the folder; 100,000 when absent. */
  readonly pages?: number;
  /** Bytes of one page; 4,000,000 when absent. */
  readonly pageBytes?: number;
  /** Characters of a table's cell or of a line; 1,000,000 when absent. */
  readonly cellLength?: number;
  /** Lists, quotes, brackets and emphasis within one another; 100 when absent. */
  readonly nesting?: number;
  /**
   * Lines outside of tables, each counted once for each list and quote that it stands in, and once more for
   * every ten of its marks; 20,000 when absent.
   */
  readonly lines?: number;
  /** Lines of one list item or quote, each counted once for each list and quote that it stands in; 2,000 when absent. */
  readonly itemLines?: number;
}

export interface PackageConfig {
  /** The npm name; made from the document's title when absent. */
  readonly name?: string;
  /** The npm version; the document's `info.version` when absent. */
  readonly version?: string;
}
