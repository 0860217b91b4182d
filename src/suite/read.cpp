#include "suite/read.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/suggest.hpp"
#include "record/json_record.hpp"
#include "time/parse.hpp"
#include "value/val.hpp"

namespace attrmap::suite {
namespace {

using schema::JsonKind;
using schema::LocatedJson;
using Id = LocatedJson::Id;

constexpr std::uint32_t kDepth = 64;

constexpr std::string_view kSuiteMembers[] = {"$schema",    "mapping",       "schema",  "rule",    "object",
                                              "users",      "appRoles",      "options", "dialect", "now",
                                              "parameters", "defaultDomain", "cases"};
constexpr std::string_view kCaseMembers[] = {"name", "expression", "target",    "user",   "attributes",
                                             "now",  "taken",      "operation", "expect", "note"};
constexpr std::string_view kExpectMembers[] = {"value", "null", "ignored", "matches", "error"};

class Reader {
 public:
  Reader(const LocatedJson& json, Suite& suite, std::vector<Problem>& problems)
      : json_(json), suite_(suite), problems_(problems) {}

  void run() {
    const Id root = LocatedJson::root();
    if (json_[root].kind != JsonKind::object)
      return wrong(root, "a suite is an object with `cases`, not " + kind(root));
    const Id cases = json_.member(root, "cases");
    if (cases == LocatedJson::kNone)
      return wrong(root, "no suite: it has no `cases`", "docs/formats/suite.md describes the format");
    check_members(root, kSuiteMembers, "a suite");
    texts(root);
    options(json_.member(root, "options"));
    parameters(json_.member(root, "parameters"));
    if (json_[cases].kind != JsonKind::array) return wrong(cases, "`cases` is an array, not " + kind(cases));
    for (Id id = json_[cases].first; id != LocatedJson::kNone; id = json_[id].next) one_case(id);
  }

 private:
  std::string kind(Id id) const { return std::string(schema::name(json_[id].kind)); }

  void wrong_at(std::uint32_t at, std::string message, std::string help = {}) {
    problems_.push_back({suite_.path, json_.line(at), json_.column(at), std::move(message), std::move(help)});
  }
  void wrong(Id id, std::string message, std::string help = {}) {
    wrong_at(json_[id].begin, std::move(message), std::move(help));
  }

  void check_members(Id object, std::span<const std::string_view> known, const std::string& of) {
    std::set<std::string> seen;
    for (Id id = json_[object].first; id != LocatedJson::kNone; id = json_[id].next) {
      const std::string key = json_.key(id);
      if (!seen.insert(key).second) wrong_at(json_[id].key_begin, "a second member `" + key + "`");
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      std::string help;
      if (const auto near = suggest(key, known); !near.empty()) help = "did you mean `" + std::string(near[0]) + "`?";
      wrong_at(json_[id].key_begin, "unknown member `" + key + "` of " + of, std::move(help));
    }
  }

  /// The member's text; false when there is none.
  bool text(Id object, std::string_view name, std::string& to) {
    const Id id = json_.member(object, name);
    if (id == LocatedJson::kNone) return false;
    if (json_[id].kind != JsonKind::string) {
      wrong(id, "`" + std::string(name) + "` is a text, not " + kind(id));
      return false;
    }
    to = json_.string(id);
    return true;
  }

  void instant(Id object, std::optional<DateTimeTicks>& to) {
    std::string written;
    if (!text(object, "now", written)) return;
    if (const auto parsed = time::parse_iso_instant(written))
      to = DateTimeTicks{parsed->ticks};
    else
      wrong(json_.member(object, "now"), "`now` is an ISO 8601 instant such as 2026-01-15T12:00:00Z");
  }

