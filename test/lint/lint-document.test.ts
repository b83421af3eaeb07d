import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenApiDocument } from "../../src/document/openapi.js";
import { lintDocument } from "../../src/lint/lint-document.js";

// Each test starts Redocly at least once, which takes seconds where the machine is busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let temp: string;
let env: Record<string, string | undefined>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lint config "));
  temp = await mkdtemp(join(tmpdir(), "lint-temp-"));
  env = { ...process.env };
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await rm(temp, { recursive: true });
});

async function configFile(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

/** A path parameter that is not defined, a type that is none, and no security. */
const withProblems: OpenApiDocument = {
  openapi: "3.1.1",
  info: { title: "Tokens", version: "1.0.0" },
  servers: [{ url: "https://api.clerk.com/v1" }],
  paths: {
    "/actor_tokens/{actor_token_id}/revoke": {
      post: {
        operationId: "RevokeActorToken",
        summary: "Revoke a token",
        responses: { "2XX": { description: "Success" } },
      },
    },
  },
  components: { schemas: { Token: { type: "strng" } } },
};

const modelsOnly: OpenApiDocument = {
  openapi: "3.1.1",
  info: { title: "Models", version: "1.0.0" },
  components: {
    schemas: { Token: { type: "object", properties: { id: { type: "string" } } } },
    securitySchemes: { bearer: { type: "http", scheme: "bearer" } },
  },
};

describe("problems", () => {
  it("are those that the command line tells of the same document", async () => {
    const path = join(folder, "openapi.json");
    await writeFile(path, JSON.stringify(withProblems));
    const byHand = await promisify(execFile)(
      "npx",
      ["redocly", "lint", "--extends=recommended", "--format=json", path],
      {
        env: { ...env, REDOCLY_TELEMETRY: "off" },
        shell: process.platform === "win32",
      },
    ).catch((error: { stdout: string }) => error);
    const report = JSON.parse(byHand.stdout) as {
      problems: {
        ruleId: string;
        severity: string;
        message: string;
        location: [{ pointer: string }];
      }[];
    };
    expect(report.problems.length).toBeGreaterThan(3);

    const diagnostics = await lintDocument(withProblems, { env });
    expect(
      diagnostics.map(({ rule, severity, message, pointer }) => [rule, severity, message, pointer]),
    ).toEqual(
      report.problems.map(({ ruleId, severity, message, location }) => [
        `redocly/${ruleId}`,
        severity === "warn" ? "warning" : severity,
        message,
        location[0].pointer,
      ]),
    );
  });

  it("carry Redocly's suggestion and the place in the document", async () => {
    const diagnostics = await lintDocument(withProblems, { env });
    expect(diagnostics).toContainEqual({
      rule: "redocly/struct",
      severity: "error",
      message: expect.stringContaining("`type` can be one of the following only"),
      mend: "Did you mean string?",
      pointer: "#/components/schemas/Token/type",
    });
  });

  it("are all told, be they ever so many", async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 130 }, (_, at) => [`S${at}`, { type: "strng" }]),
    );
    const diagnostics = await lintDocument({ ...modelsOnly, components: { schemas } }, { env });
    expect(diagnostics.filter(({ rule }) => rule === "redocly/struct")).toHaveLength(130);
  });
});

describe("a document without operations", () => {
  it.each([
    ["3.1", modelsOnly],
    ["3.0", { ...modelsOnly, openapi: "3.0.4", paths: {} }],
  ])("passes in OpenAPI %s", async (_, document) => {
    const config = await configFile("no-license.yaml", "rules:\n  info-license: off\n");
    expect(await lintDocument(document, { config, env })).toEqual([]);
  });

  it("passes too where the config asks for servers", async () => {
    const config = await configFile(
      "strict.yaml",
      "extends: [recommended-strict]\nrules: {info-license: off, no-empty-servers: error}\n",
    );
    expect(await lintDocument(modelsOnly, { config, env })).toEqual([]);
  });
});

describe("the user's config", () => {
  it("stands on top of recommended, with plugins and parts that are not about lint", async () => {
    await configFile(
      "plugin.cjs",
      `module.exports = () => ({ id: "house", rules: { oas3: {
        "no-titles": () => ({ Info(_, { report, location }) { report({ message: "No titles!", location }); } }),
      } } });`,
    );
    const config = await configFile(
      "redocly.yaml",
      "apis:\n  main: {root: ./x.yaml}\nplugins: [./plugin.cjs]\nrules:\n  info-license: off\n  house/no-titles: warn\n",
    );
    const rules = (await lintDocument(withProblems, { config, env })).map(({ rule }) => rule);
    expect(rules).toContain("redocly/house/no-titles");
    expect(rules).toContain("redocly/path-parameters-defined");
    expect(rules).not.toContain("redocly/info-license");
  });

  it.each([
    ["that is not YAML", "{broken: ["],
    ["with a rule that there is not", "rules:\n  no-such-rule: error\n"],
    ["with a severity that there is not", "rules:\n  info-license: nope\n"],
    ["that extends a file that is not there", "extends: [./gone.yaml]\n"],
  ])("%s is one error that names the file", async (_, text) => {
    const config = await configFile("broken.yaml", text);
    const diagnostics = await lintDocument(modelsOnly, { config, env });
    expect(diagnostics).toMatchObject([{ rule: "redocly-failed", severity: "error" }]);
    expect(diagnostics[0]!.message).toContain(config);
    expect(diagnostics[0]!.message).not.toContain("Node.js 20");
  });

  it("that is not there is one error that names the file", async () => {
    const config = join(folder, "gone.yaml");
    const diagnostics = await lintDocument(modelsOnly, { config, env });
    expect(diagnostics).toMatchObject([{ rule: "redocly-config", severity: "error" }]);
    expect(diagnostics[0]!.message).toContain(config);
  });
});

it("tells in one error what a Redocly that fails has said", async () => {
  const diagnostics = await lintDocument({ ...modelsOnly, openapi: "9.9.9" }, { env });
  expect(diagnostics).toMatchObject([
    {
      rule: "redocly-failed",
      severity: "error",
      message: expect.stringContaining("Unsupported OpenAPI version"),
    },
  ]);
});

it("tells of a process that ends before it prints", async () => {
  const broken = { ...env, NODE_OPTIONS: "--require=/nowhere/to-be-found.cjs" };
  const diagnostics = await lintDocument(modelsOnly, { env: broken });
  expect(diagnostics).toMatchObject([
    { rule: "redocly-failed", message: expect.stringContaining("to-be-found.cjs") },
  ]);
});

it("leaves no files behind", async () => {
  vi.stubEnv("TMPDIR", temp);
  vi.stubEnv("TEMP", temp);
  try {
    expect(tmpdir()).toBe(temp);
    await lintDocument(modelsOnly, { env });
    await lintDocument({ ...modelsOnly, openapi: "9.9.9" }, { env });
  } finally {
    vi.unstubAllEnvs();
  }
  expect(await readdir(temp)).toEqual([]);
});
