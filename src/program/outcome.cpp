#include "program/outcome.hpp"

namespace attrmap::program {

Outcome outcome_of(const Val& result, func::Evaluation& cx) {
  Outcome outcome;
  outcome.cost = cx.cost_used();
  switch (result.kind) {
    case Val::null: outcome.kind = OutcomeKind::null; break;
    case Val::ignore_attribute: outcome.kind = OutcomeKind::ignored; break;
    case Val::ignore_object: outcome.kind = OutcomeKind::ignored_object; break;
    case Val::failed:
      outcome.kind = OutcomeKind::error;
      outcome.error = *cx.take_error();
      break;
    default:
      outcome.kind = OutcomeKind::value;
      outcome.value = to_value(result);
      outcome.redacted = (result.flags & Val::redacted) != 0;
  }
  return outcome;
}

std::string_view in_words(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::null: return "null (no value: the mapping's default applies)";
    case OutcomeKind::ignored: return "ignored (this attribute does not flow)";
    case OutcomeKind::ignored_object: return "ignored (this object does not flow)";
    default: return "";
  }
}

}  // namespace attrmap::program
