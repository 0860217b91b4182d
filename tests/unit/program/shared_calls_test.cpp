#include "program/shared_calls.hpp"

#include <doctest/doctest.h>

#include <memory>

#include "func/registry.hpp"
#include "program/pipeline.hpp"
#include "stdlib/all.hpp"

using namespace attrmap;

namespace {

/// A mapping whose expressions may call F and G, which count their evaluations, and R, which never gives the same.
class Mapping {
 public:
  explicit Mapping(std::initializer_list<const char*> expressions) {
    stdlib::add_all(registry_);
    registry_.add(counting("F", f, true));
    registry_.add(counting("G", g, true));
    registry_.add(counting("R", r, false));
    for (const char* const e : expressions) {
      units_.push_back(program::build(e, registry_, table_, {.shared = &shared_}));
      REQUIRE(units_.back().code != nullptr);
    }
    shared_.share();
  }

  /// The results over one record, whose attributes all are `text`.
  std::string evaluate(std::string_view text, Limits limits = {}) {
    std::vector<Val> slots(table_.names().size(), Val::of_text(text)), memos(shared_.memos());
    std::string shown;
    for (const auto& unit : units_) {
      func::Evaluation cx(scratch_, slots.data(), context_, limits);
      cx.memos = memos.data();
      const Val value = unit.code->evaluate(cx);
      shown += value.kind == Val::failed ? cx.error()->code + "@" + std::to_string(cx.error()->span.begin)
                                         : std::string(to_text(value, scratch_.arena).str());
      shown += " " + std::to_string(cx.cost_used()) + "\n";
    }
    return shown;
  }
  std::size_t memos() const { return shared_.memos() / 2; }

  int f = 0, g = 0, r = 0;

 private:
  static CustomFunction counting(const char* name, int& count, bool deterministic) {
    return {.definition = {.name = name,
                           .parameters = {{.name = "x", .description = "anything"}},
                           .summary = "Gives its argument back.",
                           .deterministic = deterministic},
            .evaluate = [&count](std::span<const Value> arguments, const Context&) -> FunctionResult {
              ++count;
              if (arguments[0].to_text() == "bad") return {.value = {}, .error = "no"};
              return {.value = arguments[0], .error = {}};
            }};
  }

  func::Registry registry_;
  program::SlotTable table_;
  program::SharedCalls shared_;
  std::vector<program::Unit> units_;
  func::Scratch scratch_;
  Context context_;
};

}  // namespace

TEST_CASE("what expressions have in common is evaluated once a record") {
  Mapping m{"F([a])", "Append(F([a]), \"!\")", "IIF(IsNullOrEmpty(F( [a] )), \"\", f([b]))"};
  CHECK(m.memos() == 1);
  m.evaluate("x");
  CHECK(m.f == 2);  // F([b]) stands alone
  m.evaluate("y");
  CHECK(m.f == 4);
}

TEST_CASE("what one expression says twice is evaluated once") {
  Mapping m{"IIF(IsNullOrEmpty(F([a])), \"none\", F([a]))"};
  m.evaluate("x");
  CHECK(m.f == 1);
}

TEST_CASE("what nobody asks for is not evaluated") {
  Mapping m{"IIF([a]=\"x\", \"\", F([b]))", "IIF([a]=\"x\", \"\", F([b]))", "IIF([a]=\"x\", \"no\", F([b]))"};
  CHECK(m.memos() == 2);  // the whole, and F in it
  m.evaluate("x");
  CHECK(m.f == 0);
  m.evaluate("y");
  CHECK(m.f == 1);
}

TEST_CASE("calls inside of what is shared are shared only with others") {
  Mapping inside{"F(G([a]))", "Left(F(G([a])), 1)"};
  CHECK(inside.memos() == 1);
  Mapping elsewhere{"F(G([a]))", "Left(F(G([a])), 1)", "G([a])"};
  CHECK(elsewhere.memos() == 2);
  elsewhere.evaluate("x");
  CHECK(elsewhere.f == 1);
  CHECK(elsewhere.g == 1);
  Mapping twice{"Join(F(G([a])), G([a]), G([a]))", "Join(F(G([a])), G([a]), G([a]))"};
  CHECK(twice.memos() == 2);  // the whole, and G, which it has three times
  twice.evaluate("x");
  CHECK(twice.g == 1);
}

TEST_CASE("other arguments are another call") {
  Mapping m{"F([a])", "F([b])", "F(\"a\")", "F(1)", "F(\"1\")", "Join(\",\", F([a]), F(\"x,[a]\"))"};
  CHECK(m.memos() == 1);
}

TEST_CASE("what may differ from call to call is not shared, nor what is made of it") {
  Mapping m{"R([a])", "F(R([a]))", "F(R([a]))", "Guid()", "Guid()", "Append(Guid(), \"x\")", "Append(Guid(), \"x\")"};
  CHECK(m.memos() == 0);
  m.evaluate("x");
  CHECK(m.r == 3);
  CHECK(m.f == 2);
}

TEST_CASE("an error names the place that asked") {
  Mapping m{"F([a])", "Append(F([a]), \"!\")"};
  CHECK(m.memos() == 1);
  const std::string shown = m.evaluate("bad");
  CHECK(shown.find("E423@0 ") == 0);
  CHECK(shown.find("\nE423@7 ") != std::string::npos);
}

TEST_CASE("an evaluation costs what it would alone") {
  const std::string text(3000, 'x');
  const auto cost = [](const std::string& shown) { return shown.substr(shown.rfind(' ')); };
  Mapping together{"F(PCase([a]))", "Append(F(PCase([a])), \"!\")"}, alone{"Append(F(PCase([a])), \"!\")"};
  CHECK(together.memos() == 1);
  CHECK(alone.memos() == 0);
  CHECK(cost(together.evaluate(text)) == cost(alone.evaluate(text)));
  Limits tight;
  tight.cost = 100;
  CHECK(together.evaluate(text, tight).find("E4") == 0);
}
