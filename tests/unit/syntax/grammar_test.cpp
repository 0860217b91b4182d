#include <doctest/doctest.h>

#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar/expression.hpp"

TEST_CASE("the grammar has no rule that loops without progress") {
  CHECK(tao::pegtl::analyze<attrmap::grammar::whole>() == 0);
}
