/** Types that every operation's method is made of; the operation itself is looked up in `paths`. */
export const operationTypes = `type Operation<Path extends keyof paths, Method extends keyof paths[Path]> = NonNullable<
  paths[Path][Method]
>;

type Groups<T> = T extends { parameters: infer Parameters } ? Parameters : unknown;

/** The groups of parameters that the operation has; \`schema.d.ts\` gives \`never\` to the others. */
type ParameterOptions<T> = {
  [Group in keyof Groups<T> as Group extends "path" | "query" | "header"
    ? [NonNullable<Groups<T>[Group]>] extends [never]
      ? never
      : Group
    : never]: Groups<T>[Group];
};

type BodyOptions<T> = T extends { requestBody?: never }
  ? unknown
  : T extends { requestBody: { content: infer Content } }
    ? { body: Content[keyof Content] }
    : T extends { requestBody?: { content: infer Content } }
      ? { body?: Content[keyof Content] | undefined }
      : unknown;

/** What a call takes: \`path\`, \`query\` and \`header\` parameters, the \`body\`, and the request's settings. */
export type CallOptions<
  Path extends keyof paths,
  Method extends keyof paths[Path],
> = ParameterOptions<Operation<Path, Method>> &
  BodyOptions<Operation<Path, Method>> & {
    signal?: AbortSignal | undefined;
    headers?: HeadersOptions | undefined;
  };

/** What a call gives: \`data\` for a successful response, \`error\` for any other, and the \`response\`. */
export type CallResult<Path extends keyof paths, Method extends keyof paths[Path]> = FetchResponse<
  Operation<Path, Method>,
  unknown,
  \`\${string}/\${string}\`
>;

type OptionalWhere<Options> = object extends Options ? [options?: Options] : [options: Options];

/** One operation as a function. */
export type Call<Path extends keyof paths, Method extends keyof paths[Path]> = (
  ...options: OptionalWhere<CallOptions<Path, Method>>
) => Promise<CallResult<Path, Method>>;
`;

/** Makes the function of one operation out of openapi-fetch's `request`. */
export const operationFunction = `function callOf<Path extends keyof paths, Method extends keyof paths[Path]>(
  client: FetchClient<paths>,
  method: Method,
  path: Path,
): Call<Path, Method> {
  // openapi-fetch works out what it takes from literals, which are not known here; \`Call\` says it.
  const request = client.request as unknown as (
    method: Method,
    path: Path,
    init: object,
  ) => Promise<CallResult<Path, Method>>;
  return ((options: Partial<Record<"path" | "query" | "header", unknown>> = {}) => {
    const { path: pathParameters, query, header, ...init } = options;
    return request(method, path, { ...init, params: { path: pathParameters, query, header } });
  }) as unknown as Call<Path, Method>;
}
`;

/** Adds the token to each request that does not carry credentials of its own. */
export const tokenMiddleware = `function authenticate(token: Token): Middleware {
  return {
    async onRequest({ request }) {
      if (request.headers.has("authorization")) return;
      const value = typeof token === "function" ? await token() : token;
      request.headers.set("authorization", \`Bearer \${value}\`);
    },
  };
}
`;
