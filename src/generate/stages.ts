import type { ClientConfig } from "../client/client-config.js";
import type { ClientFiles } from "../client/client-files.js";
import type { OpenApiDocument } from "../document/openapi.js";
import type { DocumentOrigins } from "../document/origins.js";
import type { LintDiagnostic } from "../lint/lint-document.js";
import type { OverlayResult } from "../overlay/apply-overlay.js";
import type { RedoclyProcess } from "../redocly/redocly-process.js";
import type { RunRedocly } from "../redocly/run-redocly.js";
import type { TypesThread } from "../types/types-in-thread.js";
import type { RecoverOptions, RecoverResult } from "../recover.js";

/** The environment that a tool is run in, as `process.env` has it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The rooms of the pipeline as `generate` calls them, so that a test can put others in their place. */
export interface Stages {
  recover(options: RecoverOptions): Promise<RecoverResult>;
  applyOverlay(
    document: OpenApiDocument,
    overlay: { readonly file: string; readonly text: string },
    origins: DocumentOrigins,
  ): Promise<OverlayResult>;
  lintDocument(
    document: OpenApiDocument,
    options: {
      readonly config?: string | undefined;
      readonly env: Environment;
      readonly run?: RunRedocly | undefined;
      readonly onStart?: () => void;
    },
  ): Promise<readonly LintDiagnostic[]>;
  /** Begins to load Redocly for a command, beside other work; what it gives is run in place of `runRedocly`. */
  startRedocly?(command: string, env: Environment): Promise<RedoclyProcess | undefined>;
  generateTypes(document: OpenApiDocument, config?: ClientConfig): Promise<string>;
  /** Begins to load what types are made with, beside other work; what it gives stands in for `generateTypes`. */
  startTypes?(): Promise<TypesThread | undefined>;
  generateClient(document: OpenApiDocument, config?: ClientConfig): Promise<ClientFiles>;
  clientPackage(parts: {
    readonly document: OpenApiDocument;
    readonly types: string;
    readonly client: ClientFiles;
    readonly config?: ClientConfig | undefined;
    readonly name: string;
    readonly version: string;
  }): Promise<ReadonlyMap<string, string>>;
}

/** The real stages. Each is loaded when it is reached: Redocly and TypeScript are slow to start. */
export const lazyStages: Stages = {
  recover: async (options) => (await import("../recover.js")).recover(options),
  applyOverlay: async (document, overlay, origins) =>
    (await import("../overlay/apply-overlay.js")).applyOverlay(document, overlay, origins),
  lintDocument: async (document, options) =>
    (await import("../lint/lint-document.js")).lintDocument(document, options),
  startRedocly: async (command, env) =>
    (await import("../redocly/redocly-process.js")).startRedocly(command, env),
  generateTypes: async (document, config) =>
    (await import("../types/generate-types.js")).generateTypes(document, config),
  startTypes: async () => (await import("../types/types-in-thread.js")).startTypesThread(),
  generateClient: async (document, config) =>
    (await import("../client/client-files.js")).clientFiles(document, config),
  clientPackage: async (parts) =>
    (await import("../client/client-package.js")).clientPackage(parts),
};
