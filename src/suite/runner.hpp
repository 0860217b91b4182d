// Runs the cases of one suite.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "attrmap/context.hpp"
#include "attrmap/limits.hpp"
#include "func/scratch.hpp"
#include "program/pipeline.hpp"
#include "suite/targets.hpp"

namespace attrmap::suite {

/// Programs are compiled for tracing, so that a failure can be explained and coverage counted. On one thread.
class Runner {
 public:
  /// All must outlive the runner.
  Runner(const Suite& suite, const func::Registry& registry, const Limits& limits, const ReadFile& read_file);

  /// Reads the users and the schema, finds the users and targets that cases name. run() only when nothing is wrong.
  LoadErrors load();
  /// What is to be covered although no case may reach it.
  void declare(Coverage& coverage);
  CaseResult run(const Case& test, Coverage* coverage);

 private:
  struct Compiled {
    program::Unit unit;
    program::SlotTable slots;
  };

  /// An expression, with how coverage knows it.
  struct Subject {
    const std::string& expression;
    std::string key, name;
  };

  std::string load_mapping();
  Subject subject(const Case& test) const;
  Subject mapped(const std::string& target) const;
  void check(const Case& test, LoadErrors& errors) const;
  Context context(const Case& test) const;
  Compiled& compiled(const std::string& expression);
  bool fill(const Case& test, const record::RecordLayout& layout, Arena& arena, Val* slots, Got& got) const;
  void run_expression(const Case& test, CaseResult& result, Coverage* coverage);
  void run_target(const Case& test, CaseResult& result, Coverage* coverage);

  const Suite& suite_;
  const func::Registry& registry_;
  const Limits& limits_;
  const ReadFile& read_file_;
  Context context_;
  Dialect dialect_;
  Users users_;
  std::unique_ptr<Targets> targets_;
  std::map<std::string, std::string> mapping_;  // target to expression
  std::map<std::string, Compiled> programs_;
  func::Scratch scratch_;
};

}  // namespace attrmap::suite
