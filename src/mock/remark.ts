/** Something about the document that shows when its answers are made. */
export interface MockRemark {
  /** Where in the document. */
  readonly pointer: string;
  readonly message: string;
}
