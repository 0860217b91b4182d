// What examples cannot show of the text functions: flags, half surrogate pairs, computed arguments, limits, redaction.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/unicode.hpp"
#include "func/scratch.hpp"
#include "program/pipeline.hpp"
#include "stdlib/registry.hpp"
#include "value/json.hpp"

using namespace attrmap;

namespace {

using Attributes = std::map<std::string, Val>;

bool needs_no_escape(std::string_view text) {
  for (const unsigned char c : text)
    if (c < 0x20 || c == '"' || c == '\\') return false;
  return !has_lone_surrogate(text);
}

/// As a reader of records gives it.
Val text(std::string_view s) {
  return Val::of_text(
      s, static_cast<std::uint8_t>((is_ascii(s) ? Val::ascii : 0) | (needs_no_escape(s) ? Val::clean : 0)));
}

void check_flags(const Val& value) {
  if (value.kind == Val::list)
    for (const Val& item : value.values()) check_flags(item);
  if (!value.is_text()) return;
  CAPTURE(value.str());
  if (value.flags & Val::ascii) CHECK(is_ascii(value.str()));
  if (value.flags & Val::clean) CHECK(needs_no_escape(value.str()));
}

std::string shown(const Val& value) {
  switch (value.kind) {
    case Val::null: return "<null>";
    case Val::list: {
      std::string out = "[";
      for (const Val& item : value.values()) out += (&item != value.items ? "|" : "") + shown(item);
      return out + "]";
    }
    case Val::integer: return std::to_string(value.number);
    case Val::text: return std::string(value.str());
    default: return std::string(kind_name(value.kind));
  }
}

using stdlib::registry;

struct Ran {
  std::string result;  ///< or "E424"
  std::uint8_t flags = 0;
};

Ran run(const std::string& expression, const Attributes& attributes = {}, const Limits& limits = {},
        const Context& context = {}, Dialect dialect = Dialect::cloudsync) {
  CAPTURE(expression);
  program::SlotTable table;
  const program::Unit unit = program::build(expression, registry(), table, {.dialect = dialect});
  if (unit.code == nullptr) return {unit.diagnostics.front().code};
  std::vector<Val> slots;
  for (const std::string& name : table.names()) {
    const auto it = attributes.find(name);
    slots.push_back(it == attributes.end() ? Val() : it->second);
  }
  func::Scratch scratch;
  func::Evaluation cx(scratch, slots.data(), context, limits);
  const Val value = unit.code->evaluate(cx);
  if (value.kind == Val::failed) return {cx.error()->code};
  check_flags(value);
  return {shown(value), value.flags};
}

std::string result(const std::string& expression, const Attributes& attributes = {}) {
  return run(expression, attributes).result;
}

const std::string kHigh = "\xED\xA0\xBD", kLow = "\xED\xB8\x80";  // the halves of U+1F600
const std::string kWhole = "\xF0\x9F\x98\x80";

}  // namespace

TEST_CASE("halves of surrogate pairs that meet become one character") {
  const std::string spaced = kHigh + " " + kLow;
  const Attributes a{{"high", text(kHigh)}, {"low", text(kLow)}, {"spaced", text(spaced)}};
  CHECK(result("Join(\"\", [high], [low])", a) == kWhole);
  CHECK(result("Join(\"\", \"a\", [high], [low], \"b\")", a) == "a" + kWhole + "b");
  CHECK(result("Join([low], [high], \"x\")", a) == kWhole + "x");
  CHECK(result("Append([high], [low])", a) == kWhole);
  CHECK(result("Prepend([high], [low])", a) == kWhole);
  CHECK(result("StripSpaces([spaced])", a) == kWhole);
  CHECK(result("Join(\"\", Left(\"\xF0\x9F\x98\x80\", 1), Mid(\"\xF0\x9F\x98\x80\", 2, 1))") == kWhole);
  CHECK(result("Replace([spaced], \" \", , , \"\", , )", a) == kWhole);
}

