// Calls that are written together (func/text_writer.hpp) against the same calls one by one: values, flags, errors with
// their places, and costs must not differ, whatever the record holds and however tight the limits are.
#include <doctest/doctest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/unicode.hpp"
#include "func/scratch.hpp"
#include "program/pipeline.hpp"
#include "stdlib/registry.hpp"

using namespace attrmap;

namespace {

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }
  template <std::size_t N>
  std::string_view one_of(const std::string_view (&choices)[N]) {
    return choices[below(N)];
  }

  std::string expression(int depth) {
    if (depth == 0 || below(5) == 0) {
      constexpr std::string_view kLeaves[] = {
          "[a]", "[b]", "[c]", "[d]", R"("x y")", R"("")", R"("-")", R"("Sir ")", R"("@contoso.com")", R"("Zoë")"};
      return std::string(one_of(kLeaves));
    }
    const auto part = [&] { return expression(depth - 1); };
    switch (below(13)) {
      case 0:
      case 1: {
        constexpr std::string_view kSeparators[] = {R"(".")", R"("")", R"(" ")", R"(", ")", "[d]"};
        std::string call = "Join(" + std::string(one_of(kSeparators));
        for (std::size_t n = 1 + below(4); n > 0; --n) call += ", " + part();
        return call + ")";
      }
      case 2: return "Append(" + part() + ", " + part() + ")";
      case 3: return "Prepend(" + part() + ", " + part() + ")";
      case 4: return "StripSpaces(" + part() + ")";
      case 5: return "NormalizeDiacritics(" + part() + ")";
      case 6: return "ToLower(" + part() + ", )";
      case 7: return "ToUpper(" + part() + ", )";
      case 8: return "PCase(" + part() + R"x(, " '-"))x";
      case 9: return "Trim(" + part() + ")";
      case 10: return "Left(" + part() + ", " + std::to_string(below(12)) + ")";
      case 11: return "Mid(" + part() + ", " + std::to_string(1 + below(6)) + ", " + std::to_string(below(40)) + ")";
      default: return "IIF([b]=\"x\", " + part() + ", " + part() + ")";
    }
  }

  Val value(Arena& arena) {
    switch (below(9)) {
      case 0: return Val();
      case 1: return Val::of_text({}, Val::ascii | Val::clean);
      case 2: {
        if (below(4) != 0) return Val::of_integer(static_cast<std::int64_t>(below(1000)));
        Val* items = arena.array<Val>(2);
        items[0] = text("a B", arena);
        items[1] = text("É", arena);
        return Val::of_list({items, 2});
      }
      case 3:
      case 4: {
        std::string s;
        constexpr std::string_view kPieces[] = {"é", "Ø", "ß", "e\u0301", "İ", "ı", "中", "\U0001F600", "a", "B ", "-"};
        for (std::size_t n = below(8); n > 0; --n) s += one_of(kPieces);
        return text(s, arena);
      }
      default: {
        std::string s(below(40), ' ');
        for (char& c : s) c = "abcXYZ' -.1q"[below(12)];
        return text(s, arena);
      }
    }
  }

 private:
  Val text(std::string_view s, Arena& arena) {
    std::uint8_t flags = is_ascii(s) ? Val::ascii : 0;
    if (below(6) != 0) flags |= Val::clean;
    if (below(30) == 0) flags |= Val::redacted;
    return Val::of_text(arena.copy(s), flags);
  }
  std::mt19937 engine_;
};

struct Result {
  std::string text;
  std::uint64_t cost = 0;
};

Result run(const program::Code& code, const std::vector<Val>& slots, const Limits& limits, func::Scratch& scratch) {
  const Context context;
  func::Evaluation cx(scratch, slots.data(), context, limits);
  const Val v = code.evaluate(cx);
  Result out;
  if (v.kind == Val::failed) {
    const Diagnostic& e = *cx.error();
    out.text = e.code + " " + std::to_string(e.span.begin) + "-" + std::to_string(e.span.end) + " " + e.message;
    return out;  // its cost depends on how much was left
  }
  out.cost = cx.cost_used();
  out.text = std::string(kind_name(v.kind)) + " " + to_value(v).to_json();
  if ((v.flags & Val::redacted) != 0) out.text += " redacted";
  if (v.is_text()) {
    if (v.is_ascii()) CHECK(is_ascii(v.str()));
    if ((v.flags & Val::clean) != 0) CHECK(!has_lone_surrogate(v.str()));
  }
  return out;
}

}  // namespace

TEST_CASE("texts that are written together are what the calls give one by one") {
  Random random(7);
  Arena values;
  func::Scratch scratch;
  std::size_t fused = 0;
  for (int round = 0; round < 6000; ++round) {
    const std::string expression = random.expression(1 + static_cast<int>(random.below(4)));
    CAPTURE(expression);
    program::SlotTable table, other_table;
    const auto together = program::build(expression, stdlib::registry(), table, {});
    const auto apart = program::build(expression, stdlib::registry(), other_table, {.style = {.fuse = false}});
    REQUIRE((together.code == nullptr) == (apart.code == nullptr));
    if (together.code == nullptr) continue;
    fused += together.code->root().plan != nullptr;
    values.reset();
    for (int record = 0; record < 12; ++record) {
      std::vector<Val> slots;
      for (std::size_t i = 0; i < table.names().size(); ++i) slots.push_back(random.value(values));
      Limits limits;
      if (random.below(4) == 0) limits.text_bytes = static_cast<std::uint32_t>(random.below(80));
      if (random.below(4) == 0) limits.cost = 1 + random.below(30);
      scratch.arena.reset();
      const Result one = run(*together.code, slots, limits, scratch), two = run(*apart.code, slots, limits, scratch);
      REQUIRE(one.text == two.text);
      REQUIRE(one.cost == two.cost);
    }
  }
  CHECK(fused > 1000);
}
