import type { ApiModel } from "../api-model.js";
import type { Words } from "../names.js";

type Row = readonly [name: string, type: string, scheme: string];

/** The README's table of credentials, named as the language spells members. */
export function securityRows(
  security: ApiModel["security"],
  spell: (name: Words) => string,
): readonly Row[] {
  const name = (...words: string[]) => `\`${spell(words)}\``;
  switch (security) {
    case "none":
      return [];
    case "bearer":
      return [[name("bearer", "auth"), "http", "HTTP Bearer"]];
    case "basic":
      return [[`${name("username")}<br/>${name("password")}`, "http", "HTTP Basic"]];
    case "apiKey":
      return [[name("api", "key"), "apiKey", "API key"]];
  }
}
