import { Command } from "commander";
import { checkCommand } from "./check-command.js";
import { diffCommand } from "./diff-command.js";
import { explainCommand } from "./explain-command.js";
import { generateCommand } from "./generate-command.js";
import { initCommand } from "./init-command.js";
import { overlayCommand } from "./overlay-command.js";
import { portalCommand } from "./portal-command.js";
import { publishCommand } from "./publish-command.js";
import { recoverCommand } from "./recover-command.js";
import { serveCommand } from "./serve-command.js";
import { versionCommand } from "./version-command.js";
import { watchCommand } from "./watch-command.js";
import type { World } from "./world.js";

export interface Ends {
  /** Takes the exit status of the command that ran. */
  readonly finish: (status: number) => void;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** The command line as a tree of commands. Nothing here reads the process it runs in. */
export function program(world: World, { finish, out, err }: Ends): Command {
  const root = new Command("specback")
    .description(
      "Recover the OpenAPI document behind an SDK's Markdown reference, and generate from it.",
    )
    .addCommand(recoverCommand(world, finish))
    .addCommand(generateCommand(world, finish))
    .addCommand(diffCommand(world, finish))
    .addCommand(versionCommand(world, finish))
    .addCommand(checkCommand(world, finish))
    .addCommand(watchCommand(world, finish))
    .addCommand(initCommand(world, finish))
    .addCommand(explainCommand(world, finish))
    .addCommand(overlayCommand(world, finish))
    .addCommand(portalCommand(world, finish))
    .addCommand(publishCommand(world, finish))
    .addCommand(serveCommand(world, finish));
  for (const command of withDescendants(root)) {
    command
      .version(world.version, "-V, --version", "say the version of specback")
      .exitOverride()
      .showHelpAfterError("(--help shows what there is.)")
      .configureOutput({ writeOut: out, writeErr: err });
  }
  return root;
}

const withDescendants = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withDescendants),
];
