// Engine: the functions, the dialect and the limits; compiles texts to programs.
//
//   attrmap::Engine engine;
//   auto program = engine.compile(R"(ToLower(Join(".", [givenName], [surname])))");
//   if (!program) { for (const auto& d : program.diagnostics()) std::cerr << d.code << ": " << d.message << '\n';
//   return; } attrmap::MapRecord user; user.set("givenName", "Ada").set("surname", "Lovelace"); attrmap::Outcome
//   outcome = program->evaluate(user);   // outcome.value.text() == "ada.lovelace"
//
// An Engine is immutable after creation, cheap to copy, and used from many threads at once. Compiling and
// evaluating never throw: what should be impossible, and running out of memory, is reported as E499.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/dialect.hpp"
#include "attrmap/function.hpp"
#include "attrmap/limits.hpp"
#include "attrmap/program.hpp"
#include "attrmap/result.hpp"

namespace attrmap {

struct EngineOptions {
  Dialect dialect = Dialect::provisioning;
  bool strict = false;  ///< a function name in the wrong case is an error, not a warning
  Limits limits;
  std::vector<CustomFunction> functions;  ///< yours, beside the built-in ones
};

struct CompileOptions {
  /// Names of all source attributes; an expression that reads another does not compile. Null: any name may be read, and
  /// what a record lacks is null.
  const std::vector<std::string>* attributes = nullptr;
};

class Engine {
 public:
  /// The built-in functions, the provisioning dialect, the default limits.
  Engine();
  /// Fails when a custom function has no name, no implementation, or the name of another function.
  static Result<Engine> create(EngineOptions options);

  /// Parses, checks and compiles: the program, with warnings, or every error that was found.
  Result<Program> compile(std::string_view expression, const CompileOptions& options = {}) const;

  /// Declarations of all functions, built-in and custom, in alphabetical order. Valid as long as the engine.
  std::vector<const FunctionDef*> functions() const;
  const EngineOptions& options() const;

 private:
  friend struct Internals;
  struct State;
  explicit Engine(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

/// "0.1.0"
std::string_view version();

}  // namespace attrmap
