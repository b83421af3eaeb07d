import type { SampleCall } from "./sample-calls.js";

/** A file with each call written out, for the compiler to check. */
export function callsAsSource(calls: readonly { name: string; call: SampleCall }[]): string {
  const lines = calls.map(
    ({ name, call }) =>
      `  async () => expectStatus(await client[${JSON.stringify(name)}](${optionsSource(call)})),`,
  );
  return `import type { Client } from "./client.js";

declare const client: Client;
declare function expectStatus(result: { status: number | string; data: unknown }): void;

export const calls = [
${lines.join("\n")}
];
`;
}

function optionsSource({ options, bodyType, files }: SampleCall): string {
  const { body, ...parameters } = options;
  const members = Object.entries(parameters).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  if (body !== undefined) members.push(`body: ${bodySource(body, bodyType ?? "", files)}`);
  return members.length > 0 ? `{ ${members.join(", ")} }` : "";
}

function bodySource(body: unknown, type: string, files: readonly string[]): string {
  if (!isWritten(type)) return file;
  if (!isMultipart(type)) return JSON.stringify(body);
  const fields = Object.entries(body as object).map(([name, value]: [string, unknown]) => {
    const source = Array.isArray(value) ? `[${file}]` : file;
    return `${JSON.stringify(name)}: ${files.includes(name) ? source : JSON.stringify(value)}`;
  });
  return `{ ${fields.join(", ")} }`;
}

const file = "new Blob([])";

/** The body as a caller gives it: with files in the place of what stands for their bytes. */
export function bodyValue({ options: { body }, bodyType = "", files }: SampleCall): unknown {
  if (!isWritten(bodyType)) return someFile();
  if (!isMultipart(bodyType)) return body;
  return Object.fromEntries(
    Object.entries(body as object).map(([name, value]: [string, unknown]) => {
      if (!files.includes(name)) return [name, value];
      return [name, Array.isArray(value) ? [someFile()] : someFile()];
    }),
  );
}

const someFile = () => new Blob([new Uint8Array(8)]);

/** Whether the client writes bodies of this type out of values, and does not take bytes. */
const isWritten = (type: string) => /[/+]json|form|^text\//.test(type);

const isMultipart = (type: string) => /^multipart/.test(type);
