import { type Command, Option } from "commander";
import { type FormatName, formatNames } from "../formats/problem.js";
import { wholeNumber } from "./section-flags.js";

/** What a user says about how problems are told; every command that can find some takes it. */
export interface ProblemFlags {
  readonly reporter?: FormatName;
  readonly reporterOutput?: string;
  readonly maxWarnings?: number;
  readonly verbose?: boolean;
}

/** Gives a command the options that `finishWithProblems` reads. */
export function withProblemOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--reporter <format>",
        "how problems are told (default: github in GitHub Actions, else pretty)",
      ).choices(formatNames),
    )
    .option("--reporter-output <file>", "file for what the reporter tells")
    .option("--max-warnings <number>", "exit 1 when there are more warnings", wholeNumber)
    .option("--verbose", "tell all problems, and how long each stage took");
}