TEST_CASE("constant and computed arguments give the same") {
  const Attributes a{{"s", text("Thé QUICK brown-fox's Straße İI")},
                     {"l", Val()},
                     {"comma", text(",")},
                     {"sep", text(" -'")},
                     {"three", text(" 3 ")},
                     {"two", Val::of_integer(2)},
                     {"tr", text("tr-TR")},
                     {"de", text("de")},
                     {"pattern", text("(?<n>[a-z]+)-")},
                     {"group", text("n")},
                     {"new", text("<${n}>")},
                     {"old", text("fox")},
                     {"text", text("vbTextCompare")},
                     {"q", text("quick")}};
  const char* const pairs[][2] = {
      {"Left([s], 3)", "Left([s], [three])"},
      {"Left([s], \"3\")", "Left([s], [three])"},
      {"Mid([s], 2, 3)", "Mid([s], [two], [three])"},
      {"Mid([s], 2)", "Mid([s], [two], )"},
      {"Word([s], 2, \" -'\")", "Word([s], [two], [sep])"},
      {"PCase([s], \" -'\")", "PCase([s], [sep])"},
      {"ToLower([s], \"tr-TR\")", "ToLower([s], [tr])"},
      {"ToUpper([s], \"tr-TR\")", "ToUpper([s], [tr])"},
      {"ToLower([s], )", "ToLower([s], [l])"},
      {"NormalizeDiacriticsByCulture([s], \"de\")", "NormalizeDiacriticsByCulture([s], [de])"},
      {"Replace([s], , \"(?<n>[a-z]+)-\", , \"<${n}>\", , )", "Replace([s], , [pattern], , [new], , )"},
      {"Replace([s], , \"(?<n>[a-z]+)-\", , \"<${n}>\", , )", "Replace([s], , \"(?<n>[a-z]+)-\", , [new], , )"},
      {"Replace([s], , \"(?<n>[a-z]+)-\", \"n\", \"<${n}>\", , )", "Replace([s], , [pattern], [group], [new], , )"},
      {"Replace([l], , \"(?<n>[a-z]+)-\", \"n\", , [s], )", "Replace([l], , [pattern], [group], , [s], )"},
      {"Replace([s], \"fox\", , , \"<${n}>\", , )", "Replace([s], [old], , , [new], , )"},
      {"Replace([s], \"fox\", , , , , \"a fox\")", "Replace([s], [old], , , , , \"a fox\")"},
      {"InStr([s], \"quick\", 2, vbTextCompare)", "InStr([s], [q], [two], [text])"},
      {"Split([s], \"-\")", "Split([s], Mid([sep], 2, 1))"},
  };
  for (const auto& pair : pairs) {
    const char* const constant = pair[0];
    const char* const computed = pair[1];
    CAPTURE(constant);
    CAPTURE(computed);
    const std::string first = result(constant, a);
    CHECK(first == result(computed, a));
    CHECK(first != "<null>");
    CHECK(first != std::string(a.at("s").str()));
  }
  CHECK(result("Left([s], 3)", a) == "Thé");
  CHECK(result("Mid([s], 2)", a) == "hé QUICK brown-fox's Straße İI");
}

