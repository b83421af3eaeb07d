/**
 * `npm run check:editor-speed`: how long TypeScript checks a consumer that calls 50 operations of a large
 * document, against the same consumer written on openapi-fetch alone: the median of the ratios of runs that
 * follow each other. The bar is 1.3.
 */
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { clientFiles } from "../src/client/client-files.js";
import { namedOperations } from "../src/client/named-operations.js";
import { recover } from "../src/recover.js";
import { generateTypes } from "../src/types/generate-types.js";
import { median, root, show } from "./benchmarking/measure.js";
import { corporaFolder, corpusNames, words } from "./corpora.js";

const corpus = words("--corpus")[0] ?? "clerk-python";
const rounds = Number(words("--rounds")[0] ?? 7);
const count = 50;

if (!(await corpusNames()).includes(corpus)) {
  console.log("check:editor-speed skipped: there is no ../shared/corpus.");
} else {
  // Within node_modules, so that openapi-fetch is found from there.
  const folder = await mkdtemp(join(root, "node_modules", ".editor-"));
  try {
    await writeConsumers(folder);
    const pairs: [number, number][] = [];
    for (let round = 0; round <= rounds; round += 1) {
      pairs.push([checkTime(folder, "ours"), checkTime(folder, "bare")]);
    }
    // The first pair fills the caches of the disk.
    const counted = pairs.slice(1);
    const ratio = median(counted.map(([ours, bare]) => ours / bare));
    const [ours, bare] = [median(counted.map(([a]) => a)), median(counted.map(([, b]) => b))];
    const remark = `${ours.toFixed(2)} s against ${bare.toFixed(2)} s on openapi-fetch alone`;
    show("check", ratio, 1.3, 2, remark);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeConsumers(folder: string): Promise<void> {
  const { document } = await recover({ docs: join(corporaFolder, corpus) });
  if (!document) throw new Error(`Nothing could be recovered from ${corpus}.`);
  const files = { "schema.d.ts": await generateTypes(document), ...(await clientFiles(document)) };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const operations = namedOperations(document).filter(({ operation }) => !operation.requestBody);
  const called = operations.slice(0, count);
  const group = (parameters: (typeof called)[number]["operation"]["parameters"], place: string) =>
    (parameters ?? []).filter((one) => one.in === place && one.required);
  const ours: string[] = [];
  const bare: string[] = [];
  for (const [at, { name, method, path, operation }] of called.entries()) {
    const groups = ["path", "query"].flatMap((place) => {
      const needed = group(operation.parameters, place);
      const members = needed.map((one) => `${JSON.stringify(one.name)}: given as never`);
      return needed.length > 0 ? [`${place}: { ${members.join(", ")} }`] : [];
    });
    const options = groups.length > 0 ? `{ ${groups.join(", ")} }` : "";
    const params = options && `, { params: ${options} }`;
    const use = (call: string) =>
      `  const { data: d${at}, error: e${at} } = await ${call};\n  use(e${at}, d${at});`;
    ours.push(use(`client.${name}(${options})`));
    bare.push(use(`client.${method.toUpperCase()}(${JSON.stringify(path)}${params})`));
  }
  const consumer = (start: string, calls: string[]) =>
    `${start}\ndeclare const given: string;\ndeclare const use: (error: unknown, data: unknown) => void;\nexport async function calls() {\n${calls.join("\n")}\n}\n`;
  const oursStart = `import { createClient } from "./client.js";\nconst client = createClient();`;
  const bareStart = `import createClient from "openapi-fetch";\nimport type { paths } from "./schema.js";\nconst client = createClient<paths>();`;
  await writeFile(join(folder, "ours.ts"), consumer(oursStart, ours));
  await writeFile(join(folder, "bare.ts"), consumer(bareStart, bare));
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  for (const name of ["ours", "bare"]) {
    const compilerOptions = {
      ...{ target: "ES2022", module: "NodeNext", strict: true, noEmit: true, skipLibCheck: true },
      ...{ lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
    };
    await writeFile(
      join(folder, `${name}.json`),
      JSON.stringify({ compilerOptions, files: [`${name}.ts`] }),
    );
  }
}

/** The seconds that tsc says it took to check; throws where it finds problems. */
function checkTime(folder: string, name: string): number {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const words = [tsc, "--project", join(folder, `${name}.json`), "--extendedDiagnostics"];
  const { stdout, status } = spawnSync(process.execPath, words, { encoding: "utf8" });
  const time = /^Check time:\s+([\d.]+)s$/m.exec(stdout)?.[1];
  if (status !== 0 || time === undefined) throw new Error(stdout.slice(0, 2000));
  return Number(time);
}
