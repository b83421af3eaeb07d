import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

interface AxeResult {
  readonly id: string;
  readonly impact: string;
  readonly targets: readonly string[];
}

/**
 * Adds to the faults what axe-core finds that is serious or critical in parts of ours. Returns the rest in
 * words: what is the renderer's, and what weighs less.
 */
export async function axeFaults(page: Page, faults: string[]): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  // It is not the page's: evaluated past its policy.
  await page.evaluate(await readFile(axe, "utf8"));
  const results = await page.evaluate(async (): Promise<AxeResult[]> => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run: (
          where: object,
          options: object,
        ) => Promise<{ violations: (AxeResult & { nodes: { target: string[] }[] })[] }>;
      };
    };
    const { violations } = await checker.run(
      // Of many schemas the first tell of all.
      { exclude: [...document.querySelectorAll(".schema:nth-of-type(n+40)")] },
      // It would fetch styles, which the policy forbids.
      { preload: false },
    );
    return violations.map(({ id, impact, nodes }) => ({
      ...{ id, impact },
      targets: nodes
        .map(({ target }) => target.join(" "))
        .filter((target) => document.querySelector(target)?.closest("#redoc") == null),
    }));
  });
  const isGrave = ({ impact }: AxeResult) => ["serious", "critical"].includes(impact);
  const ours = results.filter(({ targets }) => targets.length > 0);
  const grave = ours.filter(isGrave);
  faults.push(...grave.map(({ id, targets }) => `${id}: ${targets.slice(0, 3).join(", ")}`));
  const named = (some: readonly AxeResult[]) =>
    some.map(({ id, impact }) => `${id} (${impact})`).join(", ");
  const theirs = results.filter(({ targets }) => targets.length === 0);
  const mild = ours.filter((one) => !isGrave(one));
  return [
    ...(theirs.length ? [`the renderer's: ${named(theirs)}`] : []),
    ...(mild.length ? [`ours: ${named(mild)}`] : []),
  ];
}
