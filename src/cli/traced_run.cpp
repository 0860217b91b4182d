#include "cli/traced_run.hpp"

#include "engine/state.hpp"

namespace attrmap::cli {

TracedRun::TracedRun(const std::string& expression, const EngineOptions& options)
    : limits_(options.limits),
      engine_(Engine::create(options)),
      registry_(Internals::registry(*engine_)),
      unit_(program::build(
          expression, registry_, slots_,
          {.dialect = options.dialect, .strict = options.strict, .limits = options.limits, .style = {.trace = true}})) {
}

std::string TracedRun::evaluate(const UserFlags& user, Context& context) {
  if (std::string wrong = user.read(slots_.names(), limits_, record_, context); !wrong.empty()) return wrong;
  std::vector<Val> values;
  for (const std::string& name : slots_.names()) {
    const AttributeView view = record_.find(0, name);
    values.push_back(view.value() == nullptr ? Val() : from_value(*view.value(), scratch_.arena));
  }
  traced_ = explain::evaluate(unit_, registry_, scratch_, values.data(), context, limits_, recorder_);
  return {};
}

}  // namespace attrmap::cli
