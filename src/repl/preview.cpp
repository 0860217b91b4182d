// What an expression gives so far, while it is typed.
#include <fmt/format.h>

#include <algorithm>

#include "diag/codes_evaluate.hpp"
#include "diag/display.hpp"
#include "func/scratch.hpp"
#include "program/outcome.hpp"
#include "repl/commands.hpp"
#include "repl/session.hpp"
#include "syntax/scan.hpp"

namespace attrmap::repl {
namespace {

/// Every key evaluates: little is allowed, and what needs more is shown when the line is entered.
constexpr std::uint64_t kCost = 100'000;
constexpr std::uint32_t kRegexSteps = 20'000;
constexpr std::uint32_t kTextBytes = 1u << 20;
constexpr std::uint32_t kListItems = 10'000;
constexpr std::size_t kRecordBytes = 1u << 20;
/// No terminal is wider.
constexpr std::size_t kShownBytes = 1000;

Limits small(Limits limits) {
  limits.cost = limits.cost == 0 ? kCost : std::min(limits.cost, kCost);
  limits.regex_steps = std::min(limits.regex_steps, kRegexSteps);
  limits.text_bytes = std::min(limits.text_bytes, kTextBytes);
  limits.list_items = std::min(limits.list_items, kListItems);
  return limits;
}

bool is_limit(const std::string& code) {
  for (const diag::CodeDef* each :
       {&diag::kCostExceeded, &diag::kRegexTimeout, &diag::kTextTooLong, &diag::kListTooLong})
    if (code == each->id) return true;
  return false;
}

std::string one_line(const std::string& text) {
  std::string shown;
  diag::append_visible(shown, std::string_view(text).substr(0, kShownBytes));
  return shown;
}

std::string shown(const Value& value) {
  const bool date = value.kind() == ValueKind::date_time;
  return one_line(date ? value.to_text() : value.to_json());
}

std::string in_one_line(const Outcome& outcome) {
  if (outcome.kind != OutcomeKind::value) return std::string(program::in_words(outcome.kind));
  const std::string type = type_of(outcome.value);
  if (outcome.value.kind() != ValueKind::list) return fmt::format("{} : {}", shown(outcome.value), type);
  std::string items;
  for (const Value& item : outcome.value.list()) {
    if (items.size() > kShownBytes) break;
    items += (items.empty() ? ": " : ", ") + shown(item);
  }
  return type + items;
}

Preview of_error(const Diagnostic& error) {
  if (is_limit(error.code)) return {};
  return {Preview::Kind::error, one_line(fmt::format("{}: {}", error.code, error.message))};
}

/// The word that ends at the cursor is still being typed: what is wrong with it is not known yet.
bool being_typed(const Diagnostic& error, std::string_view text, std::size_t cursor) {
  return cursor > 0 && cursor <= text.size() && syntax::is_word_char(text[cursor - 1]) && error.span.begin < cursor &&
         cursor <= error.span.end;
}

}  // namespace

Preview Repl::preview(std::string_view text, std::size_t cursor) const {
  const std::string_view first = trim(text);
  if (pending_.empty() && first.empty()) return {};
  Preview answer;
  if (!pending_.empty() || first.front() != ':')
    answer = session_->preview(pending_ + std::string(text), pending_.size() + std::min(cursor, text.size()));
  if (answer.kind == Preview::Kind::none)
    if (std::string signature = hint(text, cursor); !signature.empty())
      answer = {Preview::Kind::signature, std::move(signature)};
  return answer;
}

Preview Session::preview(std::string text, std::size_t cursor) const {
  const Limits limits = small(settings.engine.limits);
  program::SlotTable slots;
  const program::Unit unit = build(text, slots, {}, limits);
  if (unit.code == nullptr) {
    for (const Diagnostic& d : unit.diagnostics)
      if (d.severity == Severity::error)
        return unit.incomplete || being_typed(d, text, cursor) ? Preview() : of_error(d);
    return {};
  }
  if (users != nullptr && users->bytes() > kRecordBytes) return {};
  func::Scratch scratch;
  std::vector<Val> values;
  if (read(slots, scratch.arena, values)) return {};
  Context context = settings.context;
  context.cancelled = nullptr;
  func::Evaluation cx(scratch, values.data(), context, limits);
  const Val result = unit.code->evaluate(cx);
  const Outcome outcome = program::outcome_of(result, cx);
  if (outcome.kind == OutcomeKind::error) return of_error(outcome.error);
  if (outcome.kind == OutcomeKind::value && drawn_by_lot(unit.ast))
    return {Preview::Kind::value, ": " + type_of(outcome.value)};
  return {Preview::Kind::value, in_one_line(outcome)};
}

}  // namespace attrmap::repl
