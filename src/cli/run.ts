import { CommanderError } from "commander";
import { describeError } from "./describe-error.js";
import { program } from "./program.js";
import { exit, type World } from "./world.js";

/**
 * Runs the command line with the words after the program's name, and returns the exit status.
 *
 * Everything has been written when the promise resolves; it never rejects for what a user did.
 */
export async function run(words: readonly string[], world: World): Promise<number> {
  let status: number = exit.ok;
  const printed: { readonly write: World["stdout"]; readonly text: string }[] = [];
  const command = program(world, {
    finish: (result) => {
      status = result;
    },
    // Commander writes without waiting; its few lines are kept until they can be waited for.
    out: (text) => printed.push({ write: world.stdout, text }),
    err: (text) => printed.push({ write: world.stderr, text }),
  });
  try {
    await command.parseAsync([...words], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      await world.stderr(describeError(error));
      return exit.errors;
    }
    // Help and version end with 0 when asked for; all else that commander throws is wrong use.
    status = error.exitCode === 0 ? exit.ok : exit.wrongUse;
  }
  for (const { write, text } of printed) await write(text);
  return status;
}
