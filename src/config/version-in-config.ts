import { extname } from "node:path";
import type ts from "typescript";

type TypeScript = typeof ts;

/** Where a config says `version`, or could: positions in its text. */
type VersionSpot =
  | { readonly kind: "value"; readonly start: number; readonly end: number; readonly text: string }
  | { readonly kind: "none"; readonly at: number; readonly before: string }
  | { readonly kind: "unclear"; readonly why: string };

export type EditedConfig =
  | { readonly text: string }
  /** Why the version could not be placed for certain. */
  | { readonly why: string };

/** The `version` that a config's text says as plain text; undefined where it says none so. */
export async function versionInConfig(file: string, text: string): Promise<string | undefined> {
  const spot = await findSpot(file, text);
  return spot.kind === "value" ? spot.text : undefined;
}

/**
 * The text of a config with another `version`; all else stays byte for byte. The tree that TypeScript
 * reads of it says where, and nothing is run.
 */
export async function withVersion(
  file: string,
  text: string,
  version: string,
): Promise<EditedConfig> {
  const spot = await findSpot(file, text);
  if (spot.kind === "unclear") return { why: spot.why };
  if (spot.kind === "value") {
    const quote = text.charAt(spot.start);
    return {
      text: text.slice(0, spot.start) + quote + version + quote + text.slice(spot.end),
    };
  }
  const isJson = extname(file) === ".json";
  const property = isJson ? `"version": "${version}"` : `version: "${version}"`;
  return { text: text.slice(0, spot.at) + property + spot.before + text.slice(spot.at) };
}

async function findSpot(file: string, text: string): Promise<VersionSpot> {
  const { default: compiler } = await import("typescript");
  const source =
    extname(file) === ".json"
      ? compiler.parseJsonText(file, text)
      : compiler.createSourceFile(file, text, compiler.ScriptTarget.Latest, true);
  const config = configObject(source, compiler);
  if (config === undefined) {
    return { kind: "unclear", why: "it exports no object that is written out" };
  }
  const named = config.properties.filter(
    (property) => property.name !== undefined && nameOf(property.name, compiler) === "version",
  );
  const [property] = named;
  if (property === undefined) return spotForNew(config, source, compiler);
  // A later spread would win over what is written here.
  const after = config.properties.slice(config.properties.indexOf(property) + 1);
  const overruled = after.some((other) => compiler.isSpreadAssignment(other));
  if (named.length > 1 || overruled) {
    return { kind: "unclear", why: "it may say “version” more than once" };
  }
  const value = compiler.isPropertyAssignment(property) ? property.initializer : undefined;
  if (value === undefined || !compiler.isStringLiteralLike(value)) {
    return { kind: "unclear", why: "its “version” is no plain text" };
  }
  return { kind: "value", start: value.getStart(source), end: value.end, text: value.text };
}

function spotForNew(
  config: ts.ObjectLiteralExpression,
  source: ts.SourceFile,
  compiler: TypeScript,
): VersionSpot {
  const [first] = config.properties;
  if (config.properties.some((property) => compiler.isSpreadAssignment(property))) {
    return { kind: "unclear", why: "“version” may come from what it spreads" };
  }
  if (first === undefined) return { kind: "unclear", why: "its object is empty" };
  const at = first.getStart(source);
  const line = source.text.slice(0, at).split("\n").at(-1) ?? "";
  const end = source.text.includes("\r\n") ? "\r\n" : "\n";
  return { kind: "none", at, before: /^\s*$/.test(line) ? `,${end}${line}` : ", " };
}

/** The object that is exported as default (or that a JSON file holds), out of calls and casts around it. */
function configObject(
  source: ts.SourceFile,
  compiler: TypeScript,
): ts.ObjectLiteralExpression | undefined {
  for (const statement of source.statements) {
    if (compiler.isExportAssignment(statement) && !statement.isExportEquals) {
      return objectIn(statement.expression, source, compiler);
    }
    if (compiler.isExpressionStatement(statement) && source.fileName.endsWith(".json")) {
      return objectIn(statement.expression, source, compiler);
    }
  }
  return undefined;
}

function objectIn(
  expression: ts.Expression,
  source: ts.SourceFile,
  compiler: TypeScript,
  depth = 0,
): ts.ObjectLiteralExpression | undefined {
  if (depth > 20) return undefined;
  const inside = (inner: ts.Expression) => objectIn(inner, source, compiler, depth + 1);
  if (compiler.isObjectLiteralExpression(expression)) return expression;
  if (
    compiler.isParenthesizedExpression(expression) ||
    compiler.isAsExpression(expression) ||
    compiler.isSatisfiesExpression(expression)
  ) {
    return inside(expression.expression);
  }
  if (compiler.isCallExpression(expression)) {
    const [only, ...more] = expression.arguments;
    return expression.expression.getText(source) === "defineConfig" && only && more.length === 0
      ? inside(only)
      : undefined;
  }
  if (!compiler.isIdentifier(expression)) return undefined;
  for (const statement of source.statements) {
    if (!compiler.isVariableStatement(statement)) continue;
    if ((statement.declarationList.flags & compiler.NodeFlags.Const) === 0) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      const named = compiler.isIdentifier(name) && name.text === expression.text;
      if (named && initializer) return inside(initializer);
    }
  }
  return undefined;
}

function nameOf(name: ts.PropertyName, compiler: TypeScript): string | undefined {
  return compiler.isIdentifier(name) || compiler.isStringLiteralLike(name) ? name.text : undefined;
}