TEST_CASE("computed arguments that are wrong fail, constant ones do not compile") {
  const Attributes a{{"s", text("abc")}, {"x", text("x y")}, {"bad", text("(")}, {"empty", text("")}};
  CHECK(result("ToLower([s], [x])", a) == "E424");
  CHECK(result("ToLower([s], \"x y\")", a) == "E215");
  CHECK(result("NormalizeDiacriticsByCulture([s], [x])", a) == "E424");
  CHECK(result("NormalizeDiacriticsByCulture([s], \"x y\")", a) == "E215");
  CHECK(result("Replace([s], , [bad], , \"\", , )", a) == "E424");
  CHECK(result("Replace([s], , \"(\", , \"\", , )", a) == "E216");
  CHECK(result("Replace([s], [empty], , , \"\", , )", a) == "E424");
  CHECK(result("Replace([s], \"\", , , \"\", , )", a) == "E222");
  CHECK(result("Replace([s], [null], , , \"\", , )", a) == "E401");
  CHECK(result("Replace([s], , [null], , \"\", , )", a) == "E401");
  CHECK(result("Replace([s], , \"(b)\", [null], \"\", , )", a) == "E401");
  CHECK(result("Replace([s], , \"(b)\", , \"$2147483648\", , )", a) == "E424");
  CHECK(result("InStr([s], \"b\", 1, [x])", a) == "E424");
  CHECK(result("InStr([s], \"b\", 1, \"x y\")", a) == "E213");
  CHECK(result("InStr([s], \"b\", 0)", a) == "E420");
  CHECK(result("ConvertFromBase64([s], [x])", a) == "E424");
  CHECK(result("Left([s], [x])", a) == "E402");
  CHECK(result("Left([s], \"x\")", a) == "E221");
  CHECK(result("Left([s], [null])", a) == "E401");
  CHECK(result("Mid([s], 1, -1)", a) == "E420");
  CHECK(result("Split([s], [null])", a) == "E401");
  CHECK(result("Append(Replace([s], \"b\", , , NULL, , ), Replace([s], \"b\", , , [null], , ))", a) == "acac");
}

TEST_CASE("an ignore result is no argument, constant or not") {
  for (const char* expression :
       {"ToLower(\"a\", IgnoreAttributeFlow)", "Left([s], IgnoreObjectFlow)",
        "Replace([s], \"a\", , , IgnoreAttributeFlow, , )", "Join(\"\", [s], IgnoreObjectFlow)"})
    CHECK(result(expression, {{"s", text("a")}}) == "E406");
}

TEST_CASE("a redacted argument makes the result redacted, constant or not") {
  const Attributes a{{"s", text("abc")}};
  for (const char* expression :
       {"Replace([s], \"b\", , , Redact(\"x\"), , )", "Replace([s], , \"b\", , Redact(\"x\"), , )",
        "Append([s], Redact(\"x\"))", "Join(\"-\", [s], Redact(\"x\"))", "PCase([s], Redact(\"b\"))",
        "Left(Redact([s]), 2)", "ToUpper(Redact([s]))", "Replace([s], \"b\", , , , , Redact(\"b\"))"}) {
    CAPTURE(expression);
    CHECK((run(expression, a, {}, {}, Dialect::provisioning).flags & Val::redacted) != 0);
  }
  CHECK((run("ToUpper([s])", a).flags & Val::redacted) == 0);
}

TEST_CASE("lists: value by value where the page says so, flattened by Join, refused elsewhere") {
  const Val items[] = {text("b C"), Val(), text(""), Val::of_integer(7)};
  const Val inner[] = {Val::of_list({items, 1})};
  const Attributes a{{"l", Val::of_list(items)}, {"nested", Val::of_list(inner)}, {"none", Val::of_list({})}};
  CHECK(result("Append([l], \"-\")", a) == "[b C-|-|7-]");
  CHECK(result("Prepend(\"-\", [l])", a) == "[-b C|-|-7]");
  CHECK(result("Left([l], 1)", a) == "[b|||7]");
  CHECK(result("Word([l], 1, \" \")", a) == "[b|||7]");
  CHECK(result("StripSpaces([l])", a) == "[bC||7]");
  CHECK(result("ToUpper([l])", a) == "[B C||7]");
  CHECK(result("PCase([l])", a) == "[B C||7]");
  CHECK(result("Replace([l], \"b\", , , \"x\", , )", a) == "[x C||7]");
  CHECK(result("Join(\"+\", [l], [none], \"z\")", a) == "b C+7+z");
  CHECK(result("Join(\"+\", [none])", a) == "");
  CHECK(result("Trim([none])", a) == "[]");
  for (const char* expression :
       {"Join(\"+\", [nested])", "Trim([nested])", "Prepend(\"a\", [nested])", "Prepend([l], \"a\")", "Len([l])",
        "Split([l], \",\")", "InStr([l], \"b\")", "CStr([l])", "CRef([l])", "ConvertToBase64([l])",
        "ConvertToUTF8Hex([l])", "Append(\"a\", [l])", "DNComponent([l], 1)", "Join([l], \"a\")"})
    CHECK_MESSAGE(result(expression, a) == "E405", expression);
}

