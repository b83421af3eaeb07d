import { Command, Option } from "commander";
import type { Change } from "../diff/change.js";
import { worst } from "../diff/impact.js";
import type { ChangesFormat } from "../formats/changes.js";
import { compareStates } from "./compare-states.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { given } from "./given.js";
import { type ProblemFlags, withProblemOptions } from "./problem-options.js";
import { exit, type World } from "./world.js";

const formats = {
  human: async () => (await import("../formats/changes-human.js")).changesForPeople,
  markdown: async () => (await import("../formats/changes-markdown.js")).changesAsMarkdown,
  json: async () => (await import("../formats/changes-json.js")).changesAsJson,
  github: async () => (await import("../formats/changes-github.js")).changesForGitHub,
} as const satisfies Record<string, () => Promise<ChangesFormat>>;

interface Flags extends ProblemFlags {
  readonly config?: string;
  readonly format: keyof typeof formats;
  readonly failOn: "breaking" | "any" | "none";
}

/** `specback diff [BASE] [HEAD]`: what changed in the API, and whom it breaks. */
export function diffCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("diff")
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
    .option(
      "--config <file>",
      "config for both states; else specback.config.* here, then in spec/",
    );
  return withProblemOptions(command).action(
    async (base: string | undefined, head: string | undefined, flags: Flags) =>
      finish(await runDiff({ base, head }, flags, world)),
  );
}

async function runDiff(
  { base, head }: { base: string | undefined; head: string | undefined },
  flags: Flags,
  world: World,
): Promise<number> {
  const compared = await compareStates(given({ base, head, config: flags.config }), world);
  const problems = compared.diagnostics;
  if ("status" in compared) {
    const status = await finishWithProblems(world, flags, { problems });
    return Math.max(status, compared.status);
  }
  const format = await formats[flags.format]();
  const { changes } = compared;
  const names = { base: compared.base.name, head: compared.head.name };
  const data = { name: "The list of changes", text: format({ ...names, changes }) };
  const status = await finishWithProblems(world, flags, { problems, data, errorsPass: true });
  return fails(changes, flags.failOn) ? exit.errors : status;
}

function fails(changes: readonly Change[], failOn: Flags["failOn"]): boolean {
  if (failOn === "none") return false;
  if (failOn === "any") return changes.length > 0;
  return worst(changes.map(({ impact }) => impact)) === "breaking";
}
