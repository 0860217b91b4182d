// Completion and the signature hint.
#include <algorithm>
#include <filesystem>

#include "base/suggest.hpp"
#include "repl/commands.hpp"
#include "repl/cursor.hpp"
#include "repl/session.hpp"

namespace attrmap::repl {
namespace {

bool begins(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equals_ignoring_ascii_case(text.substr(0, prefix.size()), prefix);
}

class Completer {
 public:
  Completer(const Session& session, std::string_view before, std::string_view after)
      : session_(session), before_(before), after_(after) {}

  void expression(std::size_t from) {
    const Cursor cursor = cursor_at_end(before_.substr(from));
    begin_ = from + cursor.begin;
    const Parameter* parameter = nullptr;
    if (cursor.call)
      if (const auto match = session_.registry().find(cursor.call->function); match.builtin != nullptr)
        parameter = func::parameter_of(match.builtin->def, cursor.call->argument);
    if (cursor.in == Cursor::In::attribute) return attributes("]");
    if (cursor.in == Cursor::In::string) {
      if (parameter != nullptr) known_values(*parameter);
      return;
    }
    if (parameter != nullptr)
      for (const std::string& constant : parameter->constants) offer(constant, "");
    functions("(");
  }

  void command() {
    const std::size_t colon = before_.find(':');
    std::size_t end = colon + 1;
    while (end < before_.size() && before_[end] != ' ') ++end;
    if (end == before_.size()) {
      begin_ = colon;
      for (const Command& each : commands())
        offer(":" + std::string(each.name), each.takes == Takes::nothing ? "" : " ", each.help);
      return;
    }
    const Command* found = find_command(before_.substr(colon + 1, end - colon - 1));
    if (found == nullptr) return;
    begin_ = std::min(before_.find_first_not_of(' ', end), before_.size());
    argument(*found);
  }

  std::vector<Completion> take() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Completion& a, const Completion& b) { return a.text < b.text; });
    found_.erase(std::unique(found_.begin(), found_.end(),
                             [](const Completion& a, const Completion& b) { return a.text == b.text; }),
                 found_.end());
    return std::move(found_);
  }

 private:
  void argument(const Command& command) {
    if (command.takes == Takes::expression) return expression(begin_);
    if (before_.find(' ', begin_) != std::string_view::npos) return;  // the second argument
    switch (command.takes) {
      case Takes::topic:
        functions("");
        for (const Command& each : commands()) offer(std::string(each.name), "", each.help);
        break;
      case Takes::attribute: attributes(" "); break;
      case Takes::dialect:
        for (const Dialect dialect : {Dialect::provisioning, Dialect::cloudsync, Dialect::connect})
          offer(std::string(name(dialect)), "");
        break;
      case Takes::on_off:
        for (const char* each : {"on", "off"}) offer(each, "");
        break;
      case Takes::option:
        for (const char* each :
             {"multipleRoles=error", "multipleRoles=first", "trimSplitPieces=false", "trimSplitPieces=true"})
          offer(each, "");
        break;
      case Takes::file: files(); break;
      default: break;
    }
  }

  void files() {
    namespace fs = std::filesystem;
    const std::string typed(before_.substr(begin_));
    const std::size_t slash = typed.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : typed.substr(0, slash + 1);
    std::error_code error;
    for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end;
         it.increment(error)) {
      const std::string file = it->path().filename().string();
      if (file.front() == '.' && typed.size() == folder.size()) continue;
      std::error_code unknown;
      offer(folder + file, it->is_directory(unknown) ? "/" : "");
    }
  }

  void known_values(const Parameter& parameter) {
    for (const std::string& constant : parameter.constants) offer(constant, "\"");
    for (const KnownValue& value : parameter.known_values) offer(value.text, "\"", value.meaning);
  }

  void attributes(std::string_view close) {
    for (const std::string& name : session_.attribute_names()) offer(name, close);
  }

  void functions(std::string_view open) {
    for (const func::Builtin* builtin : session_.registry().all()) {
      const auto& dialects = builtin->def.dialects;
      if (std::find(dialects.begin(), dialects.end(), session_.settings.engine.dialect) != dialects.end())
        offer(builtin->def.name, open, builtin->def.summary);
    }
  }

  void offer(std::string text, std::string_view close, std::string_view about = {}) {
    if (!begins(text, before_.substr(begin_))) return;
    if (close.empty() || !after_.starts_with(close)) text += close;
    found_.push_back({begin_, std::move(text), std::string(about)});
  }

  const Session& session_;
  std::string_view before_, after_;
  std::size_t begin_ = 0;
  std::vector<Completion> found_;
};

/// Where the expression of the line begins; npos: it has none.
std::size_t expression_begin(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos || text[first] != ':') return 0;
  const auto [name, arguments] = split_command(text);
  const Command* command = find_command(name);
  if (command == nullptr || command->takes != Takes::expression) return std::string_view::npos;
  return first + 1 + name.size();
}

}  // namespace

std::vector<Completion> Repl::complete(std::string_view text, std::size_t cursor) const {
  cursor = std::min(cursor, text.size());
  const std::string before = pending_ + std::string(text.substr(0, cursor));
  Completer completer(*session_, before, text.substr(cursor));
  const std::size_t first = before.find_first_not_of(" \t");
  if (pending_.empty() && first != std::string::npos && before[first] == ':')
    completer.command();
  else
    completer.expression(0);
  std::vector<Completion> found = completer.take();
  // What began on an earlier line cannot be replaced.
  if (!found.empty() && found.front().begin < pending_.size()) return {};
  for (Completion& each : found) each.begin -= pending_.size();
  return found;
}

std::string Repl::hint(std::string_view text, std::size_t cursor) const {
  const std::string before = pending_ + std::string(text.substr(0, std::min(cursor, text.size())));
  const std::size_t from = pending_.empty() ? expression_begin(before) : 0;
  if (from == std::string_view::npos) return {};
  const Cursor at = cursor_at_end(std::string_view(before).substr(std::min(from, before.size())));
  if (!at.call) return {};
  const auto match = session_->registry().find(at.call->function);
  if (match.builtin == nullptr) return {};
  const FunctionDef& def = match.builtin->def;
  const Parameter* current = func::parameter_of(def, at.call->argument);
  std::string signature = def.name + "(";
  for (const Parameter& each : def.parameters) {
    if (&each != &def.parameters.front()) signature += ", ";
    signature += &each == current ? "<" + each.name + ">" : each.name;
  }
  if (func::repeating(def) > 0) signature += ", ...";
  return signature + ")";
}

}  // namespace attrmap::repl
