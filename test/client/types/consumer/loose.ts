import { ApiError, createClient, type components } from "./client.js";

type Schemas = components["schemas"];
type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <A, B>(..._same: Equal<A, B> extends true ? [] : [never]): void => {};

const client = createClient({ token: "t" });
const path = { id: "t1" };

/** Without `strict`, undefined is no type of its own: `status` tells results apart. */
export async function loose() {
  const { status, data, error } = await client.listThings({ query: { limit: 1 } });
  if (status === 200) is<typeof data, Schemas["Thing"]>();
  if (status === 404) is<typeof error, ApiError<404, Schemas["NotFound"]>>();
  if (status === 422) is<typeof error.body.title, string>();
  const thing = await client.getThing({ path, orThrow: true });
  is<typeof thing, Schemas["Thing"]>();
  const result = await client.createThing({ body: { name: "n" } });
  if (result.status === 202) is<typeof result.data.job, string>();
  // @ts-expect-error: not a member
  await client.createThing({ body: { name: "n", more: 1 } });
  // @ts-expect-error: not a parameter
  await client.listThings({ query: { limits: 1 } });
}
