import { readFile, stat } from "node:fs/promises";
import { dirname, extname, posix, relative, resolve } from "node:path";
import { parseDocument } from "yaml";
import type { PartialConfig } from "../config/check-config.js";
import type { Diagnostic, Origin } from "../diagnostics/diagnostic.js";
import type { OriginOf } from "../diff/compare-documents.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { mapOrigins } from "../document/origins.js";
import type { OverlayResult } from "../overlay/apply-overlay.js";
import { applyOverlayFile, recoverPages } from "./document-stages.js";
import { findRevision, pathInRepository, readEntry, RevisionError, withFiles } from "./git.js";
import type { Revision } from "./git.js";
import type { Stages } from "./stages.js";

/** An API at one moment: its document, and where that comes from. */
export interface DocumentState {
  /** As people name it: a path, or a revision with one. */
  readonly name: string;
  /** Undefined where nothing could be read; then a diagnostic is an error. */
  readonly document?: OpenApiDocument;
  readonly originOf?: OriginOf;
  readonly diagnostics: readonly Diagnostic[];
}

export interface StateOptions {
  readonly cwd: string;
  /** What a config says, its paths absolute: it holds for both states that are compared. */
  readonly config: PartialConfig;
  /** The folder that the config is in; the working folder where there is none. */
  readonly configFolder: string;
  readonly stages: Pick<Stages, "recover" | "applyOverlay">;
}

/**
 * Reads the state of an API that a word names: a docs folder, a document, a git revision with a path of
 * either from the top of the repository (`main:spec/docs`), or a revision alone, which means the
 * config's docs at that revision.
 *
 * Docs are recovered as the config says, and its overlay is laid over them, as it was at the revision.
 * A document is taken as it is. Never throws for what a user names: problems come back as diagnostics.
 */
export async function readState(word: string, options: StateOptions): Promise<DocumentState> {
  const path = resolve(options.cwd, word);
  const there = await stat(path).catch(() => undefined);
  try {
    if (there?.isDirectory()) return await stateOfDocs(path, word, options);
    if (there) return stateOfText(await readFile(path, "utf8"), word);
    return await stateAtRevision(word, options);
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error;
    const { diagnostic } = error;
    const notInGit = ["revision-missing", "not-a-git-repository"].includes(diagnostic.rule);
    const mayBePath = notInGit && !word.includes(":") && looksLikePath(word);
    return { name: word, diagnostics: [mayBePath ? nothingThere(word) : diagnostic] };
  }
}

/** The docs that the config names, as they are now. */
export async function currentState(docs: string, options: StateOptions): Promise<DocumentState> {
  return stateOfDocs(docs, relative(options.cwd, docs).replaceAll("\\", "/") || ".", options);
}

async function stateOfDocs(
  docs: string,
  name: string,
  { config, stages }: StateOptions,
): Promise<DocumentState> {
  const { document, origins, diagnostics } = await recoverPages({ ...config, docs }, stages);
  if (document === undefined) return { name, diagnostics };
  const overlaid = await applyOverlayFile({ document, origins }, config.overlay, stages);
  return {
    name,
    document: overlaid.document,
    originOf: overlaid.origins.originOf,
    diagnostics: [...diagnostics, ...overlaid.diagnostics],
  };
}

async function stateAtRevision(word: string, options: StateOptions): Promise<DocumentState> {
  const { cwd, config, configFolder } = options;
  const colon = word.indexOf(":");
  if (colon > 0) {
    const revision = await findRevision(cwd, word.slice(0, colon));
    const path = word.slice(colon + 1).replace(/^\/+|\/+$/g, "");
    const fromHere = /^\.{1,2}(\/|$)/.test(path) ? await pathInRepository(cwd, path) : path;
    return stateOfEntry(revision, fromHere ?? path, options);
  }
  const revision = await findRevision(configFolder, word);
  if (config.docs === undefined) {
    return { name: word, diagnostics: [docsNotNamed(word)] };
  }
  const path = await pathInRepository(configFolder, relative(configFolder, config.docs));
  if (path === undefined) return { name: word, diagnostics: [outside(config.docs, revision)] };
  return stateOfEntry(revision, path, options);
}

