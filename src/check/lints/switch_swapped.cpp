#include <algorithm>
#include "check/lints/lints.hpp"

#include "base/suggest.hpp"

namespace attrmap::check::lints {
namespace {

bool is_truth(std::string_view text) {
  return equals_ignoring_ascii_case(text, "true") || equals_ignoring_ascii_case(text, "false") || text == "0" ||
         text == "1";
}

struct Pairs {
  std::vector<std::string_view> keys, values;

  static std::optional<Pairs> of(const Pass& pass, std::span<const NodeId> arguments) {
    Pairs pairs;
    for (std::size_t i = 2; i < arguments.size(); ++i) {
      if (!pass.is_string(arguments[i])) return std::nullopt;
      (i % 2 == 0 ? pairs.keys : pairs.values).push_back(pass[arguments[i]].text);
    }
    return pairs;
  }
};

bool has(const std::vector<std::string_view>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string_view repeated(std::vector<std::string_view> texts) {
  std::sort(texts.begin(), texts.end());
  const auto twice = std::adjacent_find(texts.begin(), texts.end());
  return twice == texts.end() ? std::string_view() : *twice;
}

}  // namespace

void switch_swapped(const Pass& pass, NodeId id) {
  if (!pass.calls(id, "Switch")) return;
  const auto arguments = pass.children(id);
  const auto pairs = Pairs::of(pass, arguments);
  if (!pairs || pairs->keys.empty()) return;
  const auto report = [&](std::string_view why) {
    pass.report(diag::kSwitchSwapped, pass[arguments[2]].span, why).label = "the first key";
  };
  const Node& source = pass[arguments[0]];
  const Node& fallback = pass[arguments[1]];
  const bool truth_source =
      source.kind == NodeKind::attribute && (source.text == "IsSoftDeleted" || source.text == "accountEnabled");
  if (truth_source && std::none_of(pairs->keys.begin(), pairs->keys.end(), is_truth) &&
      std::all_of(pairs->values.begin(), pairs->values.end(), is_truth))
    return report(fmt::format("[{}] is True or False, and no key is", source.text));
  if (const std::string_view twice = repeated(pairs->keys); !twice.empty())
    return report(fmt::format("the key \"{}\" occurs twice, and only the first counts", twice));
  if (fallback.kind == NodeKind::string && pairs->keys.size() > 1 && has(pairs->keys, fallback.text) &&
      !has(pairs->values, fallback.text))
    report(fmt::format("the default \"{}\" is one of the keys and none of the values", fallback.text));
}

}  // namespace attrmap::check::lints
