#include "grammar/dotnet_regex.hpp"

#include <doctest/doctest.h>

#include <tao/pegtl/contrib/analyze.hpp>

TEST_CASE("the grammar of .NET patterns has no rule that can loop without consuming") {
  CHECK(tao::pegtl::analyze<attrmap::grammar::dotnet_regex::pattern>() == 0);
}
