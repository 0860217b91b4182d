#include <filesystem>
#include <fstream>
#include <optional>

#include "cases.hpp"

namespace attrmap::conformance {
namespace {

using nlohmann::json;

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string text(const json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

std::string styles(const json& list) {
  std::string names;
  for (const auto& s : list) names += (names.empty() ? "" : ", ") + s.get<std::string>();
  return names;
}

constexpr const char* kIso = "\"yyyy-MM-ddTHH:mm:ss.fffffff\"";

/// The reason why the language cannot state the operation; else the case is filled in.
std::string express(const json& x, Case& c) {
  const json& in = x.at("in");
  const json& out = x.at("out");
  const std::string op = x.at("op");
  for (const auto& value : in)
    if (value.is_object()) return "the input is no well-formed Unicode";
  const bool error = out.is_object() && out.contains("error");
  const auto give = [&](std::string expression, json attributes, const json& value) {
    if (!error && value.is_object()) return std::string("the result is no well-formed Unicode");
    c.expression = std::move(expression);
    c.attributes = std::move(attributes);
    if (error) {
      c.expect.push_back({{"error", out["error"]}});
      if (out.contains("if_completed")) c.expect.push_back({{"value", out["if_completed"]}});
    } else
      c.expect.push_back({{"value", text(value)}});
    return std::string();
  };
  // Not evaluated when the operation failed.
  const auto member = [&](const char* name) { return error ? json() : out.at(name); };
  const auto without_z = [&](const char* name) {
    std::string iso = error ? "" : out.at(name).get<std::string>();
    if (!iso.empty() && iso.back() == 'Z') iso.pop_back();
    return json(iso);
  };
  if (!error && op != "compare" && out.is_object() && out.contains("utf16"))
    return "the result is no well-formed Unicode";

  if (op == "regex_replace")
    return give("Replace([s], , " + quoted(in["pattern"]) + ", , " + quoted(in["replacement"]) + ", , )",
                {{"s", in["input"]}}, out);
  if (op == "regex_group_replace")
    return give("Replace([s], , " + quoted(in["pattern"]) + ", " + quoted(in["group"]) + ", " +
                    quoted(in["replacement"]) + ", , )",
                {{"s", in["input"]}}, out.is_object() ? member("captures") : out);
  if (op == "regex_group_extract")
    return give("Replace([s], , " + quoted(in["pattern"]) + ", " + quoted(in["group"]) + ", , [t], )",
                {{"s", nullptr}, {"t", in["input"]}}, out);
  if (op == "string_replace")
    return give("Replace([s], " + quoted(in["old"]) + ", , , " + quoted(in["new"]) + ", , )", {{"s", in["s"]}}, out);
  if (op == "date_parse_exact") {
    if (in["s"] == "") return "FormatDateTime passes the empty text through";
    const std::string names = styles(in["styles"]);
    return give("FormatDateTime([s], " + (names.empty() ? "\"None\"" : quoted(names)) + ", " + quoted(in["format"]) +
                    ", " + kIso + ")",
                {{"s", in["s"]}}, without_z("iso"));
  }
  if (op == "date_reformat") {
    if (in["source"] == "") return "FormatDateTime passes the empty text through";
    return give("FormatDateTime([s], " + quoted(styles(in["styles"])) + ", " + quoted(in["input_format"]) + ", " +
                    quoted(in["output_format"]) + ")",
                {{"s", in["source"]}}, out);
  }
  if (op == "date_parse")
    return in["s"] == "" ? "CDate passes the empty text through"
                         : give("CDate([s])", {{"s", in["s"]}}, member("cdate"));
  if (op == "date_format") {
    if (in.value("kind", "") != "utc") return "date-times of the language are UTC";
    if (in["format"] == "") return "a blank format is an error of its own";
    return give("FormatDateTime(CDate([s]), , \"x\", " + quoted(in["format"]) + ")",
                {{"s", in["datetime"].get<std::string>() + "Z"}}, out);
  }
  if (op == "date_add") {
    if (!in["value"].is_number_integer()) return "the language has no fractions";
    return give("DateAdd(" + quoted(in["interval"]) + ", " + in["value"].dump() + ", CDate([d]))", {{"d", in["date"]}},
                member("text"));
  }
  if (op == "date_diff")
    return give("DateDiff(" + quoted(in["interval"]) + ", CDate([a]), CDate([b]))",
                {{"a", in["date1"]}, {"b", in["date2"]}}, out);
  if (op == "date_from_num")
    return give(std::string("FormatDateTime(DateFromNum([v]), , \"x\", ") + kIso + ")", {{"v", in["value"]}},
                without_z("iso"));
  if (op == "num_from_date")
    return in["s"] == "" ? "CDate passes the empty text through" : give("NumFromDate([s])", {{"s", in["s"]}}, out);
  if (op == "pcase") return give("PCase([s])", {{"s", in["s"]}}, out);
  if (op == "pcase_separators") return give("PCase([s], " + quoted(in["separators"]) + ")", {{"s", in["s"]}}, out);
  if (op == "to_lower" || op == "to_upper") {
    const std::string function = op == "to_lower" ? "ToLower" : "ToUpper";
    return give(in["culture"] == "" ? function + "([s])" : function + "([s], " + quoted(in["culture"]) + ")",
                {{"s", in["s"]}}, out);
  }
  if (op == "left") return give("Left([s], " + in["n"].dump() + ")", {{"s", in["s"]}}, out);
  if (op == "mid")
    return give("Mid([s], " + in["start"].dump() + ", " + in["length"].dump() + ")", {{"s", in["s"]}}, out);
  if (op == "instr")
    return give("InStr([a], [b], " + in["start"].dump() + ", " + in["compare"].get<std::string>() + ")",
                {{"a", in["value1"]}, {"b", in["value2"]}}, out);
  if (op == "base64_utf16le") return give("ConvertToBase64([s])", {{"s", in["s"]}}, out);
  if (op == "utf8_hex") return give("ConvertToUTF8Hex([s])", {{"s", in["s"]}}, out);
  if (op == "normalize_diacritics") return give("NormalizeDiacritics([s])", {{"s", in["s"]}}, out);
  if (op == "compare") {
    if (in["a"] == "" || in["b"] == "") return "a comparison with an empty attribute is false";
    return give("IIF([a] < [b], \"-1\", IIF([a] > [b], \"1\", \"0\"))", {{"a", in["a"]}, {"b", in["b"]}},
                out.at("ordinal"));
  }
  return "the language has no such operation (" + op + "); the module's own test runs it";
}

}  // namespace

std::vector<Case> dotnet_cases() {
  std::vector<Case> cases;
  for (const auto& entry : std::filesystem::directory_iterator(ATTRMAP_CONFORMANCE "/dotnet")) {
    std::ifstream in(entry.path());
    for (const auto& x : json::parse(in)) {
      Case c;
      c.id = x.at("id");
      c.now = "2026-01-15T12:00:00Z";
      for (const auto& tag : x.value("tags", json::array())) {
        if (tag == "depends-on-today") c.skipped = "depends on the process clock; the time module's test runs it";
        if (tag == "culture-data") c.skipped = "depends on collation data";
        if (tag == "ambiguous") c.skipped = "readings of the page differ";
      }
      if (c.skipped.empty()) c.skipped = express(x, c);
      cases.push_back(std::move(c));
    }
  }
  return cases;
}

}  // namespace attrmap::conformance
