import type { Case } from "./case.js";
import { bodies } from "./bodies.js";
import { combinations } from "./combinations.js";
import { constraints } from "./constraints.js";
import { documents } from "./documents.js";
import { operations } from "./operations.js";
import { parameters } from "./parameters.js";
import { properties } from "./properties.js";
import { types } from "./types.js";

/** Every kind of change at least once. */
export const catalogue: readonly Case[] = [
  ...properties,
  ...types,
  ...constraints,
  ...combinations,
  ...parameters,
  ...bodies,
  ...operations,
  ...documents,
];
