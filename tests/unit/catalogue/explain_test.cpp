// Every example of a function is explained: the root has the example's outcome, and no part is invented.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "attrmap/attrmap.hpp"
#include "engine/state.hpp"
#include "explain/explanation.hpp"
#include "func/evaluation.hpp"
#include "program/pipeline.hpp"
#include "record/json_record.hpp"
#include "time/parse.hpp"

using namespace attrmap;
using explain::Step;

TEST_CASE("every example of a function is explained") {
  const Engine engine;
  const func::Registry& registry = Internals::registry(engine);
  std::size_t explained = 0;
  for (const FunctionDef* def : engine.functions())
    for (const FunctionExample& e : def->examples) {
      CAPTURE(e.expression);
      program::SlotTable slots;
      const Limits limits;
      const auto unit =
          program::build(e.expression, registry, slots, {.dialect = def->dialects.front(), .style = {.trace = true}});
      if (unit.code == nullptr) continue;
      func::Scratch scratch;
      Val attributes;
      REQUIRE_FALSE(record::parse_value(e.attributes, limits, scratch.arena, attributes));
      std::vector<Val> values(slots.names().size());
      for (std::size_t i = 0; i < values.size(); ++i)
        for (const Member& m : attributes.fields())
          if (m.name == slots.names()[i]) values[i] = m.value;
      Context context;
      if (!e.now.empty()) context.now = DateTimeTicks{time::parse_iso_instant(e.now)->ticks};
      if (e.expect != Expect::error) context.default_domain = "contoso.com";
      context.parameters["DomainFQDN"] = "contoso.com";
      explain::Recorder recorder;
      recorder.reset(unit.ast);
      func::Evaluation cx(scratch, values.data(), context, limits);
      cx.trace = &recorder;
      unit.code->evaluate(cx);
      const auto steps = explain::explain(unit.ast, registry, recorder, cx.error());
      REQUIRE_FALSE(steps.empty());
      ++explained;
      const Step& root = steps.front();
      CHECK(root.depth == 0);
      switch (e.expect) {
        case Expect::value: CHECK(root.kind == Step::Kind::value); break;
        case Expect::null: CHECK(root.kind == Step::Kind::null); break;
        case Expect::ignored:
          CHECK((root.kind == Step::Kind::ignored || root.kind == Step::Kind::ignored_object));
          break;
        case Expect::error: {
          CHECK(root.kind == Step::Kind::failed);
          const bool told = std::any_of(steps.begin(), steps.end(), [&](const Step& s) {
            return std::find(s.notes.begin(), s.notes.end(), cx.error()->message) != s.notes.end();
          });
          CHECK(told);
        }
      }
      const auto json = nlohmann::json::parse(explain::to_json(steps));
      CHECK(json.size() == steps.size());
      CHECK(explain::to_text(steps).find(root.text) == 0);
    }
  CHECK(explained > 150);
}
