import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

interface AxeResult {
  readonly id: string;
  readonly impact: string;
  readonly targets: readonly string[];
  /** Whether one of them is not the renderer's. */
  readonly isOurs: boolean;
}

/**
 * Adds to the faults what axe-core finds that is serious or critical. Returns in words what weighs less, in
 * parts of the renderer's and in ours.
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
    return violations.map(({ id, impact, nodes }) => {
      const targets = nodes.map(({ target }) => target.join(" "));
      const isOurs = targets.some((one) => document.querySelector(one)?.closest("#redoc") == null);
      return { id, impact, targets, isOurs };
    });
  });
  const isGrave = ({ impact }: AxeResult) => ["serious", "critical"].includes(impact);
  const grave = results.filter(isGrave);
  faults.push(...grave.map(({ id, targets }) => `${id}: ${targets.slice(0, 3).join(", ")}`));
  const mild = (whose: string, areOurs: boolean) => {
    const some = results.filter((one) => !isGrave(one) && one.isOurs === areOurs);
    return some.length
      ? [`${whose}: ${some.map(({ id, impact }) => `${id} (${impact})`).join(", ")}`]
      : [];
  };
  return [...mild("the renderer's", false), ...mild("ours", true)];
}
