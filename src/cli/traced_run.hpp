// One expression evaluated for one user, with its trace: what `why` and `eval --trace` show.
#pragma once
#include <string>
#include <vector>

#include "attrmap/engine.hpp"
#include "cli/user_flags.hpp"
#include "explain/traced.hpp"
#include "func/scratch.hpp"

namespace attrmap::cli {

class TracedRun {
 public:
  /// Compiles `expression`; compiled() says whether it can be evaluated, unit().diagnostics what there is to tell.
  TracedRun(const std::string& expression, const EngineOptions& options);

  bool compiled() const { return unit_.code != nullptr; }
  const program::Unit& unit() const { return unit_; }
  const func::Registry& registry() const { return registry_; }

  /// Reads the user and evaluates. What is wrong with the user's flags; empty when all is well.
  std::string evaluate(const UserFlags& user, Context& context);

  const explain::Recorder& recorder() const { return recorder_; }
  const Outcome& outcome() const { return traced_.outcome; }
  const std::vector<explain::Step>& steps() const { return traced_.steps; }

 private:
  const Limits limits_;
  const Result<Engine> engine_;
  const func::Registry& registry_;
  program::SlotTable slots_;
  program::Unit unit_;
  MapRecord record_;  // values that the recorder keeps point into it
  func::Scratch scratch_;
  explain::Recorder recorder_;
  explain::Traced traced_;
};

}  // namespace attrmap::cli
