import * as generator from "openapi-typescript";
import type { GlobalContext, OpenAPI3 } from "openapi-typescript";
import type { OpenApiDocument } from "../document/openapi.js";
import { ownTypes } from "./own-types.js";
import type { TypesOptions } from "./types-options.js";

/**
 * Types for a document whose references all lead somewhere in it.
 *
 * This is the one place that knows openapi-typescript, which is no longer maintained: another generator
 * of the same `paths` can stand in for it here.
 */
export function writeTypes(document: object, options: TypesOptions): string {
  // What it finds out about discriminators, it writes into the schemas.
  const schema = structuredClone(document) as OpenAPI3;
  return generator.astToString(generator.transformSchema(schema, contextOf(schema, options)));
}

/** Exported, and missing from its declarations (7.13.0). */
interface Undeclared {
  scanDiscriminators(schema: OpenAPI3, options: object): GlobalContext["discriminators"];
}

/**
 * Of the generator the part is called that makes types of a document that is whole: its `openapiTS` would
 * first have an old Redocly check and bundle the document, which takes longer than the types. We lint with
 * a newer one, and the document refers to no other.
 */
function contextOf(schema: OpenAPI3, options: TypesOptions): GlobalContext {
  const silent = true;
  const context: Omit<GlobalContext, "redoc"> = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // Its default makes fields with a default value required, in requests too, where the reason for a
    // default is that one need not send the field.
    defaultNonNullable: false,
    discriminators: (generator as typeof generator & Undeclared).scanDiscriminators(schema, {
      silent,
    }),
    // An object without documented fields is free-form; the default type would allow no field at all.
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    resolve: <T>($ref: string) => generator.resolveRef<T>(schema, $ref, { silent }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent,
    transform: ownTypes(schema as unknown as OpenApiDocument, options),
    transformProperty: undefined,
  };
  // Only the checks that are left out ask for Redocly's config.
  return context as GlobalContext;
}