TEST_CASE("limits of texts and lists") {
  const std::string long_text(1000, 'a'), commas(40, ','), spaced = "a, b ,c";
  Limits limits;
  limits.text_bytes = 1500;
  limits.list_items = 40;
  const Attributes a{{"s", text(long_text)}, {"c", text(commas)}, {"p", text(spaced)}, {"one", text("a")}};
  CHECK(run("Append([s], [s])", a, limits).result == "E416");
  CHECK(run("Join(\"\", [s], [s])", a, limits).result == "E416");
  CHECK(run("Prepend([s], [s])", a, limits).result == "E416");
  CHECK(run("ConvertToBase64([s])", a, limits).result == "E416");
  CHECK(run("ConvertToUTF8Hex([s])", a, limits).result == "E416");
  CHECK(run("Replace([s], \"a\", , , \"bb\", , )", a, limits).result == "E416");
  CHECK(run("Replace([s], , \"a\", , \"bb\", , )", a, limits).result == "E416");
  CHECK(run("Replace([one], \"a\", , , , , [s])", a, limits).result.size() == 1000);
  CHECK(run("Split([c], \",\")", a, limits).result == "E417");
  CHECK(run("Split([c], \",,\")", a, limits).result.size() == 22);  // 21 empty pieces
  limits.list_items = 20;
  CHECK(run("Split([c], \",,\")", a, limits).result == "E417");
  limits.cost = 50;
  CHECK(run("ToUpper([s])", a, limits).result == "E418");
  CHECK(run("ToUpper([one])", a, limits).result == "A");
  Context context;
  context.trim_split_pieces = false;
  CHECK(run("Split([p], \",\")", a, {}, context).result == "[a| b |c]");
  CHECK(run("Split([p], \",\")", a).result == "[a|b|c]");
  CHECK(run("Split([p], \", \")", a, {}, context).result == "[a|b ,c]");
}

TEST_CASE("a catastrophic pattern stops") {
  const std::string subject = std::string(40, 'a') + "b";
  const std::string r =
      run("Replace([s], , \"^(([a-z])+.)+[A-Z]([a-z])+$\", , \"\", , )", {{"s", text(subject)}}).result;
  CHECK((r == "E415" || r == subject));
  CHECK(run("Replace([s], , \"^(a|aa)+\\1$\", , \"\", , )", {{"s", text(subject)}}, {.regex_steps = 1000}).result ==
        "E415");
}

