import { expect, test } from "vitest";
import { python } from "../../src/dialects/python.js";
import {
  any,
  binary,
  bool,
  configuration,
  date,
  dateTime,
  int,
  listOf,
  literal,
  mapOf,
  model,
  nothing,
  number,
  orNull,
  str,
  streamOf,
  testBranches,
  testFields,
  testNames,
  testParameters,
  testResponses,
  testTypeCells,
  union,
} from "./cells.js";

// prettier-ignore
testTypeCells(python, {
  required: [
  ["*str*", str],
  ["str", str],
  ["*int*", int],
  ["*float*", number],
  ["*bool*", bool],
  ["*Any*", any],
  ["*object*", any],
  ["*None*", nothing],
  ["*bytes*", binary],
  ["*Decimal*", number],
  // These docs print the two the wrong way round.
  ["[date](https://docs.python.org/3/library/datetime.html#date-objects)", dateTime],
  ["[datetime](https://docs.python.org/3/library/datetime.html#datetime-objects)", date],
  ["*datetime.date*", dateTime],
  ["*Nullable[str]*", orNull(str)],
  ["*Nullable[Any]*", any],
  ["*Nullable[Nullable[int]]*", orNull(int)],
  ["List[*str*]", listOf(str)],
  ["List[List[*int*]]", listOf(listOf(int))],
  ["List[*Nullable[str]*]", listOf(orNull(str))],
  ["*typing.List[typing.Any]*", listOf(any)],
  ["*Iterable[str]*", listOf(str)],
  ["Dict[str, *Any*]", mapOf(any)],
  ["Dict[str, List[*str*]]", mapOf(listOf(str))],
  ["Dict[str, [models.User](../models/user.md)]", mapOf(model("models.User", "../models/user.md"))],
  ["*Dict[str, Nullable[int]]*", mapOf(orNull(int))],
  ["[models.User](../models/user.md)", model("models.User", "../models/user.md")],
  ["*models.User*", model("models.User")],
  ["[models._Internal](../models/a.md)", model("models._Internal", "../models/a.md")],
  ["List[[models.User](../models/user.md)]", listOf(model("models.User", "../models/user.md"))],
  ["[List[models.User]](../../models/.md)", listOf(model("models.User", "../../models/.md"))],
  ["[Nullable[models.User]](../models/user.md)", orNull(model("models.User", "../models/user.md"))],
  ["[models.User](../models/my%20(user).md)", model("models.User", "../models/my%20(user).md")],
  ["*Union[str, int]*", union([str, int])],
  ["*Union[str, None]*", orNull(str)],
  ["*Union[str, str]*", str],
  ["*Union[str, Union[int, str]]*", union([str, int])],
  ["*Union[None]*", nothing],
  ["*Union[bytes, IO[bytes], io.IOBase]*", binary],
  ["*Union[bytes, io.BufferedReader]*", binary],
  ["[Union[models.A, models.B]](../models/ab.md)", union([model("models.A"), model("models.B")], "../models/ab.md")],
  ["*Literal[True]*", literal(true)],
  ["*Literal[False]*", literal(false)],
  ['*Literal["a b"]*', literal("a b")],
  ["*Literal['a\\'b']*", literal("a'b")],
  ["*Literal[1, 2]*", union([literal(1), literal(2)])],
  ["*Literal[-1.5]*", literal(-1.5)],
  ['*Literal["a", None]*', orNull(literal("a"))],
  ["[eventstreaming.EventStream[models.Tick]](../models/tick.md)", streamOf(model("models.Tick", "../models/tick.md"))],
  ["*httpx.Response*", binary],
  ["**List[*str*]**", listOf(str)],
  [" *str* ", str],
  ["`*int*`", int],
    ["*list[str]*", listOf(str)],
    ["*dict[str, Any]*", mapOf(any)],
    ["Dict[str, *Decimal*]", mapOf(number)],
    ["[Union[shared.Cat, str]](../../models/shared/pet.md)", union([model("shared.Cat"), str], "../../models/shared/pet.md")],
    ["[requests.Response](https://requests.readthedocs.io/en/latest/api/#requests.Response)", binary],
  ],
  optional: [
  ["*Optional[str]*", str],
  ["*OptionalNullable[str]*", orNull(str)],
  ["Optional[List[*str*]]", listOf(str)],
  ["*Optional[Nullable[int]]*", orNull(int)],
  ["[Optional[models.User]](../models/user.md)", model("models.User", "../models/user.md")],
  ["[OptionalNullable[models.User]](../models/user.md)", orNull(model("models.User", "../models/user.md"))],
  ["Optional[[models.User](../models/user.md)]", model("models.User", "../models/user.md")],
  ["*Optional[Union[bytes, IO[bytes]]]*", binary],
  ["[Optional[Dict[str, models.User]]](../models/user.md)", mapOf(model("models.User", "../models/user.md"))],
  ],
  broken: [
    ["", 0],
    ["*", 1],
    ["**", 2],
    ["*Optional[*", 11],
    ["*Optional[str*", 14],
    ["*Optional[]*", 10],
    ["*Optional[str, int]*", 9],
    ["*Optional*", 10],
    ["Dict[str]", 4],
    ["Dict[str, int, int]", 4],
    ["List[*str*]]", 11],
    ["List[*str*", 10],
    ["List[*strr*]", 6],
    ["*str* *int*", 7],
    ["*string*", 1],
    ["*constructor*", 1],
    ["*__proto__*", 1],
    ["models.user", 0],
    ['"a"', 0],
    ["*Literal[str]*", 9],
    ["*Literal[]*", 9],
    ["*Literal[1*", 11],
    ["[models.User str](../models/user.md)", 13],
    ["[](../models/user.md)", 0],
    ["List[[models.Usr#](../u.md)]", 16],
    ["[Optional[models.User](../models/user.md)", 0],
    ["str | int", 4],
    ["N/A", 1],
  ],
  fragments: ["Optional", "List", "Dict", "Union", "Literal", "Nullable", "IO", "str", "int", "None", "True", "models.X"],
  nesting: "List[",
});

