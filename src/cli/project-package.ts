import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The package.json of a user's project. */
export interface ProjectPackage {
  readonly file: string;
  readonly text: string;
  readonly manifest: Record<string, unknown>;
}

/**
 * Reads the package.json of a folder; undefined where there is none.
 *
 * Throws an Error that says what is wrong where it is not a JSON object.
 */
export async function readPackage(folder: string): Promise<ProjectPackage | undefined> {
  const file = join(folder, "package.json");
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const manifest: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  if (!isRecord(manifest)) throw new SyntaxError("it holds no JSON object");
  return { file, text, manifest };
}

/** True when the project lists the package among its dependencies of any kind. */
export function dependsOn({ manifest }: ProjectPackage, name: string): boolean {
  return ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].some(
    (kind) => {
      const listed = manifest[kind];
      return isRecord(listed) && Object.hasOwn(listed, name);
    },
  );
}

/**
 * The text of the package.json with one script more, in the indentation and line ends it has.
 * Undefined where a script of that name is there.
 */
export function addScript(
  project: ProjectPackage,
  name: string,
  command: string,
): string | undefined {
  const { manifest, text } = project;
  const scripts = isRecord(manifest["scripts"]) ? manifest["scripts"] : {};
  if (Object.hasOwn(scripts, name)) return undefined;
  const indentation = /^[ \t]+(?=")/m.exec(text)?.[0] ?? 2;
  const end = /\r?\n$/.exec(text)?.[0] ?? "";
  const changed = { ...manifest, scripts: { ...scripts, [name]: command } };
  const json = JSON.stringify(changed, null, indentation);
  return (end === "\r\n" ? json.replaceAll("\n", end) : json) + end;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