  void texts(Id root) {
    text(root, "schema", suite_.schema);
    if (text(root, "mapping", suite_.mapping) && !suite_.schema.empty())
      wrong(json_.member(root, "mapping"), "a suite has either a `schema` or a `mapping`");
    text(root, "rule", suite_.rule);
    text(root, "object", suite_.object);
    text(root, "users", suite_.users);
    text(root, "appRoles", suite_.app_roles);
    instant(root, suite_.now);
    std::string written;
    if (text(root, "defaultDomain", written)) suite_.default_domain = written;
    if (text(root, "dialect", written)) {
      const Id id = json_.member(root, "dialect");
      if (!suite_.schema.empty()) wrong(id, "the dialect follows the schema: leave `dialect` out");
      if (const auto dialect = parse_dialect(written))
        suite_.dialect = *dialect;
      else
        wrong(id, "`dialect` is provisioning, cloudsync or connect");
    }
    for (const std::string_view name : {"rule", "object", "appRoles"})
      if (const Id id = json_.member(root, name); suite_.schema.empty() && id != LocatedJson::kNone)
        wrong(id, "`" + std::string(name) + "` needs a `schema`");
  }

  bool is_object(Id id, std::string_view name) {
    if (id == LocatedJson::kNone) return false;
    if (json_[id].kind != JsonKind::object) {
      wrong(id, "`" + std::string(name) + "` is an object, not " + kind(id));
      return false;
    }
    return true;
  }

  void options(Id object) {
    if (!is_object(object, "options")) return;
    for (Id id = json_[object].first; id != LocatedJson::kNone; id = json_[id].next) {
      if (json_[id].kind != JsonKind::string && json_[id].kind != JsonKind::boolean)
        wrong(id, "an option is a text or a boolean, not " + kind(id));
      else
        suite_.options.push_back(json_.key(id) + "=" + json_.string(id));
    }
  }

  void parameters(Id object) {
    if (!is_object(object, "parameters")) return;
    for (Id id = json_[object].first; id != LocatedJson::kNone; id = json_[id].next) {
      if (json_[id].kind != JsonKind::string)
        wrong(id, "a parameter is a text, not " + kind(id));
      else
        suite_.parameters.emplace_back(json_.key(id), json_.string(id));
    }
  }

  void one_case(Id id) {
    if (json_[id].kind != JsonKind::object) return wrong(id, "a case is an object, not " + kind(id));
    check_members(id, kCaseMembers, "a case");
    Case out;
    const Id name = json_.member(id, "name");
    if (!text(id, "name", out.name) || out.name.empty()) {
      if (name == LocatedJson::kNone || json_[name].kind == JsonKind::string) wrong(id, "a case has a `name`");
    } else if (!names_.insert(out.name).second) {
      wrong(name, "a second case of the name \"" + out.name + "\"");
    }
    out.node = id;
    subject(id, out);
    who(id, out);
    instant(id, out.now);
    taken(json_.member(id, "taken"), out);
    expectation(id, out.expect);
    suite_.cases.push_back(std::move(out));
  }

  void subject(Id id, Case& out) {
    const Id expression = json_.member(id, "expression"), target = json_.member(id, "target");
    if ((expression == LocatedJson::kNone) == (target == LocatedJson::kNone))
      wrong(id, "a case has either an `expression` or a `target`");
    text(id, "expression", out.expression);
    if (text(id, "target", out.target) && suite_.schema.empty() && suite_.mapping.empty())
      wrong(target, "a `target` needs the suite's `schema` or `mapping`");
    std::string operation;
    if (!text(id, "operation", operation)) return;
    if (operation != "create" && operation != "update")
      wrong(json_.member(id, "operation"), "`operation` is create or update");
    else if (target == LocatedJson::kNone || suite_.schema.empty())
      wrong(json_.member(id, "operation"), "`operation` is for cases with a `target` of a schema");
    out.create = operation == "create";
  }

  void who(Id id, Case& out) {
    const Id user = json_.member(id, "user"), attributes = json_.member(id, "attributes");
    if (is_object(attributes, "attributes")) out.attributes = json_.raw(attributes);
    if (user == LocatedJson::kNone) return;
    if (attributes != LocatedJson::kNone) wrong(attributes, "a case has either a `user` or `attributes`");
    if (suite_.users.empty()) wrong(user, "a `user` needs the suite's `users`");
    const std::string written = json_.string(user);
    const bool digits =
        written.size() < 10 && std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (json_[user].kind == JsonKind::string)
      out.user = written;
    else if (json_[user].kind == JsonKind::number && digits)
      out.user_index = std::stoull(written);
    else
      wrong(user, "`user` is an id or an index, from 0");
  }