test("within a type, Optional speaks of the value", () => {
  expect(python.readType("List[*Optional[str]*]")).toEqual({
    type: listOf(orNull(str)),
    optional: false,
  });
});

// prettier-ignore
testResponses(python, [
  ["**[models.User](../../models/user.md)**", model("models.User", "../../models/user.md")],
  ["**[List[models.User]](../../models/.md)**", listOf(model("models.User", "../../models/.md"))],
  ["**str**", str],
  ["**[httpx.Response](../../models/.md)**", binary],
  ["**Dict[str, Any]**", mapOf(any)],
  ["**[Union[eventstreaming.EventStream[models.Tick], eventstreaming.EventStreamAsync[models.Tick]]](../../models/.md)**", streamOf(model("models.Tick", "../../models/.md"))],
  ["**[Optional[models.Page]](../../models/page.md)**", model("models.Page", "../../models/page.md")],
]);

testBranches(python, [
  ["models.Cat", "", model("models.Cat")],
  ["List[models.Cat]", "", listOf(model("models.Cat"))],
  ["str", "value: str = /* values here */", str],
  ["", "pet: str = /* values here */", str],
  ["", "pet: List[List[int]] = /* values here */", listOf(listOf(int))],
]);

testParameters(python, {
  plumbing: [
    ...configuration("*Optional[str]*"),
    ["retries", "[Optional[utils.RetryConfig]](../../models/utils/retryconfig.md)"],
    ["server_url", "*Optional[str]*"],
  ],
  api: [
    ["retries", "*Optional[int]*", "How often it was tried."],
    ["server_url", "*str*", "Where the book is."],
    ["security", "*str*", "The level."],
    ["security", "[models.Guard](../../models/guard.md)", "Who guards it."],
  ],
});

testFields(python, "model", {
  plumbing: [
    ["raw_response", "[httpx.Response](https://www.python-httpx.org/api/#response)"],
    [
      "raw_response",
      "[Optional[requests.Response]](https://requests.readthedocs.io/en/latest/api/#requests.Response)",
    ],
    ["http_meta", "[components.HTTPMetadata](../../models/components/httpmetadata.md)"],
  ],
  api: [
    ["content_type", "*str*"],
    ["status_code", "*int*"],
    ["headers", "Dict[str, List[*str*]]"],
  ],
});

testFields(python, "response", {
  plumbing: [
    ["content_type", "*str*"],
    ["status_code", "*int*"],
    ["headers", "Dict[str, List[*str*]]"],
  ],
  api: [
    ["book", "[Optional[shared.Book]](../../models/shared/book.md)"],
    ["headers", "*str*"],
  ],
});

testNames(python, [
  ["format_", "format"],
  ["date_", "date"],
  ["plain", "plain"],
  ["_", "_"],
  ["__", "__"],
  ["dunder__", "dunder__"],
  ["_private", "_private"],
]);
