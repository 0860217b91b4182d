// Checks of constant arguments that several functions share.
#pragma once
#include "func/builtin.hpp"

namespace attrmap::stdlib {

/// Reports argument i when it is a constant that can never be an integer.
void check_integer(func::Prepare& p, std::size_t i);

}  // namespace attrmap::stdlib
