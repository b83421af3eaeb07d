import { ApiError, type CallData, type CallOptions, type CallResult, type Client, createClient, type components, NetworkError, TimeoutError } from "./client.js"; // prettier-ignore

type Schemas = components["schemas"];
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <A, B>(..._same: Equal<A, B> extends true ? [] : [never]): void => {};

const client = createClient();
const path = { id: "t1" };

export async function rangesAndNumbers(): Promise<void> {
  const result = await client.listThings();
  const { status, data, error, response } = result;
  is<typeof data, Schemas["Thing"] | undefined>();
  is<typeof response, Response | undefined>();
  if (error) is<typeof data, undefined>();
  else is<typeof data, Schemas["Thing"]>();
  if (error === undefined) is<typeof response, Response>();
  if (data) is<typeof error, undefined>();
  if (status === 200) is<typeof data, Schemas["Thing"]>();
  if (status === 299) is<typeof data, Schemas["Thing"]>();
  if (status === 404) is<typeof error, ApiError<404, Schemas["NotFound"]>>();
  if (status === 404) is<typeof error.body, Schemas["NotFound"]>();
  if (status === 404) is<typeof response, Response>();
  if (status === 422) is<typeof error.body, Schemas["Problem"]>();
  if (status === 500) is<typeof error.body, unknown>();
  if (status === 302) is<typeof data, undefined>();
  if (status === "network") is<typeof error, NetworkError>();
  if (status === "network") is<typeof response, Response | undefined>();
  if (status === "timeout") is<typeof error, TimeoutError>();
  if (status === "body") is<typeof response, Response>();
  if (status === "abort") is<typeof error.name, "AbortError">();
  if (result.status === 404) is<typeof result.error.status, 404>();
  if (result.error) is<typeof result.error.message, string>();
  if (error?.status === 404) is<typeof error.body, Schemas["NotFound"]>();
  if (result.error instanceof ApiError) is<typeof result.error.requestId, string | undefined>();
  switch (result.status) {
    case 200:
      is<typeof result.data.id, string>();
      break;
    case 404:
      is<typeof result.error.body.missing, string>();
  }
  // @ts-expect-error: no status
  if (status === 700) return;
  // @ts-expect-error: data may be undefined
  data.id;
}

export async function severalSuccesses(): Promise<void> {
  const { status, data, error } = await client.createThing({ body: { name: "n" } });
  if (status === 200) is<typeof data, Schemas["Thing"]>();
  if (status === 202) is<typeof data, Schemas["Job"]>();
  if (status === 201) is<typeof data, Schemas["Thing"] | Schemas["Job"]>();
  if (status === 422) is<typeof error.body, Schemas["Problem"]>();
  if (status === 401) is<typeof error.body, unknown>();
  if (!error) is<typeof data, Schemas["Thing"] | Schemas["Job"]>();
}

export async function defaults(): Promise<void> {
  const { status, data, error } = await client.getThing({ path });
  if (status === 200) is<typeof data, Schemas["Thing"]>();
  if (status === 500) is<typeof error.body, Schemas["Problem"]>();
  if (!error) is<typeof data, Schemas["Thing"]>();
  const only = await client.changeThing({ path });
  if (only.status === 200) is<typeof only.data, Schemas["Thing"]>();
  if (only.status === 400) is<typeof only.error.body, Schemas["Thing"]>();
  const none = await client.putReport();
  if (none.status === 200) is<typeof none.data, unknown>();
  if (none.status === 404) is<typeof none.error.body, Schemas["NotFound"]>();
}

export async function contentTypes(): Promise<void> {
  const removed = await client.removeThing({ path });
  if (!removed.error) is<typeof removed.data, undefined>();
  const image = await client.getImage({ path });
  if (image.status === 200) is<typeof image.data, Blob>();
  if (image.status === 400) is<typeof image.error.body, string>();
  const set = await client.setImage({ path, body: { image: new File([], "a.png") } });
  if (set.status === 204) is<typeof set.data, undefined>();
  if (set.status === 503) is<typeof set.error.body, Schemas["Problem"]>();
  const report = await client.getReport();
  if (report.status === 200) is<typeof report.data, Schemas["Thing"] | string>();
  const form = await client.postForm({ body: { title: "t" } });
  if (form.status === 200) is<typeof form.data, { kind: string }>();
}