// Functions that take the flags of their source over must not promise too much: whoever writes JSON believes them.
TEST_CASE("flags are true for any text") {
  static const char* const kExpressions[] = {
      "Append([a], [b])",
      "Prepend([a], [b])",
      "Join([b], [a], [b], [a])",
      "Join(\",\", [l], [a])",
      "Left([a], 2)",
      "Mid([a], 2, 2)",
      "Mid([a], 3)",
      "Word([a], 2, \" i\")",
      "Word([a], 1, [b])",
      "PCase([a])",
      "PCase([a], \" -\")",
      "PCase([a], [b])",
      "ToLower([a])",
      "ToUpper([a])",
      "ToLower([a], \"tr\")",
      "ToUpper([a], \"tr\")",
      "ToUpper([a], \"en\")",
      "StripSpaces([a])",
      "Trim([a])",
      "NormalizeDiacritics([a])",
      "NormalizeDiacriticsByCulture([a], \"de\")",
      "NormalizeDiacriticsByCulture([a], \"da\")",
      "Split([a], \" \")",
      "Split([a], [b])",
      "Replace([a], [b], , , \"-\", , )",
      "Replace([a], \"i\", , , [b], , )",
      "Replace([a], \"i\", , , , , [b])",
      "Replace([a], , \".\", , \"$&-\", , )",
      "Replace([a], , \"^.\", , \"\", , )",
      "Replace([a], , \"(.)i\", \"1\", [b], , )",
      "Replace([null], , \"..(.)\", \"1\", , [a], )",
      "DNComponent([a], 1)",
      "CStr([a])",
      "CRef([a])",
      "ConvertToBase64([a])",
      "ConvertToUTF8Hex([a])",
      "ConvertFromBase64([a], UTF8)",
      "ConvertFromBase64(ConvertToBase64([a]))",
  };
  static const std::string kPieces[] = {"a",      "I",      "i",   " ", "-", "'",      "\"", "\\",   "\n", "é",
                                        "ß",      "İ",      "ı",   "Å", "ǆ", "\u0301", "ａ", "가",   "ᄀ", "ᅡ",
                                        "\u037E", "\u212A", "cn=", ",", "1", kHigh,    kLow, kWhole, "\t", "\x7F"};
  std::mt19937 random(7);
  const auto some = [&](std::size_t most) {
    std::string s;
    for (std::size_t n = random() % (most + 1); n > 0; --n) {
      const std::string& piece = kPieces[random() % (random() % 3 == 0 ? std::size(kPieces) : 6)];
      append_wtf8(s, piece);
    }
    return s;
  };
  for (const char* expression : kExpressions) {
    CAPTURE(expression);
    program::SlotTable table;
    const program::Unit unit = program::build(expression, registry(), table, {.dialect = Dialect::cloudsync});
    REQUIRE(unit.code != nullptr);
    func::Scratch scratch;
    for (int round = 0; round < 300; ++round) {
      const std::string a = some(12), b = some(3), c = some(4);
      CAPTURE(a);
      CAPTURE(b);
      const Val items[] = {text(c), text(b)};
      const Attributes attributes{{"a", text(a)}, {"b", text(b)}, {"l", Val::of_list(items)}};
      std::vector<Val> slots;
      for (const std::string& name : table.names())
        slots.push_back(attributes.count(name) != 0 ? attributes.at(name) : Val());
      const Context context;
      const Limits limits;
      scratch.arena.reset();
      func::Evaluation cx(scratch, slots.data(), context, limits);
      check_flags(unit.code->evaluate(cx));
    }
  }
}

// The short ways for ASCII must agree with the general ones: the same text, told to be ASCII or not.
TEST_CASE("what is known of a text does not change the result") {
  static const char* const kExpressions[] = {"PCase([a], \" -'\")",
                                             "PCase([a])",
                                             "StripSpaces([a])",
                                             "ToLower([a])",
                                             "ToUpper([a])",
                                             "Join(\".\", [a], [b])",
                                             "Len([a])",
                                             "Split([a], \"-\")",
                                             "Word([a], 2, \" -\")",
                                             "NormalizeDiacritics([a])",
                                             "Replace([a], , \"\\\\w+\", , \"<$&>\", , )",
                                             "NormalizeDiacriticsByCulture([a], \"de\")"};
  std::mt19937 random(11);
  for (const char* expression : kExpressions) {
    CAPTURE(expression);
    for (int round = 0; round < 200; ++round) {
      std::string a, b;
      for (std::size_t n = random() % 40; n > 0; --n) a += "aZ0 -'\t\"Mm.@"[random() % 12];
      for (std::size_t n = random() % 5; n > 0; --n) b += static_cast<char>('a' + random() % 26);
      CHECK(run(expression, {{"a", text(a)}, {"b", text(b)}}).result ==
            run(expression, {{"a", Val::of_text(a)}, {"b", Val::of_text(b)}}).result);
    }
  }
}
