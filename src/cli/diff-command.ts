import { Command, Option } from "commander";
import type { Change } from "../diff/change.js";
import { worst } from "../diff/impact.js";
import type { ChangesFormat } from "../formats/changes.js";
import { compareStates } from "./compare-states.js";
import { formatDiagnostics } from "./format-diagnostics.js";
import { exit, type World } from "./world.js";

const formats = {
  human: async () => (await import("../formats/changes-human.js")).changesForPeople,
  markdown: async () => (await import("../formats/changes-markdown.js")).changesAsMarkdown,
  json: async () => (await import("../formats/changes-json.js")).changesAsJson,
  github: async () => (await import("../formats/changes-github.js")).changesForGitHub,
} as const satisfies Record<string, () => Promise<ChangesFormat>>;

interface Flags {
  readonly config?: string;
  readonly format: keyof typeof formats;
  readonly failOn: "breaking" | "any" | "none";
}

/** `specback diff [BASE] [HEAD]`: what changed in the API, and whom it breaks. */
export function diffCommand(world: World, finish: (status: number) => void): Command {
  return new Command("diff")
    .description("Say what changed between two states of an API, and whether it breaks callers.")
    .argument("[base]", "docs folder, document, or git revision (main:spec/docs); default: HEAD")
    .argument("[head]", "the same; by default the docs as they are")
    .addOption(
      new Option("--format <format>", "how changes are told")
        .choices(Object.keys(formats))
        .default("human"),
    )
    .addOption(
      new Option("--fail-on <changes>", "which changes make it exit 1")
        .choices(["breaking", "any", "none"])
        .default("breaking"),
    )
    .option("--config <file>", "config for both states; else specback.config.* here, then in spec/")
    .action(async (base: string | undefined, head: string | undefined, flags: Flags) =>
      finish(await runDiff({ base, head }, flags, world)),
    );
}

async function runDiff(
  { base, head }: { base: string | undefined; head: string | undefined },
  flags: Flags,
  world: World,
): Promise<number> {
  const compared = await compareStates(
    {
      ...(base === undefined ? {} : { base }),
      ...(head === undefined ? {} : { head }),
      ...(flags.config === undefined ? {} : { config: flags.config }),
    },
    world,
  );
  await world.stderr(formatDiagnostics(compared.diagnostics, world));
  if ("status" in compared) return compared.status;
  const format = await formats[flags.format]();
  const { changes } = compared;
  const names = { base: compared.base.name, head: compared.head.name };
  await world.stdout(format({ ...names, changes }));
  return fails(changes, flags.failOn) ? exit.errors : exit.ok;
}

function fails(changes: readonly Change[], failOn: Flags["failOn"]): boolean {
  if (failOn === "none") return false;
  if (failOn === "any") return changes.length > 0;
  return worst(changes.map(({ impact }) => impact)) === "breaking";
}