async function stateOfEntry(
  revision: Revision,
  path: string,
  options: StateOptions,
): Promise<DocumentState> {
  const name = `${revision.name}:${path}`;
  const entry = await readEntry(revision, path);
  if (entry === undefined) return { name, diagnostics: [notInRevision(revision, path)] };
  if (entry.kind === "file") return stateOfText(entry.text, name);
  const { stages, config } = options;
  const below = (origin: Origin) => ({ ...origin, file: nameBelow(name, origin.file) });
  const { document, origins, diagnostics } = await withFiles(
    revision,
    entry.files,
    async (docs) => {
      const result = await stages.recover({ ...config, docs });
      // What is wrong with the folder itself is told by its name in the temporary folder.
      const named = (text: string) => text.replaceAll(docs, name);
      return {
        ...result,
        diagnostics: result.diagnostics.map((diagnostic) => ({
          ...diagnostic,
          message: named(diagnostic.message),
          ...(diagnostic.origin && { origin: below(diagnostic.origin) }),
        })),
      };
    },
  );
  if (document === undefined) return { name, diagnostics };
  const recovered = { document, origins: mapOrigins(origins, below) };
  const overlaid = await overlayAt(revision, recovered, options);
  return {
    name,
    document: overlaid.document,
    originOf: overlaid.origins.originOf,
    diagnostics: [...diagnostics, ...overlaid.diagnostics],
  };
}

const nameBelow = (name: string, file: string) =>
  name.endsWith(":") ? name + file : posix.join(name, file);

/** Lays the config's overlay over a document as it was at the revision; there may have been none yet. */
async function overlayAt(
  revision: Revision,
  recovered: Pick<OverlayResult, "document" | "origins">,
  { config, configFolder, stages }: StateOptions,
): Promise<OverlayResult> {
  const { overlay } = config;
  const plain = { ...recovered, diagnostics: [], changes: [] };
  if (overlay === undefined) return plain;
  const path = await pathInRepository(configFolder, relative(configFolder, overlay));
  if (path === undefined) return applyOverlayFile(recovered, overlay, stages);
  const entry = await readEntry(revision, path);
  if (entry?.kind !== "file") return plain;
  const { document, origins } = recovered;
  const source = { file: `${revision.name}:${path}`, text: entry.text };
  return stages.applyOverlay(document, source, origins);
}

/** The text of a file at a revision; undefined where it is not there, or not in the repository. */
export async function textAtRevision(name: string, file: string): Promise<string | undefined> {
  const folder = dirname(file);
  const revision = await findRevision(folder, name);
  const path = await pathInRepository(folder, relative(folder, file));
  const entry = path === undefined ? undefined : await readEntry(revision, path);
  return entry?.kind === "file" ? entry.text : undefined;
}

/** Reads an OpenAPI document from YAML or JSON. */
export function stateOfText(text: string, name: string): DocumentState {
  const { value, why } = parsed(text);
  const version = (value as { openapi?: unknown } | null | undefined)?.openapi;
  if (typeof version === "string" && /^3\.[0-9]/.test(version)) {
    return { name, document: value as OpenApiDocument, diagnostics: [] };
  }
  const message =
    why === undefined
      ? `${name} is no OpenAPI 3 document.`
      : `${name} is neither YAML nor JSON: ${why.replace(/\.$/, "")}.`;
  const mend = "Name a docs folder, or a document that begins with “openapi: 3.…”.";
  return { name, diagnostics: [problem("not-an-openapi-document", message, mend)] };
}

function parsed(text: string): { readonly value?: unknown; readonly why?: string } {
  try {
    // JSON is YAML too, and read many times faster by itself.
    return { value: JSON.parse(text.replace(/^\uFEFF/, "")) as unknown };
  } catch {
    const document = parseDocument(text, { prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) return { why: error.message };
    try {
      return { value: document.toJS() as unknown };
    } catch (thrown) {
      return { why: (thrown as Error).message };
    }
  }
}

const looksLikePath = (word: string) => /[\\/]|^\.{1,2}$/.test(word) || extname(word) !== "";

const problem = (rule: string, message: string, mend: string): Diagnostic => ({
  rule,
  severity: "error",
  message,
  mend,
});

const nothingThere = (word: string) =>
  problem(
    "state-missing",
    `There is neither a file or folder ${word}, nor a git revision of that name.`,
    "Name a docs folder, a document, or a revision with a path from the top of the repository, such as main:spec/docs.",
  );

const docsNotNamed = (word: string) =>
  problem(
    "docs-not-named",
    `No config says where the docs are at ${word}.`,
    `Name them: ${word}:path/to/docs; or run specback init.`,
  );

const outside = (docs: string, { repository }: Revision) =>
  problem(
    "docs-outside-repository",
    `The docs ${docs} are not in the git repository ${repository}.`,
    "Name what to compare with: specback diff BASE HEAD.",
  );

const notInRevision = ({ name }: Revision, path: string) =>
  problem(
    "path-not-in-revision",
    `The git revision ${name} has nothing at ${path || "its top"}.`,
    `Paths count from the top of the repository; see git ls-tree -r --name-only ${name}.`,
  );
