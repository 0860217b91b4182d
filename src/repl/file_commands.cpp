// Commands that write files: :test, :save
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "batch/sink.hpp"
#include "engine/context_option.hpp"
#include "repl/commands.hpp"
#include "repl/session.hpp"

namespace attrmap::repl {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLargestSuite = 64u << 20;
constexpr std::size_t kLongestName = 60;

std::string write_file(const std::string& path, const std::string& text) {
  batch::Sink sink(path);
  if (sink.write(text) && sink.finish(true)) return {};
  return "cannot write " + path + ": " + sink.error();
}

/// The suite that is there, or a new one.
std::string read_suite(const std::string& path, Json& suite) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) {
    if (errno != ENOENT) return "cannot read " + path + ": " + std::strerror(errno);
    suite = Json{{"cases", Json::array()}};
    return {};
  }
  std::string text;
  char buffer[16 * 1024];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, file)) {
    text.append(buffer, n);
    if (text.size() > kLargestSuite) break;
  }
  const bool failed = std::ferror(file) != 0 || text.size() > kLargestSuite;
  std::fclose(file);
  if (failed) return "cannot read " + path;
  suite = Json::parse(text, nullptr, false);
  if (!suite.is_object() || !suite.contains("cases") || !suite["cases"].is_array())
    return path + R"( is no file of tests, which is {"cases": [...]})";
  return {};
}

std::string text_member(const Json& object, const char* name, const char* otherwise) {
  if (const auto it = object.is_object() ? object.find(name) : object.end(); it != object.end())
    if (const auto* text = it->get_ptr<const std::string*>()) return *text;
  return otherwise;
}

/// A new suite gets the session's dialect, parameters, default domain and options; one that is there must have the
/// dialect.
std::string agree_on_settings(Json& suite, const Settings& settings) {
  const std::string dialect(name(settings.engine.dialect));
  if (suite["cases"].empty()) {
    const Json others = std::exchange(suite, Json::object());
    if (dialect != "provisioning") suite["dialect"] = dialect;
    for (const auto& [parameter, value] : settings.context.parameters) suite["parameters"][parameter] = value;
    if (settings.context.default_domain) suite["defaultDomain"] = *settings.context.default_domain;
    for (const std::string& option : context_options(settings.context)) {
      const std::size_t equals = option.find('=');
      suite["options"][option.substr(0, equals)] = option.substr(equals + 1);
    }
    for (const auto& [member, value] : others.items())
      if (!suite.contains(member)) suite[member] = value;
  }
  const std::string there = text_member(suite, "dialect", "provisioning");
  if (there == dialect) return {};
  return fmt::format(" tests the dialect {}, this session has {}", there, dialect);
}

std::string free_name(const Json& cases, std::string wanted) {
  const auto taken = [&](const std::string& name) {
    for (const Json& each : cases)
      if (text_member(each, "name", "") == name) return true;
    return false;
  };
  std::string name = wanted;
  for (int i = 2; taken(name); ++i) name = fmt::format("{} ({})", wanted, i);
  return name;
}

/// The expression on one line, cut between characters.
std::string name_of(const std::string& expression) {
  std::string name;
  for (const char c : expression) name += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  if (name.size() <= kLongestName) return name;
  std::size_t end = kLongestName;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
  return name.substr(0, end) + "...";
}

Json json_of(const Value& value) { return Json::parse(value.to_json(), nullptr, false); }

Json expectation(const Last& last) {
  if (!last.compiled)
    for (const Diagnostic& d : last.problems)
      if (d.severity == Severity::error) return {{"error", d.code}};
  switch (last.outcome.kind) {
    case OutcomeKind::value: return {{"value", json_of(last.outcome.value)}};
    case OutcomeKind::null: return {{"null", true}};
    case OutcomeKind::error: return {{"error", last.outcome.error.code}};
    default: return {{"ignored", true}};
  }
}

/// As :set takes it.
std::string set_line(const std::string& name, const Value& value) {
  std::string json = value.to_json();
  if (json.front() != '[' && json.front() != '{' && json.front() != '"') json.insert(0, "=");
  return fmt::format(":set {} {}\n", as_argument(name), json);
}

}  // namespace

Output test_command(Session& session, std::string_view arguments) {
  const auto [first, wanted] = first_word(arguments);
  if (first.empty()) return wrong(":test FILE");
  if (!session.last) return wrong("nothing has been evaluated yet");
  const Last& last = *session.last;
  if (last.compiled && last.outcome.kind == OutcomeKind::error && last.outcome.error.stage == Stage::input)
    return wrong("the user could not be read; there is nothing to test");
  const std::string path(first);
  Json suite;
  if (std::string problem = read_suite(path, suite); !problem.empty()) return wrong(std::move(problem));
  if (std::string problem = agree_on_settings(suite, session.settings); !problem.empty()) return wrong(path + problem);
  Json& cases = suite["cases"];
  Json each;
  const std::string name = free_name(cases, wanted.empty() ? name_of(last.expression) : std::string(wanted));
  each["name"] = name;
  each["expression"] = last.expression;
  each["attributes"] = Json::object();
  for (const auto& [attribute, value] : last.attributes) each["attributes"][attribute] = json_of(value);
  if (last.reads_clock && !session.now.empty()) each["now"] = session.now;
  each["expect"] = expectation(last);
  cases.push_back(std::move(each));
  if (std::string problem = write_file(path, suite.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
      !problem.empty())
    return wrong(std::move(problem));
  return {.text = fmt::format("case {} of {}: {}\n", cases.size(), path, name)};
}

Output save_command(Session& session, std::string_view arguments) {
  if (arguments.empty()) return wrong(":save FILE");
  std::string text;
  if (session.schema) text += ":schema " + as_argument(session.schema->path) + "\n";
  text += settings_as_commands(session);
  if (session.users != nullptr)
    text += fmt::format(":user {} {}\n", as_argument(session.users->path()), session.users->number());
  for (const auto& [name, value] : session.set) text += set_line(name, value);
  if (session.last) text += session.last->expression + "\n";
  const std::string path(first_word(arguments).first);
  if (std::string problem = write_file(path, text); !problem.empty()) return wrong(std::move(problem));
  return {.text = fmt::format("{} brings this session back: attrmap repl < {}\n", path, path)};
}

}  // namespace attrmap::repl
