import { Command, Option } from "commander";
import { hasErrors } from "../diagnostics/diagnostic.js";
import type { Publication } from "../publish/publish.js";
import { allowances, allowing } from "../publish/refusals.js";
import { tokenFrom, withoutSecrets } from "../publish/secrets.js";
import { finishWithProblems } from "./finish-with-problems.js";
import { withPlanOptions } from "./generate-plan.js";
import { portalFlags } from "./portal-flags.js";
import { type PortalSource, readPortalSource } from "./portal-source.js";
import { withProblemOptions } from "./problem-options.js";
import { publishConfig, publishFlags, type PublishFlags } from "./publish-flags.js";
import { lenient, publishSource, readBase, withLintErrors } from "./publish-source.js";
import { chooseTarget } from "./publish-target.js";
import { exit, type World } from "./world.js";

/** `specback publish`: the portal to a folder or a branch, or the document to a registry; planned unless `--yes`. */
export function publishCommand(world: World, finish: (status: number) => void): Command {
  const command = new Command("publish")
    .description(
      "Publish the API's portal or document. Without --yes it only says what it would do.",
    )
    .option("--document <file>", "OpenAPI document to publish, in place of the docs")
    .option("--yes", "do it")
    .option("--base <state>", "what callers have: docs folder, document or git revision")
    .addOption(
      new Option("--allow <refusals...>", "what to publish in spite of").choices(
        Object.keys(allowances),
      ),
    )
    .addOption(
      new Option("--format <format>", "how the plan is told")
        .choices(["human", "json"])
        .default("human"),
    );
  const where = portalFlags.filter((flag) => flag.attributeName() !== "out");
  for (const option of [...publishFlags, ...where]) command.addOption(option);
  return withProblemOptions(withPlanOptions(command)).action(async (flags: PublishFlags) =>
    finish(await runPublish(flags, world)),
  );
}

async function runPublish(flags: PublishFlags, plain: World): Promise<number> {
  const { cwd, pipelineModule } = plain;
  const { loadConfig } = await import("../config/load-config.js");
  const named = flags.config === undefined ? {} : { file: flags.config };
  const loaded = await loadConfig({ cwd, pipelineModule, ...named });
  if (hasErrors(loaded.diagnostics)) {
    return finishWithProblems(plain, flags, { problems: loaded.diagnostics, subject: loaded.file });
  }
  const config = publishConfig(flags, loaded.config.publish ?? {}, cwd);
  const { tokenVariable = config.to === "redocly" ? redoclyVariable(plain) : ownVariable } = config;
  const token = tokenFrom(plain.env, tokenVariable);
  const world = withoutToken(plain, token, tokenVariable);
  const chosen = await chooseTarget({ config, world, token, tokenVariable });
  if (!("target" in chosen)) {
    await finishWithProblems(world, flags, { problems: [chosen] });
    return exit.wrongUse;
  }
  const source = await readPortalSource(flags, lenient(world, flags));
  if (!("folder" in source)) {
    const { problems, subject } = source;
    await finishWithProblems(world, flags, { problems: withLintErrors(problems), subject });
    return source.status ?? exit.errors;
  }
  const base = await readBase(flags.base, loaded, world);
  if (base.document === undefined && flags.base !== undefined) {
    return finishWithProblems(world, flags, { problems: base.diagnostics });
  }
  const rules = allowing(flags.allow ?? [], loaded.config.rules);
  const options = { rules, base: base.document, yes: flags.yes === true };
  const publication = await publishSource(chosen, source, { ...options, world });
  return end(publication, { flags, world, source });
}

const ownVariable = "SPECBACK_PUBLISH_TOKEN";

/** Who has set up Redocly's CLI need not set up anything else. */
const redoclyVariable = ({ env }: World) =>
  tokenFrom(env, ownVariable) === undefined ? "REDOCLY_AUTHORIZATION" : ownVariable;

/** No process that is started is given the token but the one that needs it, and no text shows it. */
function withoutToken(world: World, token: string | undefined, variable: string): World {
  const { stdout, stderr, env } = world;
  return {
    ...world,
    env: { ...env, [variable]: undefined },
    stdout: (text) => stdout(token === undefined ? text : withoutSecrets(text, token)),
    stderr: (text) => stderr(token === undefined ? text : withoutSecrets(text, token)),
  };
}

/** What came of it, and of the making: the problems of the document stand before those of the target. */
async function end(
  publication: Publication,
  {
    flags,
    world,
    source,
  }: { readonly flags: PublishFlags; readonly world: World; readonly source: PortalSource },
): Promise<number> {
  const { planAsJson, planForPeople } = await import("./publish-summary.js");
  const { problems } = publication;
  const about = { problems, subject: source.subject };
  const status =
    flags.format === "json"
      ? await finishWithProblems(world, flags, {
          ...about,
          data: { name: "The plan", text: planAsJson(publication) },
        })
      : await finishWithProblems(world, flags, { ...about, summary: planForPeople(publication) });
  return publication.outcome === "refused" ? Math.max(status, exit.errors) : status;
}
