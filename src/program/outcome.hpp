// What an evaluation ended in, for the host and for people.
#pragma once
#include <string_view>

#include "attrmap/program.hpp"
#include "func/evaluation.hpp"

namespace attrmap::program {

/// `result`: what the program gave in `cx`, whose error is taken when it failed. Owns what it holds.
Outcome outcome_of(const Val& result, func::Evaluation& cx);

/// "null (no value: the mapping's default applies)"; empty for values and errors.
std::string_view in_words(OutcomeKind kind);

}  // namespace attrmap::program
