import { expect, test } from "vitest";
import { rounds } from "../../src/cli/rounds.js";

/** Time that passes when the test says so, and rounds that end when it says so. */
function aSession() {
  let due: (() => void) | undefined;
  let end: (() => void) | undefined;
  let begun = 0;
  const session = rounds(
    () => {
      begun++;
      return new Promise<void>((resolve) => (end = resolve));
    },
    {
      quiet: 100,
      later: (_, work) => {
        due = work;
        return () => (due = undefined);
      },
    },
  );
  return {
    ...session,
    begun: () => begun,
    quietPasses() {
      const work = due;
      due = undefined;
      work?.();
    },
    async roundEnds() {
      end?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("many changes at once are one round", () => {
  const session = aSession();
  for (let change = 0; change < 10; change++) session.ask();
  expect(session.begun()).toBe(0);
  session.quietPasses();
  expect(session.begun()).toBe(1);
});

test("changes during a round are one round more, after it", async () => {
  const session = aSession();
  session.ask();
  session.quietPasses();
  for (let change = 0; change < 3; change++) {
    session.ask();
    session.quietPasses();
  }
  expect(session.begun()).toBe(1);
  await session.roundEnds();
  expect(session.begun()).toBe(2);
  await session.roundEnds();
  expect(session.begun()).toBe(2);
});

test("stopping waits for the round that runs, and begins no other", async () => {
  const session = aSession();
  session.ask();
  session.quietPasses();
  session.ask();
  session.quietPasses();
  session.ask();
  let stopped = false;
  const stop = session.stop().then(() => (stopped = true));
  await Promise.resolve();
  expect(stopped).toBe(false);
  await session.roundEnds();
  await stop;
  session.quietPasses();
  session.ask();
  session.quietPasses();
  expect(session.begun()).toBe(1);
});