export async function readOtherwise(): Promise<void> {
  const text = await client.getThing({ path, parseAs: "text" });
  if (!text.error) is<typeof text.data, string>();
  const blob = await client.getThing({ path, parseAs: "blob", orThrow: true });
  is<typeof blob, Blob>();
  const bytes = await client.getThing({ path, parseAs: "arrayBuffer", orThrow: true });
  is<typeof bytes, ArrayBuffer>();
  const stream = await client.getThing({ path, parseAs: "stream", orThrow: true });
  is<typeof stream, ReadableStream<Uint8Array> | null>();
  // @ts-expect-error: no way to read
  await client.getThing({ path, parseAs: "xml" });
}

export async function throwing(flag: boolean): Promise<void> {
  const thing = await client.getThing({ path, orThrow: true });
  is<typeof thing, Schemas["Thing"]>();
  const thrower: Client<true> = createClient({ orThrow: true });
  const list = await thrower.listThings();
  is<typeof list, Schemas["Thing"]>();
  const gone = await thrower.removeThing({ path });
  is<typeof gone, undefined>();
  const result = await thrower.getThing({ path, orThrow: false });
  if (result.status === 200) is<typeof result.data, Schemas["Thing"]>();
  const either = await client.getThing({ path, orThrow: flag });
  is<typeof either, Schemas["Thing"] | CallResult<"/things/{id}", "get">>();
  is<CallData<"/things", "get">, Schemas["Thing"]>();
  is<typeof client, Client<false>>();
}

export async function options(): Promise<void> {
  await client.listThings({
    query: { limit: 1 },
    header: { "X-Trace": "t" },
    cookie: { theme: "d" },
  });
  await client.listThings({
    timeout: 1,
    retry: { attempts: 2 },
    idempotencyKey: "k",
    headers: { a: null },
  });
  await client.listThings({
    retry: false,
    signal: new AbortController().signal,
    credentials: "include",
  });
  await client.setImage({ path, body: new FormData() });
  await client.postForm({ body: new URLSearchParams() });
  await client.putReport({ body: "text" });
  const given: CallOptions<"/things", "post"> = { body: { name: "n" } };
  await client.createThing(given);
  // @ts-expect-error: a file is no text
  await client.setImage({ path, body: { image: "a.png" } });
  // @ts-expect-error: the body is required
  await client.createThing();
  // @ts-expect-error: the name is required
  await client.createThing({ body: {} });
  // @ts-expect-error: not a member
  await client.createThing({ body: { name: "n", more: 1 } });
  // @ts-expect-error: the path is required
  await client.getThing();
  // @ts-expect-error: not a parameter
  await client.listThings({ query: { limits: 1 } });
  // @ts-expect-error: not an option
  await client.listThings({ timeouts: 1 });
  // @ts-expect-error: this operation has no body
  await client.listThings({ body: {} });
  // @ts-expect-error: no FormData where JSON is documented
  await client.createThing({ body: new FormData() });
  // @ts-expect-error: not an option of retries
  await client.listThings({ retry: { tries: 2 } });
}

export function clientOptions(): void {
  const token: string | undefined = [""][0];
  createClient({ token, auth: { bearerAuth: "t", "api key": async () => "k" } });
  createClient({ auth: { basicAuth: { username: "u", password: "p" } } });
  createClient({
    auth: { bearerAuth: ({ refresh }) => String(refresh) },
    timeout: 1,
    retry: false,
  });
  // @ts-expect-error: no scheme of that name
  createClient({ auth: { other: "t" } });
  // @ts-expect-error: user and password
  createClient({ auth: { basicAuth: "t" } });
  // @ts-expect-error: a token is a text
  createClient({ token: 1 });
}

export async function byPath(): Promise<void> {
  const { data, error } = await client.GET("/things/{id}", { params: { path } });
  is<typeof data, Schemas["Thing"] | undefined>();
  is<typeof error, Schemas["Problem"] | undefined>();
}
