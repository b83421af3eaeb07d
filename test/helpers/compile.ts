import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The files stand here as far as the compiler knows, so that it finds our dependencies from them. */
const folder = withSlashes(fileURLToPath(new URL("../virtual/", import.meta.url)));

const strictest: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  noEmit: true,
  types: [],
};

/**
 * Type-checks the files together, as strictly as TypeScript can, and returns the messages.
 *
 * The declaration files among them are checked too: `skipLibCheck` stays off.
 */
export function compile(
  files: Readonly<Record<string, string>>,
  options: ts.CompilerOptions = {},
): string[] {
  const all = { ...strictest, ...options };
  const texts = new Map(Object.entries(files).map(([name, text]) => [folder + name, text]));
  const host = ts.createCompilerHost(all);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  host.directoryExists = (path) =>
    [...texts.keys()].some((file) => file.startsWith(`${path}/`)) || directoryExists!(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.getSourceFile = (path, language, ...rest) => {
    const text = texts.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, language);
    const known = parsed.get(path) ?? getSourceFile(path, language, ...rest);
    if (known) parsed.set(path, known);
    return known;
  };
  const program = ts.createProgram([...texts.keys()], all, host);
  const problems = [...texts.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    return [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
      ...(path.endsWith(".d.ts") ? [] : program.getDeclarationDiagnostics(file)),
    ];
  });
  return [...program.getOptionsDiagnostics(), ...problems].map(({ file, start, messageText }) => {
    const place = file
      ? `${file.fileName.replace(folder, "")}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1} `
      : "";
    return place + ts.flattenDiagnosticMessageText(messageText, "\n");
  });
}

/** TypeScript's own libraries and our dependencies, which all programs share. */
const parsed = new Map<string, ts.SourceFile>();

/** The compiler writes paths with slashes on every system. */
function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
