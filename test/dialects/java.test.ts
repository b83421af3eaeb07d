import { java } from "../../src/dialects/java.js";
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
  orNull,
  str,
  streamOf,
  testFields,
  testNames,
  testParameters,
  testResponses,
  testTypeCells,
} from "./cells.js";

// prettier-ignore
testTypeCells(java, {
  required: [
    ["*String*", str],
    ["*Long*", int],
    ["*long*", int],
    ["*int*", int],
    ["*Integer*", int32],
    ["*Double*", number],
    ["*Float*", float],
    ["*Boolean*", bool],
    ["*boolean*", bool],
    ["*Object*", any],
    ["*BigInteger*", int],
    ["*BigDecimal*", number],
    ["[LocalDate](https://docs.oracle.com/javase/8/docs/api/java/time/LocalDate.html)", date],
    ["[OffsetDateTime](https://docs.oracle.com/javase/8/docs/api/java/time/OffsetDateTime.html)", dateTime],
    ["*byte[]*", binary],
    ["*InputStream*", binary],
    ["[Blob](../../utils/Blob.md)", binary],
    ["List\\<*String*>", listOf(str)],
    ["List<*String*>", listOf(str)],
    ["List\\<List\\<*Long*>>", listOf(listOf(int))],
    ["List\\<[Book](../../models/components/Book.md)>", listOf(model("Book", "../../models/components/Book.md"))],
    ["Map\\<String, *Object*>", mapOf(any)],
    ["Map\\<String, [Book](../b.md)>", mapOf(model("Book", "../b.md"))],
    ["Map\\<String, List\\<*String*>>", mapOf(listOf(str))],
    ["[Book](../../models/components/Book.md)", model("Book", "../../models/components/Book.md")],
    ["*EventStream\\<Tick>*", streamOf(model("Tick"))],
    ["Map\\<String, *? extends Object*>", mapOf(any)],
  ],
  optional: [
    ["*Optional\\<String>*", str],
    ["*Optional<? extends String>*", str],
    ["[Optional\\<Book>](../b.md)", model("Book", "../b.md")],
    ["[Optional<? extends Book>](../b.md)", model("Book", "../b.md")],
    ["*JsonNullable\\<String>*", orNull(str)],
    ["*JsonNullable<? extends Long>*", orNull(int)],
    ["[JsonNullable\\<Book>](../b.md)", orNull(model("Book", "../b.md"))],
    ["*Optional\\<byte[]>*", binary],
    ["*Optional\\<EventStream\\<Tick>>*", streamOf(model("Tick"))],
    ["*Optional\\<List\\<String>>*", listOf(str)],
    ["Optional\\<[Book](../b.md)>", model("Book", "../b.md")],
  ],
  broken: [
    ["", 0],
    ["*string*", 1],
    ["List\\<", 6],
    ["List\\<*String*", 14],
    ["Map\\<String>", 4],
    ["*Optional*", 10],
    ["*Optional<? extends strin>*", 20],
    ["*Optional<? String>*", 10],
    ["*String* *Long*", 10],
    ["[book](../b.md)", 1],
  ],
  fragments: ["Optional", "List", "Map", "String", "? extends ", "JsonNullable", "byte[]", "Book"],
  nesting: "List<",
});

// prettier-ignore
testResponses(java, [
  ["**[LendBookResponse](../../models/operations/LendBookResponse.md)**", model("LendBookResponse", "../../models/operations/LendBookResponse.md")],
  ["**[CompletableFuture\\<LendBookResponse>](../l.md)**", model("LendBookResponse", "../l.md")],
  ["**[Optional<? extends operations.LendBookResponse>](../l.md)**", model("operations.LendBookResponse", "../l.md")],
]);

// prettier-ignore
testParameters(java, {
  plumbing: [
    ...configuration("*String*"),
    ["retryConfig", "[Optional\\<RetryConfig>](../../utils/RetryConfig.md)"],
  ],
  api: [
    ["serverURL", "*String*", "Where the book is."],
    ["security", "*String*", "The level."],
  ],
});

// prettier-ignore
testFields(java, "response", {
  plumbing: [
    ["contentType", "*String*"],
    ["statusCode", "*int*"],
    ["rawResponse", "[HttpResponse\\<InputStream>](https://docs.oracle.com/en/java/javase/11/docs/api/java.net.http/java/net/http/HttpResponse.html)"],
    ["rawResponse", "[HttpResponse\\<?>](https://docs.oracle.com/en/java/javase/11/docs/api/java.net.http/java/net/http/HttpResponse.html)"],
    ["headers", "Map\\<String, List\\<*String*>>"],
    ["httpMeta", "[HTTPMetadata](../../models/components/HTTPMetadata.md)"],
  ],
  api: [["book", "[Optional\\<Book>](../b.md)"]],
});

testFields(java, "model", {
  plumbing: [],
  api: [
    ["contentType", "*String*"],
    ["statusCode", "*Long*"],
    ["headers", "Map\\<String, List\\<*String*>>"],
  ],
});

testNames(java, [
  ["enum_", "enum"],
  ["int_", "int"],
  ["plain", "plain"],
  ["_", "_"],
]);
