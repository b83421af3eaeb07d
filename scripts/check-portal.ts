/**
 * `npm run check:portal [-- --only small|clerk|stackone|hostile|console] [-- --picture FILE]`: portals in a real
 * browser, which is $CHROMIUM or Debian's chromium; skips where there is none.
 *
 * Each portal is opened from a host and from the disk with all network but its own refused; operations and
 * fields are searched for, deep links followed, axe-core run, and a document with hostile texts in every
 * kind of member looked at. Nothing may be asked of others, said on the console, or violate the policy.
 */
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import type { OpenApiDocument } from "../src/document/openapi.js";
import { recover } from "../src/recover.js";
import { corporaFolder, corpusNames, words } from "./corpora.js";
import { browserPath, launch } from "./portal/browser.js";
import { buildInto } from "./portal/build-into.js";
import {
  checkAllCalls,
  checkConsoleAccess,
  checkHostileConsole,
  checkOneCall,
  serveDocument,
} from "./portal/check-console.js";
import { checkReload } from "./portal/check-reload.js";
import {
  checkAccess,
  checkHostile,
  checkPortal,
  type Says,
  takePictures,
  type Wanted,
} from "./portal/checks.js";
import { callableHostile, hostileChanges, hostileDocument } from "./portal/hostile-document.js";
import { vectors } from "./portal/xss-vectors.js";

const only = words("--only");
const wants = (name: string) => only.length === 0 || only.includes(name);

/** Both APIs are of one seed, so the same things are to be found. */
const wanted: Wanted = {
  operation: { words: "create actor token", shows: "Create actor token", id: "CreateActorToken" },
  field: { words: "expires in seconds", name: "expires_in_seconds" },
  schema: "schema-CreateActorTokenRequestBody",
};

if (browserPath === undefined) {
  console.log(
    "check:portal skipped: there is no Chromium (set $CHROMIUM, or apt-get install chromium).",
  );
} else {
  const browser = await launch(browserPath);
  const folder = await mkdtemp(join(tmpdir(), "specback-check-portal-"));
  try {
    if (wants("small")) await checkSmall(join(folder, "small"));
    if (wants("clerk")) await checkCorpus("clerk-python", join(folder, "clerk"));
    if (wants("stackone")) await checkOpens("stackone-csharp", join(folder, "stackone"));
    if (wants("console")) await checkConsoles();
    if (wants("hostile")) await checkTexts(join(folder, "hostile"));
  } finally {
    await browser.close();
  }

  /** Made by the command line, twice, so that there are two versions, changes, and links to the docs. */
  async function checkSmall(portal: string): Promise<void> {
    for (const version of ["0.9.0", "1.0.0"]) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [
          ...["--import", "tsx", "src/cli.ts", "portal", "--out", portal, "--api-version", version],
          ...["--source-url", "https://git.example/blob/main/{file}#L{line}"],
          ...["--base-url", "https://docs.example.com/api"],
        ],
        { encoding: "utf8" },
      );
      if (status !== 0) throw new Error(stderr);
    }
    const document = parse(await readFile("generated/openapi.yaml", "utf8")) as OpenApiDocument;
    const says = teller("small API");
    await checkPortal(browser, portal, { document, wanted, says });
    await checkAccess(browser, portal, { version: document.info.version, wanted, says });
    const pictures = join(folder, "pictures");
    await mkdir(pictures, { recursive: true });
    await takePictures(browser, portal, { version: document.info.version, wanted, to: pictures });
    const [picture] = words("--picture");
    if (picture !== undefined) await cp(join(pictures, "operation-desktop.png"), picture);
    console.log(`    pictures in ${pictures}`);
  }

  async function checkCorpus(name: string, portal: string): Promise<void> {
    const document = await recovered(name);
    if (document === undefined) return;
    await buildInto(portal, document);
    const says = teller(name);
    await checkPortal(browser, portal, { document, wanted, says });
    await checkAccess(browser, portal, { version: document.info.version, wanted, says });
  }

  async function checkOpens(name: string, portal: string): Promise<void> {
    const document = await recovered(name);
    if (document === undefined) return;
    await buildInto(portal, document);
    const [operation] = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item));
    const [schema = "", [field = ""] = []] =
      Object.entries(document.components?.schemas ?? {})
        .map(([one, { properties = {} }]) => [one, Object.keys(properties)] as const)
        .find(([, fields]) => fields.length > 0) ?? [];
    const found: Wanted = {
      operation: {
        words: operation?.summary ?? "",
        shows: operation?.summary ?? "",
        id: operation?.operationId ?? "",
      },
      field: { words: field, name: field },
      schema,
    };
    await checkPortal(browser, portal, { document, wanted: found, says: teller(name) });
  }

  /** Served as `specback serve` does: every operation is called against the mock. */
  async function checkConsoles(): Promise<void> {
    const small = parse(await readFile("generated/openapi.yaml", "utf8")) as OpenApiDocument;
    const create = { summary: "Create actor token", shows: '"object": "actor_token"' };
    for (const name of ["small API", "clerk-python"]) {
      const document = name === "small API" ? small : await recovered(name);
      if (document === undefined) continue;
      const [server, says] = [await serveDocument(document), teller(name)];
      await checkOneCall(browser, server, create, says);
      await checkAllCalls(browser, server, document, says);
      await checkConsoleAccess(browser, server, wanted.operation.id, says);
      await server.close();
    }
    await checkReload(browser, join(folder, "served"), teller("specback serve"));
    const hostile = await serveDocument(callableHostile(vectors));
    await checkHostileConsole(browser, hostile, vectors.length, teller("hostile texts"));
    await hostile.close();
  }

  async function checkTexts(portal: string): Promise<void> {
    const document = hostileDocument(vectors);
    const changes = hostileChanges(vectors);
    await buildInto(portal, document, { since: { version: vectors[0] ?? "", changes } });
    await checkHostile(browser, portal, { count: vectors.length, says: teller("hostile texts") });
  }
}

async function recovered(name: string): Promise<OpenApiDocument | undefined> {
  if (!(await corpusNames()).includes(name)) {
    console.log(`skipped  ${name}: it is not in ../shared/corpus.`);
    return undefined;
  }
  return (await recover({ docs: join(corporaFolder, name), version: "1.0.0" })).document;
}

function teller(subject: string): Says {
  return (what, faults) => {
    console.log(`${faults.length === 0 ? "ok      " : "FAILED  "} ${subject}: ${what}`);
    for (const fault of faults.slice(0, 20)) console.log(`           ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  };
}
