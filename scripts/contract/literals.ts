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

function optionsSource({ options, bodyType }: SampleCall): string {
  const { body, ...parameters } = options;
  const members = Object.entries(parameters).map(
    ([key, value]) => `${key}: ${JSON.stringify(value)}`,
  );
  if (body !== undefined) members.push(`body: ${bodySource(body, bodyType ?? "")}`);
  return members.length > 0 ? `{ ${members.join(", ")} }` : "";
}

function bodySource(body: unknown, type: string): string {
  if (/[/+]json|form|^text\//.test(type)) return JSON.stringify(body);
  return "new Blob([])";
}

/** Files in the place of binary fields, as a caller gives them. */
export function bodyValue(body: unknown, type: string | undefined): unknown {
  if (type === undefined || /[/+]json|urlencoded|^text\//.test(type)) return body;
  return /^multipart/.test(type) ? body : new Blob([new Uint8Array(8)]);
}
