// Commands about where the attributes come from: :user, :next, :prev, :schema, :set, :unset
#include <fmt/format.h>

#include <algorithm>

#include "record/byte_source.hpp"
#include "record/json_record.hpp"
#include "repl/commands.hpp"
#include "repl/session.hpp"
#include "schema/choose.hpp"
#include "schema/read.hpp"

namespace attrmap::repl {
namespace {

/// Who is taken now, and the last expression for that user.
Output taken(Session& session) {
  std::string title = session.users->title() + "\n";
  if (!session.last) return {.text = std::move(title)};
  Output output = session.again();
  output.text.insert(0, title);
  return output;
}

Output step(Session& session, std::int64_t by) {
  if (session.users == nullptr) return wrong("no file of users is loaded; :user FILE loads one");
  const std::uint64_t number = session.users->number();
  if (by < 0 && number <= 1) return wrong("this is the first user");
  if (std::string problem = session.users->go_to(number + static_cast<std::uint64_t>(by)); !problem.empty())
    return wrong("this is the last user: " + problem);
  return taken(session);
}

std::string read_file(const std::string& path, std::size_t limit, std::string& text) {
  std::string problem;
  const auto source = record::open_source(path, problem);
  if (source == nullptr) return problem.empty() ? "cannot read " + path : problem;
  char buffer[64 * 1024];
  for (;;) {
    const std::ptrdiff_t n = source->read(buffer, sizeof buffer);
    if (n == 0) return {};
    if (n < 0) return "cannot read " + path + ": " + source->error();
    text.append(buffer, static_cast<std::size_t>(n));
    if (text.size() > limit) return fmt::format("{} is larger than {} bytes", path, limit);
  }
}

}  // namespace

Output user_command(Session& session, std::string_view arguments) {
  if (arguments.empty()) {
    if (session.users == nullptr) return {.text = "no user is loaded; :user FILE loads one\n"};
    return {.text = session.users->title() + "\n"};
  }
  const auto [path, which] = first_word(arguments);
  if (path == "-") return wrong("users come from a file here; - is not one");
  auto file = std::make_unique<UserFile>(std::string(path), session.settings.engine.limits);
  const auto number = which.empty() ? std::uint64_t{1} : number_of(which);
  std::string problem = number ? file->go_to(*number) : file->find(std::string(which));
  // An id may be a number, too.
  if (!problem.empty() && number && !which.empty() && file->find(std::string(which)).empty()) problem.clear();
  if (!problem.empty()) return wrong(std::move(problem));
  session.users = std::move(file);
  return {.text = session.users->title() + "\n"};
}

Output next_command(Session& session, std::string_view) { return step(session, 1); }
Output prev_command(Session& session, std::string_view) { return step(session, -1); }

Output schema_command(Session& session, std::string_view arguments) {
  if (arguments.empty()) {
    if (!session.schema) return {.text = "no schema is loaded; :schema FILE loads one\n"};
    return {.text = fmt::format("{}: {} attributes of {}\n", session.schema->path,
                                session.schema->source.attributes.size(), session.schema->source.name)};
  }
  if (arguments == "off") {
    session.schema.reset();
    return {};
  }
  const std::string path(first_word(arguments).first);
  std::string bytes;
  if (std::string problem = read_file(path, schema::ReadLimits().bytes, bytes); !problem.empty())
    return wrong(std::move(problem));
  schema::Document document;
  std::vector<schema::Problem> problems;
  if (!schema::read(bytes, document, problems)) {
    if (problems.empty()) return wrong(path + " is no synchronization schema");
    const Diagnostic& first = problems.front().diagnostic;
    return wrong(fmt::format("{}: error[{}]: {}", path, first.code, first.message));
  }
  const auto rule = schema::choose_rule(document.schema);
  if (rule.rule == nullptr) return wrong(path + ": " + rule.error);
  const auto object = schema::choose_object(*rule.rule);
  if (object.object == nullptr) return wrong(path + ": " + object.error);
  const auto* directory = document.schema.find_directory(rule.rule->source_directory_name);
  const auto* source = directory == nullptr ? nullptr : directory->find(object.object->source_object_name);
  if (source == nullptr)
    return wrong(fmt::format("{} does not describe the source object {}", path, object.object->source_object_name));
  session.schema = LoadedSchema{path, *source};
  std::string text = fmt::format("{}: {} attributes of {}\n", path, source->attributes.size(), source->name);
  if (rule.dialect != session.settings.engine.dialect) {
    session.set_dialect(rule.dialect);
    text += fmt::format("the dialect is {} now\n", name(rule.dialect));
  }
  return {.text = std::move(text)};
}

Output set_command(Session& session, std::string_view arguments) {
  auto [name, value] = first_word(arguments);
  if (name.empty() || value.empty()) return wrong(":set NAME VALUE");
  if (value.front() != '[' && value.front() != '{' && value.front() != '"' && value.front() != '=') {
    session.set[std::string(name)] = Value(value);
    return {};
  }
  if (value.front() == '=') value.remove_prefix(1);
  Arena arena;
  Val parsed;
  // As a user of a file is read, so that a case that :test writes gives the same.
  if (const auto error =
          record::parse_value(value, session.settings.engine.limits, arena, parsed, record::ReadOptions()))
    return wrong(fmt::format("error[{}]: {}; a text that begins so is written as JSON, in quotation marks", error->code,
                             error->message));
  session.set[std::string(name)] = parsed.is_text() && parsed.size == 0 ? Value() : to_value(parsed);
  return {};
}

Output unset_command(Session& session, std::string_view arguments) {
  if (arguments.empty()) {
    session.set.clear();
    return {};
  }
  const std::string name(first_word(arguments).first);
  if (session.set.erase(name) == 0) return wrong("`" + name + "` was not set");
  return {};
}

}  // namespace attrmap::repl
