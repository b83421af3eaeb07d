type GivenOptions<Options> = { [Name in keyof Options]?: Exclude<Options[Name], undefined> };

/** Without the keys that hold undefined: an option that is not given is not there. */
export function given<Options extends object>(options: Options): GivenOptions<Options> {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as GivenOptions<Options>;
}
