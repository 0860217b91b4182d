// Values that exist in the target, for SelectUniqueValue.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

namespace attrmap::cli {

/// Compares as directories do: ignoring case.
class TakenValues {
 public:
  void add(std::string_view value);
  /// Answers Context::is_taken; from many threads at once once all values are there. Keeps the values alive.
  std::function<bool(std::string_view)> oracle() const;

 private:
  using Values = std::unordered_set<std::string>;
  std::shared_ptr<Values> values_ = std::make_shared<Values>();
};

}  // namespace attrmap::cli
