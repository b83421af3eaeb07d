/** What a config can ask of the client. */
export interface ClientConfig {
  /** Puts the methods of a tag's operations into a group: `client.actorTokens.create`. */
  readonly groupByTag?: boolean;
  /** Makes a `Date` of each `format: date-time`, in types and at run time. */
  readonly dates?: boolean;
  /** Writes `validate.ts`, which compares requests and responses with the document. */
  readonly validate?: boolean;
}
