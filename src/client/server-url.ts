import type { OpenApiDocument } from "../document/openapi.js";

/** The first server's URL, with what its variables are by default. OpenAPI 3.1.1 section 4.8.6. */
export function serverUrl({ servers }: OpenApiDocument): string | undefined {
  const server = servers?.[0];
  return server?.url.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(server.variables ?? {}, name)
      ? server.variables?.[name]
      : undefined;
    return variable?.default ?? whole;
  });
}
