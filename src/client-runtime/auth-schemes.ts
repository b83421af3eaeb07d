import { type Basic, header, type Scheme } from "./auth.js";

/** HTTP Basic: user and password in Base64 of their UTF-8. RFC 7617 section 2. */
export const basic: Scheme = {
  ...header("authorization", "Basic "),
  encode(credential) {
    const { username, password } = credential as Basic;
    const bytes = new TextEncoder().encode(`${username}:${password}`);
    return btoa(String.fromCharCode(...bytes));
  },
};

/** A key among the cookies; a browser sends its own instead. */
export const cookie = (name: string): Scheme => ({
  add(request, secret) {
    const others = request.headers.get("cookie");
    return header("cookie", `${others ? `${others}; ` : ""}${name}=`).add(request, secret);
  },
});

/** A key in the query. */
export const query = (name: string): Scheme => ({
  async add(request, secret) {
    const part = `${encodeURIComponent(name)}=${encodeURIComponent(secret)}`;
    const url = `${request.url}${request.url.includes("?") ? "&" : "?"}${part}`;
    if (!request.body) return new Request(url, request);
    // Not every platform sends a stream, which is all that is known of the body here.
    const { method, headers, signal, credentials, redirect } = request;
    const body = await request.arrayBuffer();
    return new Request(url, { method, headers, signal, credentials, redirect, body });
  },
});
