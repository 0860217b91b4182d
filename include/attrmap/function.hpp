// FunctionDef: one function, declared in one place. Help, reference pages, completion, arity and type checks, the Graph
// function catalogue and the fuzz dictionary come from it. Built-in functions and your own are declared alike.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/context.hpp"
#include "attrmap/dialect.hpp"
#include "attrmap/value.hpp"

namespace attrmap {

/// Parameter and result types; the names that Graph knows are String, Integer, Boolean, Reference, Binary, DateTime.
enum class Type : std::uint8_t { any, string, integer, boolean, date_time, list, reference, binary };
std::string_view name(Type type);

enum class Category : std::uint8_t { text, conversion, logic, list, date, identity, random, flow };
std::string_view name(Category category);

/// How sure the behaviour is: a page states it, it follows from stated rules, or it is our reading.
enum class Evidence : std::uint8_t { documented, derived, inferred };
std::string_view name(Evidence evidence);

/// A value that an argument usually has, and what it stands for ("days"; may be empty).
struct KnownValue {
  std::string text;
  std::string meaning = {};
};

struct Parameter {
  std::string name;
  Type type = Type::string;
  std::string description;
  bool required = true;
  /// The argument must have its place, but may be left blank there, which is null (IIF's branches).
  bool may_be_blank = false;
  /// The last parameter(s) may occur again and again: all trailing parameters marked so repeat as a group.
  bool repeats = false;
  /// Name in exported expression trees, where it differs (Replace's oldValue is `Find`).
  std::string graph_key = {};
  /// Bare words (or quoted texts) accepted here, any case: vbTextCompare, UTF8, ...
  std::vector<std::string> constants = {};
  /// Values that help and completion offer; others are accepted.
  std::vector<KnownValue> known_values = {};
};

/// What an example gives: exactly one of these.
enum class Expect : std::uint8_t { value, null, ignored, error };

/// Every example is run by a test.
struct FunctionExample {
  std::string expression;
  std::string attributes = "{}";  ///< JSON object
  std::string result = {};        ///< value: JSON of the result (a string, a number, true, a list); error: the code
  Expect expect = Expect::value;
  std::string now = {};  ///< clock, ISO 8601
};

struct FunctionDef {
  std::string name;
  Category category = Category::text;
  std::string since = "0.1";
  std::vector<Dialect> dialects = {Dialect::provisioning, Dialect::cloudsync};
  Evidence evidence = Evidence::documented;
  std::vector<Parameter> parameters;
  Type result = Type::string;
  std::string summary;  ///< one sentence
  /// A call in words, for people who do not know the language. An instruction for the one argument that is not named,
  /// "keep the first {numChars} characters"; with all of them named what the call gives, "the number of {interval} from
  /// {date1} to {date2}"; of a Boolean a statement, "{source} is null". What stands in square brackets is left out when
  /// an argument in it is; of alternatives between | the first is taken whose arguments are all there. Empty: the
  /// summary.
  std::string reading = {};
  std::string notes;  ///< null, empty and multi-valued input; what is documented, what is inferred (Markdown)
  /// Same arguments, same result: calls with constant arguments are evaluated when they are compiled, and calls that
  /// several expressions of a mapping have in common once a record.
  bool deterministic = true;
  bool per_value = false;  ///< a list as first argument: applied to each of its values, nulls dropped
  std::vector<FunctionExample> examples;

  std::string signature() const;  ///< "Mid(source, start, length)"
};

/// The outcome of a custom function's call.
struct FunctionResult {
  Value value;
  std::string error;  ///< not empty: the evaluation fails with this message
};

/// A function of the host. `evaluate` is called with one Value a supplied argument (null for a blank one); arguments
/// are evaluated, errors and ignore results never reach it. It may be called from several threads at once.
struct CustomFunction {
  FunctionDef definition;
  std::function<FunctionResult(std::span<const Value> arguments, const Context& context)> evaluate;
};

}  // namespace attrmap
