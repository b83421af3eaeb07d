/** What types can be asked for. */
export interface TypesOptions {
  /** Makes a `Date` of each `format: date-time`. */
  readonly dates?: boolean;
}
