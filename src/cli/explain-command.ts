import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { Origin } from "../diagnostics/diagnostic.js";
import { pointerTo } from "../document/pointer.js";
import { formatExplanation } from "./format-explanation.js";
import { findNode } from "./find-node.js";
import { withProblemOptions } from "./problem-options.js";
import type { ReadFlags } from "./read-by-config.js";
import { exit, type World } from "./world.js";

interface Flags extends ReadFlags {
  readonly format: "text" | "json";
}

/** `specback explain POINTER`: where a node of the document comes from, and how. */
export function explainCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("explain")
    .description("Say which cell a part of the document comes from, and by which steps.")
    .argument("<pointer>", "JSON Pointer, such as '#/components/schemas/User/properties/name'")
    .option("--config <file>", "config to use; else specback.config.* here, then in spec/")
    .option("--docs <folder>", "SDK folder or docs folder to read; the config's when absent")
    .addOption(
      new Option("--format <format>", "format to print").choices(["text", "json"]).default("text"),
    );
  return withProblemOptions(command).action(async (pointer: string, flags: Flags) =>
    finish(await runExplain(pointer, flags, world)),
  );
}

async function runExplain(pointer: string, flags: Flags, world: World): Promise<number> {
  const node = await findNode(pointer, flags, world);
  if (typeof node === "number") return node;
  const { explainNode } = await import("../explain/explain-node.js");
  const { textAt } = await import("../pages/table.js");
  const { document, origins, changes } = node.overlaid;
  const explanation = explainNode(pointerTo(node.keys), {
    document,
    origins,
    changes,
    inferences: node.inferences,
    textAt: (origin) => {
      const line = lineAt(origin);
      return line === undefined ? undefined : textAt(line, origin.column);
    },
  });
  if (!explanation) return exit.errors;
  await world.stdout(
    flags.format === "json"
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : formatExplanation(explanation, world.cwd),
  );
  return exit.ok;
}

function lineAt({ file, line }: Origin): string | undefined {
  try {
    return readFileSync(file, "utf8")
      .replace(/^\uFEFF/, "")
      .split(/\r\n|\n|\r/)[line - 1];
  } catch {
    return undefined;
  }
}
