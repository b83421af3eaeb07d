import { php } from "../../src/dialects/php.js";
import {
  any,
  binary,
  bool,
  configuration,
  date,
  dateTime,
  int,
  listOf,
  mapOf,
  model,
  number,
  orNull,
  str,
  testBranches,
  testFields,
  testNames,
  testParameters,
  testResponses,
  testTypeCells,
  union,
} from "./cells.js";

// prettier-ignore
testTypeCells(php, {
  required: [
    ["*string*", str],
    ["*int*", int],
    ["*float*", number],
    ["*bool*", bool],
    ["*mixed*", any],
    ["*array*", listOf(any)],
    ["[\\DateTime](https://www.php.net/manual/en/class.datetime.php)", dateTime],
    ["[LocalDate](https://brick.example/local-date)", date],
    ["*\\Brick\\DateTime\\LocalDate*", date],
    ["*\\Brick\\Math\\BigInteger*", int],
    ["*\\Brick\\Math\\BigDecimal*", number],
    ["*\\Psr\\Http\\Message\\StreamInterface*", binary],
    ["array<*string*>", listOf(str)],
    ["array<array<*int*>>", listOf(listOf(int))],
    ["array<*\\Brick\\Math\\BigInteger*>", listOf(int)],
    ["array<[Components\\Book](../b.md)>", listOf(model("Components\\Book", "../b.md"))],
    ["array<string, *mixed*>", mapOf(any)],
    ["array<string, array<*string*>>", mapOf(listOf(str))],
    ["array<string, [Components\\Book](../b.md)>", mapOf(model("Components\\Book", "../b.md"))],
    ["[Components\\Book](../b.md)", model("Components\\Book", "../b.md")],
    ["[\\Acme\\Library\\Models\\Shared\\Book](../b.md)", model("\\Acme\\Library\\Models\\Shared\\Book", "../b.md")],
    ["[Components\\Cat|string](../p.md)", union([model("Components\\Cat"), str], "../p.md")],
    ["[Components\\Cat|string|null](../p.md)", orNull(union([model("Components\\Cat"), str], "../p.md"))],
    ["array<[string|Components\\Cat](../p.md)>", listOf(union([str, model("Components\\Cat")], "../p.md"))],
    ["*int|float*", union([int, number])],
    ["*string|null*", orNull(str)],
    ["[array<string>|string](../p.md)", union([listOf(str), str], "../p.md")],
  ],
  optional: [
    ["*?string*", str],
    ["*?\\Brick\\Math\\BigDecimal*", number],
    ["[?Components\\Book](../b.md)", model("Components\\Book", "../b.md")],
    ["[?\\DateTime](https://www.php.net/manual/en/class.datetime.php)", dateTime],
  ],
  broken: [
    ["", 0],
    ["*str*", 1],
    ["array<", 6],
    ["array<*string*", 14],
    ["*string* *int*", 10],
    ["[Components\\book](../b.md)", 1],
    ["*string|*", 9],
    ["?", 1],
  ],
  fragments: ["array", "string", "int", "mixed", "?", "|", "Components\\X", "\\DateTime"],
  nesting: "array<",
});

testResponses(php, [
  ["**[?Operations\\LendBookResponse](../l.md)**", model("Operations\\LendBookResponse", "../l.md")],
]); // prettier-ignore

testBranches(php, [
  ["Components\\Cat", "", model("Components\\Cat")],
  ["string", "", str],
  ["array<Components\\Cat>", "", listOf(model("Components\\Cat"))],
  [
    "array",
    "/**\n* @var array<\\Acme\\Models\\Components\\Cat>\n*/\narray $value = /* values here */",
    listOf(model("\\Acme\\Models\\Components\\Cat")),
  ],
  ["array", "", listOf(any)],
]);

// prettier-ignore
testParameters(php, {
  plumbing: [
    ...configuration("*string*"),
    ["$serverURL", "*string*", "An optional server URL to use."],
    ["$options", "?Utils\\Options"],
  ],
  api: [
    ["$options", "*?string*"],
    ["$serverURL", "*string*", "Where the book is."],
  ],
});

// prettier-ignore
testFields(php, "response", {
  plumbing: [
    ["contentType", "*string*"],
    ["statusCode", "*int*"],
    ["rawResponse", "[\\Psr\\Http\\Message\\ResponseInterface](https://www.php-fig.org/psr/psr-7/#33-psrhttpmessageresponseinterface)"],
    ["headers", "array<string, array<*string*>>"],
    ["httpMeta", "[Components\\HTTPMetadata](../h.md)"],
  ],
  api: [["book", "[?Components\\Book](../b.md)"]],
});

testNames(php, [
  ["$lang", "lang"],
  ["plain", "plain"],
]);
