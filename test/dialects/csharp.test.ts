import { csharp } from "../../src/dialects/csharp.js";
import {
  any,
  binary,
  bool,
  configuration,
  date,
  dateTime,
  float,
  int,
  int32,
  listOf,
  mapOf,
  model,
  number,
  str,
  streamOf,
  testBranches,
  testFields,
  testNames,
  testParameters,
  testResponses,
  testTypeCells,
} from "./cells.js";

// prettier-ignore
testTypeCells(csharp, {
  required: [
    ["*string*", str],
    ["*int*", int32],
    ["*long*", int],
    ["*double*", number],
    ["*float*", float],
    ["*decimal*", number],
    ["*BigInteger*", int],
    ["*bool*", bool],
    ["*object*", any],
    ["[DateTime](https://learn.microsoft.com/en-us/dotnet/api/system.datetime?view=net-5.0)", dateTime],
    ["[LocalDate](https://nodatime.org/3.1.x/api/NodaTime.LocalDate.html)", date],
    ["[DateOnly](https://learn.microsoft.com/en-us/dotnet/api/system.dateonly?view=net-6.0)", date],
    ["*byte[]*", binary],
    ["List<*string*>", listOf(str)],
    ["List\\<*string*>", listOf(str)],
    ["List<List<*long*>>", listOf(listOf(int))],
    ["List<[Book](../../Models/Components/Book.md)>", listOf(model("Book", "../../Models/Components/Book.md"))],
    ["Dictionary<String, *object*>", mapOf(any)],
    ["Dictionary<String, *BigInteger*>", mapOf(int)],
    ["Dictionary\\<String, [Book](../b.md)>", mapOf(model("Book", "../b.md"))],
    ["Dictionary<String, List<[Book](../b.md)>>", mapOf(listOf(model("Book", "../b.md")))],
    ["[Book](../b.md)", model("Book", "../b.md")],
    ["[Models.Components.Book](../b.md)", model("Models.Components.Book", "../b.md")],
    ["*EventStream<Tick>*", streamOf(model("Tick"))],
  ],
  broken: [
    ["", 0],
    ["*str*", 1],
    ["List<", 5],
    ["List<*string*", 13],
    ["Dictionary<String>", 10],
    ["*string* *int*", 10],
    ["[book](../b.md)", 1],
    ["byte[", 0],
  ],
  fragments: ["List", "Dictionary", "String", "string", "byte[]", "Models.X"],
  nesting: "List<",
});

testResponses(csharp, [
  ["**[LendBookResponse](../../Models/Requests/LendBookResponse.md)**", model("LendBookResponse", "../../Models/Requests/LendBookResponse.md")],
]); // prettier-ignore

testBranches(csharp, [
  ["Cat", "", model("Cat")],
  ["Str", "", str],
  ["Integer", "", int],
  ["Int32", "", int32],
  ["Number", "", number],
  ["Float32", "", float],
  ["Bigint", "", int],
  ["Decimal", "", number],
  ["Boolean", "", bool],
  ["DateTime", "", dateTime],
  ["ArrayOfStr", "", listOf(str)],
  ["ArrayOfCat", "", listOf(model("Cat"))],
  ["MapOfAny", "", mapOf(any)],
  ["ArrayOfMapOfAny", "", listOf(mapOf(any))],
]);

// prettier-ignore
testParameters(csharp, {
  plumbing: [
    ...configuration("*string*"),
    ["serverUrl", "*string*", "An optional server URL to use."],
    ["retryConfig", "[RetryConfig](../../Models/Utils/RetryConfig.md)"],
  ],
  api: [
    ["ServerUrl", "*string*", "Where the book is."],
    ["Security", "*string*", "The level."],
  ],
});

// prettier-ignore
testFields(csharp, "response", {
  plumbing: [
    ["HttpMeta", "[HTTPMetadata](../../Models/Components/HTTPMetadata.md)"],
    ["ContentType", "*string*"],
    ["StatusCode", "*int*"],
    ["RawResponse", "[HttpResponseMessage](https://learn.microsoft.com/en-us/dotnet/api/system.net.http.httpresponsemessage?view=net-5.0)"],
    ["Headers", "Dictionary<String, List<*string*>>"],
  ],
  api: [["Book", "[Book](../b.md)"], ["Bytes", "*byte[]*"]],
});

testFields(csharp, "model", {
  plumbing: [],
  api: [
    ["ContentType", "*string*"],
    ["StatusCode", "*double*"],
    ["Headers", "Dictionary<String, List<*string*>>"],
  ],
});

testNames(csharp, [
  ["@event", "event"],
  ["Plain", "Plain"],
]);
