#include <doctest/doctest.h>

#include "diag/codes_mapping.hpp"
#include "mapping/coerce.hpp"
#include "support.hpp"

using namespace attrmap;
using namespace attrmap::mapping;
using schema::AttributeType;

namespace {

/// The value as JSON, or the error's code.
std::string coerced(std::string_view json, AttributeType type, bool multivalued = false) {
  Arena arena;
  Val value = value_of(json, arena);
  if (const auto error = coerce(value, type, multivalued, false, arena)) return error->code;
  return json_of(value, arena);
}

}  // namespace

TEST_CASE("texts to Booleans") {
  CHECK(coerced(R"("True")", AttributeType::boolean) == "true");
  CHECK(coerced(R"("fALSE")", AttributeType::boolean) == "false");
  CHECK(coerced("true", AttributeType::boolean) == "true");
  CHECK(coerced(R"("yes")", AttributeType::boolean) == "E450");
  CHECK(coerced("1", AttributeType::boolean) == "E450");
}

TEST_CASE("texts to integers") {
  CHECK(coerced(R"(" -12 ")", AttributeType::integer) == "-12");
  CHECK(coerced(R"("9223372036854775807")", AttributeType::integer) == "9223372036854775807");
  CHECK(coerced(R"("9223372036854775808")", AttributeType::integer) == "E450");
  CHECK(coerced(R"("1.0")", AttributeType::integer) == "E450");
  CHECK(coerced("5", AttributeType::integer) == "5");
}

TEST_CASE("everything else is text") {
  CHECK(coerced("5", AttributeType::string) == R"("5")");
  CHECK(coerced("true", AttributeType::string) == R"("True")");
  CHECK(coerced(R"("2026-01-15")", AttributeType::date_time) == R"("2026-01-15")");
  CHECK(coerced(R"("QUI=")", AttributeType::binary) == R"("QUI=")");
  Arena arena;
  Val date = Val::of_ticks(638400960000000000);
  CHECK_FALSE(coerce(date, AttributeType::date_time, false, false, arena));
  CHECK(json_of(date, arena) == R"("2024-01-06T00:00:00Z")");
}

TEST_CASE("null and the empty text stay what they are") {
  for (const auto type : {AttributeType::boolean, AttributeType::integer, AttributeType::string}) {
    CHECK(coerced("null", type) == "null");
    CHECK(coerced(R"("")", type) == R"("")");
  }
}

TEST_CASE("lists") {
  CHECK(coerced(R"(["a","b"])", AttributeType::string) == "E451");
  CHECK(coerced(R"(["a"])", AttributeType::string) == R"("a")");
  CHECK(coerced("[]", AttributeType::string) == "null");
  CHECK(coerced(R"(["a",null,"","b"])", AttributeType::string, true) == R"(["a","b"])");
  CHECK(coerced(R"(["1","x"])", AttributeType::integer, true) == "E450");
  CHECK(coerced(R"([{"value":"r"}])", AttributeType::string) == R"([{"value":"r"}])");
}

TEST_CASE("values stand in messages only when asked for") {
  Arena arena;
  Val value = Val::of_text("secret");
  CHECK(coerce(value, AttributeType::boolean, false, false, arena)->message.find("secret") == std::string::npos);
  value = Val::of_text("secret");
  CHECK(coerce(value, AttributeType::boolean, false, true, arena)->message.find("`secret`") != std::string::npos);
}
