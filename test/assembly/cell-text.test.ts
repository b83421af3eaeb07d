import { expect, test } from "vitest";
import {
  readDeprecationQuote,
  readDescriptionCell,
  readStruck,
  withoutBackquotes,
} from "../../src/assembly/cell-text.js";

test.each([
  ["", { deprecated: false }],
  ["N/A", { deprecated: false }],
  ["N/A.", { description: "N/A.", deprecated: false }],
  ["one<br/>two", { description: "one\ntwo", deprecated: false }],
  [": warning: ** DEPRECATED **: Gone soon.<br/><br/>What it is.", { description: "What it is.", deprecated: true }],
  [":warning: **DEPRECATED**: Gone soon.", { deprecated: true }],
  [": warning: ** DEPRECATED **: Gone<br/>soon.", { deprecated: true }],
  ["See **DEPRECATED**: below", { description: "See **DEPRECATED**: below", deprecated: false }],
])("the description %j", (cell, expected) => {
  expect(readDescriptionCell(cell)).toEqual(expected);
}); // prettier-ignore

test.each([
  ["", { deprecated: false }],
  ["Text.", { description: "Text.", deprecated: false }],
  ["Text.\n\n> :warning: **DEPRECATED**: Use another.", { description: "Text.", deprecated: true }],
  ["> :warning: **DEPRECATED**: Use\n> another.", { deprecated: true }],
  ["Text.\n\n> [!WARNING]\n> This method is deprecated.", { description: "Text.", deprecated: true }],
  ["Text.\n\n> [!WARNING]\n> It costs money.", { description: "Text.", deprecated: false }],
  ["> :warning: **DEPRECATED**: Not at the end.\n\nText.", { description: "> :warning: **DEPRECATED**: Not at the end.\n\nText.", deprecated: false }],
  ["> A quote.", { description: "> A quote.", deprecated: false }],
])("the block quote at the end of %j", (text, expected) => {
  expect(readDeprecationQuote(text)).toEqual(expected);
}); // prettier-ignore

test.each([
  ["~~old~~", { text: "old", deprecated: true }],
  [" ~~`old`~~ ", { text: "`old`", deprecated: true }],
  ["new", { text: "new", deprecated: false }],
  ["~~old~~ new", { text: "~~old~~ new", deprecated: false }],
])("the struck text %j", (text, expected) => {
  expect(readStruck(text)).toEqual(expected);
});

test.each([
  ["`a`", "a"],
  ["`` a`b ``", "a`b"],
  ["a", "a"],
  ["`a` b", "`a` b"],
  ["", ""],
])("the code %j is %j", (text, expected) => {
  expect(withoutBackquotes(text)).toBe(expected);
});
