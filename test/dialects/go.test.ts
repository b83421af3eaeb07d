import { go } from "../../src/dialects/go.js";
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
  testBranches,
  testFields,
  testParameters,
  testResponses,
  testTypeCells,
} from "./cells.js";

// prettier-ignore
testTypeCells(go, {
  required: [
    ["*string*", str],
    ["`string`", str],
    ["*int64*", int],
    ["*int*", int32],
    ["*float64*", number],
    ["*float32*", float],
    ["*bool*", bool],
    ["*any*", any],
    ["*interface{}*", any],
    ["[time.Time](https://pkg.go.dev/time#Time)", dateTime],
    ["[types.Date](../../types/date.md)", date],
    ["*[]byte*", binary],
    ["*io.Reader*", binary],
    ["[]*string*", listOf(str)],
    ["[]`string`", listOf(str)],
    ["[]*int64*", listOf(int)],
    ["[][]*string*", listOf(listOf(str))],
    ["[]*[]byte*", listOf(binary)],
    ["[][components.Book](../../models/components/book.md)", listOf(model("components.Book", "../../models/components/book.md"))],
    ["[components.Book](../../models/components/book.md)", model("components.Book", "../../models/components/book.md")],
    ["[Enum](../../models/shared/enum.md)", model("Enum", "../../models/shared/enum.md")],
    ["map[string]*any*", mapOf(any)],
    ["map[string]`any`", mapOf(any)],
    ["map[string]*interface{}*", mapOf(any)],
    ["map[string][]*string*", mapOf(listOf(str))],
    ["map[string]map[string]*int64*", mapOf(mapOf(int))],
    ["map[string][components.Book](../b.md)", mapOf(model("components.Book", "../b.md"))],
    ["map[string][][components.Book](../b.md)", mapOf(listOf(model("components.Book", "../b.md")))],
    ["optionalnullable.OptionalNullable[`string`]", orNull(str)],
    ["optionalnullable.OptionalNullable[[components.Book](../b.md)]", orNull(model("components.Book", "../b.md"))],
    ["optionalnullable.OptionalNullable[[]`string`]", orNull(listOf(str))],
  ],
  optional: [
    ["**string*", str],
    ["**interface{}*", any],
    ["`*string`", str],
    ["[*components.Book](../b.md)", model("components.Book", "../b.md")],
    ["[*types.Date](../../types/date.md)", date],
    ["[*big.Int](https://pkg.go.dev/math/big#Int)", int],
    ["[*types.BigInt](../../types/bigint.md)", int],
    ["[*decimal.Big](https://pkg.go.dev/github.com/ericlagergren/decimal#Big)", number],
    ["**stream.EventStream[components.Tick]*", streamOf(model("components.Tick"))],
    ["[*stream.EventStream[components.Tick]](../t.md)", streamOf(model("components.Tick", "../t.md"))],
  ],
  broken: [
    ["", 0],
    ["*strin*", 0],
    ["[]", 2],
    ["map[string]", 11],
    ["map[string", 10],
    ["*string* *int*", 7],
    ["interface{", 10],
    ["components.book", 0],
    ["#", 0],
  ],
  fragments: ["map[string]", "[]", "string", "int64", "components.X", "interface{}", "stream.EventStream[", "optionalnullable.OptionalNullable["],
  nesting: "map[string][",
});

// prettier-ignore
testResponses(go, [
  ["**[*operations.LendBookResponse](../../models/operations/lendbookresponse.md), error**", model("operations.LendBookResponse", "../../models/operations/lendbookresponse.md")],
  ["**[*components.Book](../b.md), error**", model("components.Book", "../b.md")],
]);

// prettier-ignore
testBranches(go, [
  ["Cat", "pet := components.CreatePetCat(components.Cat{/* values here */})", model("components.Cat")],
  ["", "pet := components.CreatePetStr(string{/* values here */})", str],
  ["", "pet := components.CreatePetInteger(int64{/* values here */})", int],
  ["", "pet := components.CreatePetArrayOfStr([]string{/* values here */})", listOf(str)],
  ["", "pet := components.CreatePetArrayOfCat([]components.Cat{/* values here */})", listOf(model("components.Cat"))],
  ["", "pet := components.CreatePetMapOfAny(map[string]any{/* values here */})", mapOf(any)],
  ["", "pet := components.CreatePetAny(interface{}{/* values here */})", any],
  ["", "res := operations.CreateLendResponseEventStream(*stream.EventStream[operations.LendEvent]{/* values here */})", streamOf(model("operations.LendEvent"))],
]);

// prettier-ignore
testParameters(go, {
  plumbing: [
    ...configuration("**string*"),
    ["ctx", "[context.Context](https://pkg.go.dev/context#Context)"],
    ["opts", "[][operations.Option](../../models/operations/option.md)"],
  ],
  api: [
    ["serverURL", "**string*", "Where the book is."],
    ["opts", "[][components.Option](../../models/components/option.md)"],
  ],
});

// prettier-ignore
testFields(go, "response", {
  plumbing: [
    ["HTTPMeta", "[components.HTTPMetadata](../../models/components/httpmetadata.md)"],
    ["ContentType", "*string*"],
    ["StatusCode", "*int*"],
    ["RawResponse", "[*http.Response](https://pkg.go.dev/net/http#Response)"],
    ["Headers", "map[string][]*string*"],
    ["Next", "*func() (*operations.LendBookResponse, error)*"],
  ],
  api: [["Book", "[*components.Book](../b.md)"]],
});

testFields(go, "model", {
  plumbing: [["RawResponse", "[*http.Response](https://pkg.go.dev/net/http#Response)"]],
  api: [
    ["ContentType", "*string*"],
    ["StatusCode", "*int64*"],
    ["Headers", "map[string][]*string*"],
  ],
});
