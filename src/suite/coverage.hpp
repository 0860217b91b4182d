// Which branches of IIF and Switch the cases took, and which arguments were null.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/line_map.hpp"
#include "explain/recorder.hpp"
#include "func/registry.hpp"
#include "syntax/listing.hpp"

namespace attrmap::suite {

class Coverage {
 public:
  struct Branch {
    std::string name;  ///< "True", "key \"US\"", "default"
    std::size_t taken = 0;
    Span span{};  ///< in the unit's listing: the argument, of a key with its value
  };
  struct Choice {
    syntax::NodeId node = 0;
    std::string function, text;
    LineColumn place;  ///< in the expression
    std::vector<Branch> branches;
  };
  struct Argument {
    std::string text;
    std::size_t seen = 0, null = 0;
    std::vector<syntax::NodeId> nodes;

    /// What is worth telling: "was never null", "was always null", "was never evaluated"; or empty.
    std::string remark() const;
  };
  /// An expression, or a target of a schema.
  struct Unit {
    std::string name, source;  ///< the same when an expression has no other name
    syntax::Listing listing;
    std::size_t cases = 0;
    std::vector<Choice> choices;
    std::vector<Argument> arguments;

    /// Without IIF and Switch an expression counts as one branch.
    std::size_t branches() const;
    std::size_t taken() const;
  };

  /// `key` tells expressions apart, `name` is shown.
  void declare(const std::string& key, const std::string& name, const syntax::Ast& ast, const func::Registry& registry);
  /// After an evaluation of what was declared under `key`.
  void add(const std::string& key, const syntax::Ast& ast, const explain::Recorder& recorder);

  const std::vector<Unit>& units() const { return units_; }
  std::size_t branches() const;
  std::size_t taken() const;
  double percent() const;  ///< of branches taken; 100 when there are none

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<Unit> units_;
};

}  // namespace attrmap::suite
