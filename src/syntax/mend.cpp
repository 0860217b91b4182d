#include "syntax/mend.hpp"

#include <algorithm>

namespace attrmap::syntax {

MendedText::MendedText(std::string_view source) : source_(source), text_(source), origin_(source.size()) {
  for (std::uint32_t i = 0; i < origin_.size(); ++i) origin_[i] = {i, i + 1};
}

Span MendedText::original(Span mended) const {
  const auto size = static_cast<std::uint32_t>(source_.size());
  const std::uint32_t begin = mended.begin < origin_.size() ? origin_[mended.begin].begin : size;
  if (mended.end <= mended.begin) return {begin, begin};
  const std::uint32_t end = mended.end <= origin_.size() ? origin_[mended.end - 1].end : size;
  return {begin, std::max(begin, end)};
}

void MendedText::apply(std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::string text;
  std::vector<Span> origin;
  std::uint32_t from = 0;
  auto keep = [&](std::uint32_t to) {
    text.append(text_, from, to - from);
    origin.insert(origin.end(), origin_.begin() + from, origin_.begin() + to);
  };
  for (const Edit& edit : edits) {
    if (edit.begin < from) continue;  // overlaps the one before
    keep(edit.begin);
    text += edit.with;
    origin.insert(origin.end(), edit.with.size(), original({edit.begin, edit.end}));
    from = edit.end;
  }
  keep(static_cast<std::uint32_t>(text_.size()));
  text_ = std::move(text);
  origin_ = std::move(origin);
}

}  // namespace attrmap::syntax
