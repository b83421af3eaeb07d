import { ruby } from "../../src/dialects/ruby.js";
import {
  any,
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
  testFields,
  testNames,
  testParameters,
  testResponses,
  testTypeCells,
  union,
} from "./cells.js";

// prettier-ignore
testTypeCells(ruby, {
  required: [
    ["*::String*", str],
    ["*String*", str],
    ["*::Integer*", int],
    ["*::Float*", number],
    ["*Crystalline::Boolean.new*", bool],
    ["*T::Boolean*", bool],
    ["*::Object*", any],
    ["*T.untyped*", any],
    ["[Date](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/Date.html)", dateTime],
    ["[DateTime](https://ruby-doc.org/stdlib-2.6.1/libdoc/date/rdoc/DateTime.html)", date],
    ["Crystalline::Array<*::String*>", listOf(str)],
    ["Crystalline::Array.new(::String)", listOf(str)],
    ["T::Array<*::String*>", listOf(str)],
    ["T::Array<T::Array<*::Integer*>>", listOf(listOf(int))],
    ["T::Array<[::Acme::Shared::Book](../b.md)>", listOf(model("Acme::Shared::Book", "../b.md"))],
    ["T::Hash[Symbol, *::Object*]", mapOf(any)],
    ["T::Hash[Symbol, [Shared::Book](../b.md)]", mapOf(model("Shared::Book", "../b.md"))],
    ["Crystalline::Hash[Symbol, Crystalline::Array<*::String*>]", mapOf(listOf(str))],
    ["[Models::Components::Book](../b.md)", model("Models::Components::Book", "../b.md")],
    ["[Crystalline::Union.new(Models::Components::Cat, ::String)](../p.md)", union([model("Models::Components::Cat"), str], "../p.md")],
    ["T.any(Shared::Cat, ::String)", union([model("Shared::Cat"), str])],
    ["T.any(Shared::Cat, NilClass)", orNull(model("Shared::Cat"))],
  ],
  optional: [
    ["*Crystalline::Nilable.new(::String)*", str],
    ["*T.nilable(::String)*", str],
    ["*T.nilable(T::Boolean)*", bool],
    ["[T.nilable(Shared::Book)](../b.md)", model("Shared::Book", "../b.md")],
    ["[Crystalline::Nilable.new(Models::Components::Book)](../b.md)", model("Models::Components::Book", "../b.md")],
    ["[T.nilable(T.any(Shared::Cat, ::String))](../p.md)", union([model("Shared::Cat"), str], "../p.md")],
  ],
  broken: [
    ["", 0],
    ["*::Strng.new(*", 12],
    ["T::Array<", 9],
    ["T::Array<*::String*", 19],
    ["T::Hash[Symbol]", 7],
    ["*T.nilable*", 11],
    ["*::String* *::Float*", 12],
    ["book", 0],
  ],
  fragments: ["T::Array", "T::Hash", "Symbol", "::String", "T.nilable", "T.any", "Crystalline::Nilable.new", "Models::X"],
  nesting: "T::Array<",
});

// prettier-ignore
testResponses(ruby, [
  ["**[Crystalline::Nilable.new(Models::Operations::LendBookResponse)](../l.md)**", model("Models::Operations::LendBookResponse", "../l.md")],
  ["**[T.nilable(::Acme::Operations::LendBookResponse)](../l.md)**", model("Acme::Operations::LendBookResponse", "../l.md")],
  ["**[T.nilable(T::Array[Models::Shared::Book])](../../models/operations/.md)**", listOf(model("Models::Shared::Book", "../../models/operations/.md"))],
  ["**[T.nilable(T::Array[T.any(Models::Shared::Cat, ::String)])](../../models/operations/.md)**", listOf(union([model("Models::Shared::Cat"), str], "../../models/operations/.md"))],
]);

// prettier-ignore
testParameters(ruby, {
  plumbing: configuration("*T.nilable(::String)*"),
  api: [
    ["server_url", "*::String*", "Where the book is."],
    ["security", "*::String*", "The level."],
  ],
});

// prettier-ignore
testFields(ruby, "response", {
  plumbing: [
    ["content_type", "*::String*"],
    ["status_code", "*::Integer*"],
    ["raw_response", "[Faraday::Response](https://www.rubydoc.info/gems/faraday/Faraday/Response)"],
    ["headers", "Crystalline::Hash[Symbol, Crystalline::Array<*::String*>]"],
    ["headers", "T::Hash[Symbol, T::Array<*::String*>]"],
  ],
  api: [["book", "[T.nilable(Shared::Book)](../b.md)"]],
});

testNames(ruby, [
  ["str_", "str"],
  ["plain", "plain"],
]);
