import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** Makes a folder a git repository, and returns git in it; no config of the machine's has a say. */
export async function aRepository(cwd: string): Promise<(...words: string[]) => Promise<void>> {
  const git = async (...words: string[]) => {
    const who = [
      "-c",
      "user.name=a",
      "-c",
      "user.email=a@example.com",
      "-c",
      "commit.gpgsign=false",
    ];
    await promisify(execFile)("git", [...who, "-c", "core.autocrlf=false", ...words], { cwd });
  };
  await git("init", "--quiet", "--initial-branch=main");
  return git;
}
