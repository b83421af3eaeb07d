import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { writeTo } from "../../src/cli/write-to.js";

function failing(code: string) {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
  });
}

test("a text has been handed on when the promise resolves", async () => {
  const taken: string[] = [];
  const slow = new Writable({
    write: (chunk, _encoding, done) =>
      setTimeout(() => {
        taken.push(String(chunk));
        done();
      }, 20),
  });
  await writeTo(slow)("a text");
  expect(taken).toEqual(["a text"]);
});

test("a reader that has gone away is no error", async () => {
  await expect(writeTo(failing("EPIPE"))("a text")).resolves.toBeUndefined();
});

test("a full disk is one", async () => {
  await expect(writeTo(failing("ENOSPC"))("a text")).rejects.toThrow("ENOSPC");
});
