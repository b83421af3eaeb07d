import { createMock, type MockOptions } from "./create-mock.js";
import type { MockableDocument } from "./described.js";
import { inUrl, serveHandler } from "./serve-handler.js";

export interface ServeMockOptions extends MockOptions {
  /** Any that is free, unless told. */
  readonly port?: number;
  /** This machine alone, unless told. */
  readonly host?: string;
}

export interface MockServer {
  /** `http://127.0.0.1:4010`, with the base path. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves a mock of the document over HTTP.
 *
 * @throws where the port cannot be had.
 */
export async function serveMock(
  document: MockableDocument,
  { port = 0, host = "127.0.0.1", ...options }: ServeMockOptions = {},
): Promise<MockServer> {
  const mock = await createMock(document, options);
  const { port: taken, close } = await serveHandler(mock, { port, host });
  return { url: `http://${inUrl(host)}:${taken}${options.basePath ?? ""}`, close };
}
