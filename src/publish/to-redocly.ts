import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "../document/openapi.js";
import type { Environment, RedoclyOutput } from "../redocly/run-redocly.js";
import { digestOf } from "./digest.js";
import { withoutSecrets } from "./secrets.js";
import { type Content, noPortal, PublishError, type Target } from "./target.js";

export interface RedoclyOptions {
  readonly organization: string;
  readonly project: string;
  /** The folder of the project that the document goes to. */
  readonly mountPath: string;
  readonly branch: string;
  /** The project's own branch, where that is not `main`: a push to another one makes a preview. */
  readonly defaultBranch?: string | undefined;
  /** Such as `https://app.cloud.eu.redocly.com`; Redocly's own default when absent. */
  readonly domain?: string | undefined;
  /** `Name <address>`, as Redocly wants it. */
  readonly author: string;
  readonly token: string | undefined;
  readonly tokenVariable: string;
  /** Without the token. */
  readonly env: Environment;
  readonly run: (words: readonly string[], cwd: string, env: Environment) => Promise<RedoclyOutput>;
  readonly memory: Memory;
}

/** Keeps what was pushed last from this machine, because the platform does not tell what it has. */
export interface Memory {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/**
 * A project on Redocly's platform, by the `push` of the installed CLI, which has the token from its
 * environment. The platform takes a push whole, and tells nobody what it holds.
 */
export function redoclyTarget(options: RedoclyOptions): Target {
  const { organization, project, mountPath, branch, memory } = options;
  const name = `Redocly's project ${organization}/${project}, ${mountPath} on ${branch}`;
  return {
    name,
    async open() {
      const last = readPushed(await memory.read());
      const documents = last && [{ version: last.info.version, read: () => last }];
      return {
        held: { documents, oneAtATime: true, portal: noPortal, problems: [] },
        has: async ({ document }) => last !== undefined && digestOf(last) === digestOf(document),
        async put(content) {
          await push(options, content);
          await memory.write(JSON.stringify({ format: 1, document: content.document }));
          return name;
        },
        close: async () => {},
      };
    },
  };
}

function readPushed(text: string | undefined): OpenApiDocument | undefined {
  try {
    const { format, document } = JSON.parse(text ?? "") as {
      format?: number;
      document?: OpenApiDocument;
    };
    return format === 1 && typeof document?.info?.version === "string" ? document : undefined;
  } catch {
    return undefined;
  }
}

async function push(options: RedoclyOptions, { document, files }: Content): Promise<void> {
  const { organization, project, mountPath, branch, domain, author, run, env } = options;
  const { token, tokenVariable, defaultBranch } = options;
  if (token === undefined) throw new PublishError(unauthorized(tokenVariable));
  const folder = await mkdtemp(join(tmpdir(), "specback-publish-"));
  try {
    for (const [path, text] of files) await writeFile(join(folder, path), text);
    const { title, version } = document.info;
    const words = [
      ...["push", ...files.keys(), `--organization=${organization}`, `--project=${project}`],
      ...[`--mount-path=${mountPath}`, `--branch=${branch}`, `--author=${author}`],
      `--message=${`Publish ${title} ${version}`.replace(/\s+/g, " ")}`,
      ...(defaultBranch === undefined ? [] : [`--default-branch=${defaultBranch}`]),
      ...(domain === undefined ? [] : [`--domain=${domain}`]),
    ];
    const output = await run(words, folder, { ...env, REDOCLY_AUTHORIZATION: token });
    if (output.exitCode === 0) return;
    const said = withoutSecrets(`${output.stderr}\n${output.stdout}`, token);
    throw new PublishError({
      rule: "publish-refused",
      severity: "error",
      // Redocly puts notices about itself into boxes.
      message: `Redocly did not push: ${said
        .replace(/^ *[╔║╚].*$/gm, "")
        .replace(/\s+/g, " ")
        .trim()}`,
      mend: `See what it says; the token is that of the environment's ${tokenVariable}.`,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const unauthorized = (variable: string) =>
  ({
    rule: "publish-unauthorized",
    severity: "error",
    message: "Redocly takes no push without a token.",
    mend: `Set ${variable} in the environment to an API key of the organization.`,
  }) as const;
