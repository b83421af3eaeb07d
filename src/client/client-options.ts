import type { OpenApiDocument } from "../document/openapi.js";
import { docComment } from "./doc-comment.js";
import { propertyKey } from "./property-key.js";
import { sentSchemes, type SentScheme, tokenScheme } from "./security-schemes.js";
import { serverUrl } from "./server-url.js";

/** The types `Auth` and `ClientOptions` of a client. */
export function clientOptions(document: OpenApiDocument): string {
  const schemes = sentSchemes(document);
  const token = tokenScheme(schemes);
  const members = [
    baseUrl(serverUrl(document)),
    ...(schemes.length > 0
      ? [member("Credentials, each given as a text or by a function.", "auth?: Auth")]
      : []),
    ...(token
      ? [member(`Short for \`auth: { ${propertyKey(token.name)}: … }\`.`, "token?: Credentials")]
      : []),
  ];
  return `${schemes.length > 0 ? `${auth(schemes)}\n` : ""}/** What \`createClient\` takes. */
export interface ClientOptions<Throws extends boolean = false> extends CommonOptions<Throws> {
${members.join("\n")}
}
`;
}

const baseUrl = (server: string | undefined) =>
  server === undefined
    ? `${docComment(["Where the API is."], { indent: "  " })}\n  baseUrl: string;`
    : member(`Where the API is; ${server} unless told otherwise.`, "baseUrl?: string");

const member = (comment: string, declaration: string) =>
  `${docComment([comment], { indent: "  " })}\n  ${declaration} | undefined;`;

function auth(schemes: readonly SentScheme[]): string {
  const members = schemes.map(({ name, kind, place, description }) => {
    const where = `Sent as ${place}.`;
    const comment = docComment([description, where], { indent: "  " });
    const type = kind === "basic" ? "Credentials<Basic>" : "Credentials";
    return `${comment}\n  ${propertyKey(name)}?: ${type} | undefined;`;
  });
  return `/** The credentials of the API, by the names of its security schemes. */
export interface Auth {
${members.join("\n")}
}
`;
}
