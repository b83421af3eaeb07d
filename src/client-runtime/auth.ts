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

/** How the credential of a security scheme is sent. OpenAPI 3.1.1 section 4.8.27. */
export interface Scheme {
  /** The header that it goes into; where the caller has set that itself, none is asked for. */
  readonly header?: string;
  /** Adds it to a request, and returns that or another. */
  readonly add: (request: Request, secret: string) => Request | Promise<Request>;
  /** Writes one that is no text. */
  readonly encode?: (credential: unknown) => string;
}

export type Schemes = Readonly<Record<string, Scheme>>;

/** A credential in a header, behind a prefix such as `Bearer `. */
export const header = (header: string, prefix = ""): Scheme => ({
  header,
  add(request, secret) {
    try {
      request.headers.set(header, prefix + secret);
      return request;
    } catch {
      // The platform's own error quotes the secret.
      throw new TypeError(`The header ${header} cannot carry the credential.`);
    }
  },
});

/** What `authorize` asks, and what it says of the request. */
export interface Authorized {
  readonly target: { readonly security?: Security };
  /** Where it goes, without its query. */
  readonly url: string;
  /** True where the credentials have just been refused. */
  refresh?: boolean | undefined;
  /** What was added, so that it can be kept out of texts. */
  readonly secrets: string[];
  /** True where a function was asked, which may give another credential when it is told to. */
  renewable?: boolean | undefined;
}

/** What calls share about credentials. */
export interface Holder {
  readonly api: { readonly schemes: Schemes; readonly security: Security };
  /** By the names of their schemes. */
  readonly given: Readonly<Record<string, Credentials<string | Basic> | undefined>>;
  /** Where alone they are sent, with a slash behind it. */
  readonly origin: string;
  /** What has been asked for anew and has not come. */
  readonly renewals: Record<string, string | Basic | Promise<string | Basic>>;
}

/**
 * Adds to a request what its operation asks for: the credentials of the first alternative for which all
 * are given, and none where the request does not go to the API's origin.
 */
export async function authorize(
  request: Request,
  about: Authorized,
  { api, given, origin, renewals }: Holder,
): Promise<Request> {
  if (!about.url.startsWith(origin)) return request;
  for (const name of (about.target.security ?? api.security).find((all) =>
    all.every((name) => given[name]),
  ) ?? []) {
    const { header, add, encode = String } = api.schemes[name]!;
    if (header && request.headers.has(header)) continue;
    let secret = given[name];
    if (typeof secret === "function") {
      const refresh = !!about.refresh;
      about.renewable = !refresh;
      try {
        // Calls that are refused at the same time share one refresh.
        secret = await (refresh ? (renewals[name] ??= secret({ refresh })) : secret({ refresh }));
      } finally {
        if (refresh) delete renewals[name];
      }
    }
    secret = encode(secret);
    about.secrets.push(secret);
    request = await add(request, secret);
  }
  return request;
}
