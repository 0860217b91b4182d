#include "repl/repl.hpp"

#include "repl/commands.hpp"
#include "repl/session.hpp"

namespace attrmap::repl {

Repl::Repl(Settings settings) : session_(std::make_unique<Session>(std::move(settings))) {}
Repl::~Repl() = default;

Output Repl::line(std::string_view text) {
  const bool empty = trim(text).empty();
  if (pending_.empty()) {
    if (empty) return {};
    if (trim(text).front() == ':') return run_command(*session_, text);
  }
  std::string expression = pending_ + std::string(text);
  Output output = session_->evaluate(expression);
  if (output.kind != Output::Kind::more) {
    pending_.clear();
    return output;
  }
  if (empty) {  // given up; what was missing is worth knowing
    pending_.clear();
    return {Output::Kind::error, std::move(output.text)};
  }
  pending_ = std::move(expression) + "\n";
  return {Output::Kind::more, ""};
}

bool Repl::belongs_in_history(std::string_view text) {
  text = trim(text);
  if (text.empty()) return false;
  if (text.front() != ':') return true;
  const auto [name, arguments] = split_command(text);
  if (name == "set") return false;
  // A user's number says nothing about a person, an id does.
  if (name == "user") return first_word(arguments).rest.find_first_not_of("0123456789") == std::string_view::npos;
  return find_command(name) != nullptr;
}

}  // namespace attrmap::repl