  void taken(Id list, Case& out) {
    if (list == LocatedJson::kNone) return;
    if (json_[list].kind != JsonKind::array) return wrong(list, "`taken` is a list of texts, not " + kind(list));
    out.taken.emplace();
    for (Id id = json_[list].first; id != LocatedJson::kNone; id = json_[id].next) {
      if (json_[id].kind != JsonKind::string)
        wrong(id, "`taken` is a list of texts; this is " + kind(id));
      else
        out.taken->push_back(json_.string(id));
    }
  }

  void expectation(Id one, Expectation& out) {
    const Id id = json_.member(one, "expect");
    if (id == LocatedJson::kNone) return wrong(one, "the case expects nothing: `expect` is missing");
    if (!is_object(id, "expect")) return;
    out.node = id;
    const std::size_t before = problems_.size();
    check_members(id, kExpectMembers, "`expect`");
    const Id first = json_[id].first;
    if (problems_.size() != before) return;
    if (first == LocatedJson::kNone || json_[first].next != LocatedJson::kNone)
      return wrong(id, "`expect` has exactly one of value, null, ignored, matches and error");
    const std::string key = json_.key(first);
    if (key == "value") return value(first, out);
    if (key == "null" || key == "ignored") {
      if (json_.raw(first) != "true") return wrong(first, "`" + key + "` can only be true");
      out.kind = key == "null" ? Expectation::null : Expectation::ignored;
      return;
    }
    out.kind = key == "matches" ? Expectation::matches : Expectation::error;
    if (!text(id, key, out.text) || key == "error") return;
    auto pattern = regex::Pattern::compile(out.text);
    if (pattern)
      out.pattern = std::make_shared<const regex::Pattern>(std::move(*pattern));
    else
      wrong_at(json_.inside(first, pattern.error().at), "no regular expression: " + pattern.error().message);
  }

  void value(Id id, Expectation& out) {
    out.kind = Expectation::value;
    if (json_[id].kind == JsonKind::null) return wrong(id, "no value is expected as {\"null\": true}");
    Arena arena;
    Val read;
    if (const auto error = record::parse_value(json_.raw(id), {}, arena, read)) return wrong(id, error->message);
    out.value_ = to_value(read);
  }

  const LocatedJson& json_;
  Suite& suite_;
  std::vector<Problem>& problems_;
  std::set<std::string> names_;
};

}  // namespace

std::string to_text(const Problem& problem) {
  std::string out = problem.file;
  if (problem.line != 0) out += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
  out += ": error: " + problem.message + "\n";
  if (!problem.help.empty()) out += "  = help: " + problem.help + "\n";
  return out;
}

Problem Suite::problem_at(Id id, std::string message, std::string help) const {
  const std::uint32_t at = (*json)[id].begin;
  return {path, json->line(at), json->column(at), std::move(message), std::move(help)};
}

std::string Suite::resolve(const std::string& file) const {
  return (std::filesystem::path(path).parent_path() / file).lexically_normal().string();
}

std::vector<std::string> Suite::files() const {
  std::vector<std::string> out = {path};
  for (const std::string* file : {&schema, &mapping, &users, &app_roles})
    if (!file->empty()) out.push_back(resolve(*file));
  return out;
}

std::vector<Problem> read(std::string path, std::string text, Suite& suite) {
  std::vector<Problem> problems;
  suite.path = std::move(path);
  const std::string kept = text;
  LocatedJson::Error error;
  suite.json = LocatedJson::parse(std::move(text), kDepth, error);
  if (suite.json == nullptr) {
    const auto before = std::string_view(kept).substr(0, error.offset);
    const auto line = static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n'));
    const auto column = static_cast<std::uint32_t>(before.size() - (before.rfind('\n') + 1) + 1);
    problems.push_back(
        {suite.path, line, column, error.too_deep ? "it nests too deeply" : "no JSON: " + error.message, {}});
    return problems;
  }
  Reader(*suite.json, suite, problems).run();
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return problems;
}

}  // namespace attrmap::suite
