#include "engine/taken_values.hpp"

#include <memory>
#include <unordered_set>

#include "base/arena.hpp"
#include "text/casing.hpp"

namespace attrmap {
namespace {

std::string folded(std::string_view text) {
  Arena arena(256);
  return std::string(text::to_lower(text, text::CaseCulture::invariant, arena));
}

}  // namespace

std::function<bool(std::string_view)> taken_values(const std::vector<std::string>& values) {
  auto taken = std::make_shared<std::unordered_set<std::string>>();
  for (const std::string& value : values) taken->insert(folded(value));
  return [taken = std::move(taken)](std::string_view candidate) { return taken->contains(folded(candidate)); };
}

}  // namespace attrmap
