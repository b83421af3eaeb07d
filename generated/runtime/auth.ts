// Part of the client that specback generates, and the same for every API.
// Do not edit: the next run overwrites this file.

/** The user and password of HTTP Basic. */
export interface Basic {
  readonly username: string;
  readonly password: string;
}

/**
 * What says who calls, such as a token; or a function that is asked for it before each request. Where the
 * API answers 401, the function is asked once more, with `refresh: true`, and the request is repeated.
 */
export type Credentials<Kind = string> =
  Kind | ((why: { readonly refresh: boolean }) => Kind | Promise<Kind>);

/** Alternatives, each the names of the schemes that it takes together. OpenAPI 3.1.1 section 4.8.30. */
export type Security = readonly (readonly string[])[];

/**
 * Adds the credential of a security scheme to a request, and returns that or another; asks for it only
 * where the caller has not set it itself. OpenAPI 3.1.1 section 4.8.27.
 */
export type Scheme = (
  request: Request,
  ask: (encode?: (credential: unknown) => string) => Promise<string>,
) => Request | Promise<Request>;

export type Schemes = Readonly<Record<string, Scheme>>;

/** A credential in a header, behind a prefix such as `Bearer `. */
export const header =
  (name: string, prefix = ""): Scheme =>
  async (request, ask) => {
    if (!request.headers.has(name)) setHeader(request, name, `${prefix}${await ask()}`);
    return request;
  };

/** Sets a header to a secret; the platform's own error would quote it. */
export function setHeader({ headers }: Request, name: string, secret: string): void {
  try {
    headers.set(name, secret);
  } catch {
    throw new TypeError(`The header ${name} cannot carry the credential.`);
  }
}

/** What `authorize` asks, and what it says of the request. */
export interface Authorized {
  readonly security: Security;
  /** True where the credentials have just been refused. */
  refresh?: boolean | undefined;
  /** What was added, so that it can be kept out of texts. */
  readonly secrets: string[];
  /** True where a function was asked, which may give another credential when it is told to. */
  renewable?: boolean | undefined;
}

export type Authorize = (request: Request, about: Authorized) => Promise<Request>;

/**
 * Makes the function that adds to a request what its operation asks for: the credentials of the first
 * alternative for which all are given, and none where the request does not go to the API's
 * origin, which is given with a slash behind it.
 */
export function authorizer(
  schemes: Schemes,
  given: Readonly<Record<string, unknown>>,
  origin: string,
): Authorize {
  const refreshing: Record<string, unknown> = {};

  const ask = async (
    name: string,
    about: Authorized,
    encode: (credential: unknown) => string = String,
  ): Promise<string> => {
    let secret = given[name];
    if (typeof secret === "function") {
      const { refresh = false } = about;
      about.renewable = !refresh;
      const asked = () => (secret as Ask)({ refresh });
      try {
        // Calls that are refused at the same time share one refresh.
        secret = await (refresh ? (refreshing[name] ??= asked()) : asked());
      } finally {
        delete refreshing[name];
      }
    }
    const text = encode(secret);
    about.secrets.push(text);
    return text;
  };

  return async (request, about) => {
    if (!request.url.startsWith(origin)) return request;
    const isGiven = (name: string) => given[name] !== undefined;
    const names = about.security.find((all) => all.every(isGiven)) ?? [];
    for (const name of names)
      request = await schemes[name]!(request, (encode) => ask(name, about, encode));
    return request;
  };
}

type Ask = (why: { readonly refresh: boolean }) => unknown;
