import { typescript } from "../../src/dialects/typescript.js";
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
  testParameters,
  testResponses,
  testTypeCells,
  union,
} from "./cells.js";

// prettier-ignore
testTypeCells(typescript, {
  required: [
    ["*string*", str],
    ["*number*", number],
    ["*bigint*", int],
    ["_string_", str],
    ["_string_[]", listOf(str)],
    ["Record<string, _any_>", mapOf(any)],
    ['_"phone"_', literal("phone")],
    ["_components.Pet_", model("components.Pet")],
    ["[components._Pet](../_pet_.md)", model("components._Pet", "../_pet_.md")],
    ["*BigInt*", int],
    ["*boolean*", bool],
    ["*any*", any],
    ["*null*", nothing],
    ["[Date](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Date)", dateTime],
    ["[RFCDate](../../types/rfcdate.md)", date],
    ["[Decimal](https://mikemcl.github.io/decimal.js/#decimal)", number],
    ["*string*[]", listOf(str)],
    ["*string*[][]", listOf(listOf(str))],
    ["[components.Book](../../models/components/book.md)", model("components.Book", "../../models/components/book.md")],
    ["[components.Book](../../models/components/book.md)[]", listOf(model("components.Book", "../../models/components/book.md"))],
    ["*components.Pet*", model("components.Pet")],
    ["*components.Pet*[]", listOf(model("components.Pet"))],
    ["Record<string, *any*>", mapOf(any)],
    ["Record\\<string, *any*>", mapOf(any)],
    ["Record<string, [components.Book](../b.md)>", mapOf(model("components.Book", "../b.md"))],
    ["Record<string, [components.Book](../b.md)[]>", mapOf(listOf(model("components.Book", "../b.md")))],
    ["Record<string, Record<string, *number*>>", mapOf(mapOf(number))],
    ['*"phone"*', literal("phone")],
    ["*true*", literal(true)],
    ["*4*", literal(4)],
    ["[File](https://f.example) | [Blob](https://b.example) | [operations.SetCoverFile](../o.md)", union([binary, model("operations.SetCoverFile", "../o.md")])],
    ["*string | null*", orNull(str)],
    ["*ReadableStream<Uint8Array>*", binary],
    ["*Uint8Array*", binary],
    ["*EventStream<components.Tick>*", streamOf(model("components.Tick"))],
  ],
  broken: [
    ["", 0],
    ["*strin*", 1],
    ["*string*[", 9],
    ["Record<string>", 6],
    ["Record<string, *any*", 20],
    ["*string* *number*", 10],
    ["[components.book](../b.md)", 1],
    ["*string |*", 10],
    ["#", 0],
  ],
  fragments: ["Record", "string", "number", "components.X", "Promise", "ReadableStream", "true"],
  nesting: "Record<string, ",
});

// prettier-ignore
testResponses(typescript, [
  ["**Promise\\<[components.Book](../../models/components/book.md)\\>**", model("components.Book", "../../models/components/book.md")],
  ["**Promise<[operations.LendBookResponse](../../models/operations/lendbookresponse.md)>**", model("operations.LendBookResponse", "../../models/operations/lendbookresponse.md")],
  ["**Promise\\<[components.Book[]](../../models/.md)\\>**", listOf(model("components.Book", "../../models/.md"))],
  ["**Promise\\<[EventStream<components.Tick>](../../models/.md)\\>**", streamOf(model("components.Tick", "../../models/.md"))],
  ["**Promise\\<[ReadableStream<Uint8Array>](../../models/.md)\\>**", binary],
  ["**Promise\\<void\\>**", nothing],
]);

testBranches(typescript, [
  ["components.Cat", "", model("components.Cat")],
  ["components.Cat[]", "", listOf(model("components.Cat"))],
  ["string", "", str],
  ["", "const pet: components.Cat[] = [];", listOf(model("components.Cat"))],
  ["{ [k: string]: any }", "", mapOf(any)],
  ["{ [k: string]: components.Cat[] }", "", mapOf(listOf(model("components.Cat")))],
]);

// prettier-ignore
testParameters(typescript, {
  plumbing: [
    ...configuration("*string*"),
    ["options", "RequestOptions"],
    ["options.fetchOptions", "[RequestInit](https://developer.mozilla.org/en-US/docs/Web/API/Request/Request#options)"],
    ["options.retries", "[RetryConfig](../../lib/utils/retryconfig.md)"],
    ["config", "[AxiosRequestConfig](https://axios-http.com/docs/req_config)"],
    ["retries", "[utils.RetryConfig](../../internal/utils/retryconfig.md)"],
  ],
  api: [
    ["options", "[components.Options](../../models/components/options.md)"],
    ["config", "*string*"],
    ["serverURL", "*string*", "Where the book is."],
  ],
});

// prettier-ignore
testFields(typescript, "response", {
  plumbing: [
    ["contentType", "*string*"],
    ["statusCode", "*number*"],
    ["rawResponse", "[AxiosResponse](https://axios-http.com/docs/res_schema)"],
    ["rawResponse", "[Response](https://developer.mozilla.org/en-US/docs/Web/API/Response)"],
    ["httpMeta", "[components.HTTPMetadata](../../models/components/httpmetadata.md)"],
    ["headers", "Record<string, *string*[]>"],
  ],
  api: [["book", "[components.Book](../../models/components/book.md)"]],
});

testFields(typescript, "model", {
  plumbing: [],
  api: [
    ["contentType", "*string*"],
    ["statusCode", "*number*"],
    ["headers", "Record<string, *string*[]>"],
    ["response", "[components.Response](../../models/components/response.md)"],
  ],
});
