import { Command } from "commander";
import { pointerTo } from "../document/pointer.js";
import { findNode } from "./find-node.js";
import { shortPath } from "../formats/paths.js";
import { withProblemOptions } from "./problem-options.js";
import type { ReadFlags } from "./read-by-config.js";
import { exit, type World } from "./world.js";

/** `specback overlay new POINTER`: the beginning of a correction by hand. */
export function overlayCommand(world: World, finish: (status: number) => void): Command {
  const create = new Command("new")
    .description("Print a starting action on a part of the document, to paste into the overlay.")
    .argument("<pointer>", "JSON Pointer, such as '#/components/schemas/User/properties/name'")
    .option("--config <file>", "config to use; else specback.config.* here, then in spec/")
    .option("--docs <folder>", "SDK folder or docs folder to read; the config's when absent");
  withProblemOptions(create).action(async (pointer: string, flags: ReadFlags) =>
    finish(await runNew(pointer, flags, world)),
  );
  return new Command("overlay")
    .description("Work on the OpenAPI Overlay that corrects what the docs say.")
    .addCommand(create);
}

async function runNew(pointer: string, flags: ReadFlags, world: World): Promise<number> {
  const node = await findNode(pointer, flags, world, { addable: true });
  if (typeof node === "number") return node;
  const { newAction } = await import("../overlay/new-action.js");
  const { keys, found, overlaid, overlay } = node;
  const origin = overlaid.origins.originOf(pointerTo(keys));
  await world.stdout(
    newAction(keys, {
      document: overlaid.document,
      comment: origin && `${shortPath(origin.file, world.cwd)}:${origin.line}:${origin.column}`,
      overlay: overlay?.text,
    }),
  );
  if (!found) await world.stderr(`The document has nothing at ${pointer}: the action adds it.\n`);
  if (overlay) {
    await world.stderr(`Append it to the actions in ${shortPath(overlay.file, world.cwd)}.\n`);
  } else {
    await world.stderr('Save it, and name it in the config: overlay: "overlay.yaml".\n');
  }
  return exit.ok;
}
