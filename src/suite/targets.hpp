// The targets of a suite's schema: one object mapping, compiled for tracing.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mapping/evaluator.hpp"
#include "suite/coverage.hpp"
#include "suite/outcome.hpp"
#include "suite/users.hpp"

namespace attrmap::suite {

/// Why a suite cannot be run.
struct LoadErrors {
  std::vector<Problem> problems;
  std::string does_not_compile;  ///< the report on a schema with errors
  bool any() const { return !problems.empty() || !does_not_compile.empty(); }
};

class Targets {
 public:
  /// `options`: name=value, those of schemas.
  void load(const Suite& suite, const std::vector<std::string>& options, const func::Registry& registry,
            const Limits& limits, const ReadFile& read_file, LoadErrors& errors);
  /// Every target that an expression fills is to be covered.
  void declare(const Suite& suite, const func::Registry& registry, Coverage& coverage) const;

  const mapping::Object& object() const { return *object_; }
  Dialect dialect() const { return dialect_; }
  /// How records are read.
  record::RecordLayout layout() const;
  std::optional<std::size_t> find(const std::string& target) const;
  std::vector<std::string_view> names() const;
  /// Ready for the slots of a record.
  mapping::Evaluator evaluator(const Context& context, const Limits& limits) const;
  /// After the slots were filled.
  void run(const Suite& suite, mapping::Evaluator& evaluator, const func::Registry& registry, CaseResult& result,
           Coverage* coverage) const;

 private:
  std::string key(const Suite& suite, std::size_t index) const;
  void take(mapping::Evaluator& evaluator, std::size_t index, const mapping::Mapped& mapped, bool create,
            Got& got) const;

  schema::Document document_;
  Dialect dialect_ = Dialect::provisioning;
  std::unique_ptr<mapping::Object> object_;
  scim::Options options_;
  mapping::Lookups lookups_;
};

}  // namespace attrmap::suite
