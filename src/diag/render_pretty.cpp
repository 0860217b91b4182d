// The layout for people, after rustc: header, place, source lines with underlines and labels, notes, help.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/line_map.hpp"
#include "diag/display.hpp"
#include "diag/place.hpp"
#include "diag/render.hpp"

namespace attrmap::diag {
namespace {

constexpr std::uint32_t kContext = 20;  // columns kept around the marks of a line that is cut
constexpr std::string_view kCut = "...";

/// A part of a span that lies on one line.
struct Mark {
  std::uint32_t line;
  std::uint32_t begin, end;  // bytes in the line, end > begin possible only within it; equal: a place
  bool primary;
  std::string_view label;
  std::uint32_t column = 0, width = 1;  // as shown
};

struct Paint {
  bool on;
  std::string operator()(std::string_view escape, std::string_view text) const {
    return on && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", escape, text) : std::string(text);
  }
};
constexpr std::string_view kBold = "1", kBlue = "1;34";

std::string_view color_of(Severity severity) {
  return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
}

class Pretty {
 public:
  Pretty(const Diagnostic& d, const RenderSource& source, const RenderOptions& options)
      : d_(d), source_(source), width_(std::max(options.width, 40u)), map_(source.text), paint_{options.color} {}

  std::string run() {
    out_ = paint_(color_of(d_.severity), fmt::format("{}[{}]", name(d_.severity), d_.code));
    std::string message = ": ";
    append_visible(message, d_.message);
    out_ += paint_(kBold, message) + '\n';
    collect();
    gutter_ = std::to_string(marks_.empty() ? 1 : marks_.back().line).size();
    const std::string margin(gutter_, ' ');
    out_ += margin + paint_(kBlue, "-->") + ' ';
    append_visible(out_, source_.name);
    out_ += ':' + to_string(place_of(source_.text, d_.span.begin)) + '\n';
    bar();
    out_ += '\n';
    lines();
    for (const std::string& note : d_.notes) footer("note", note);
    if (!d_.help.empty()) footer("help", d_.help);
    return std::move(out_);
  }

 private:
  void collect() {
    add(d_.span, true, d_.label);
    for (const Label& label : d_.secondary) add(label.span, false, label.text);
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.line < b.line; });
  }

  /// Splits a span into its lines; of one that covers many the first and the last.
  void add(Span span, bool primary, std::string_view label) {
    const auto size = static_cast<std::uint32_t>(source_.text.size());
    span.begin = std::min(span.begin, size);
    span.end = std::clamp(span.end, span.begin, size);
    const LineColumn from = map_.at(span.begin), to = map_.at(span.end > span.begin ? span.end - 1 : span.end);
    for (std::uint32_t line = from.line; line <= to.line; ++line) {
      const auto length = static_cast<std::uint32_t>(map_.line(line).size());
      const std::uint32_t indent =
          static_cast<std::uint32_t>(std::min<std::size_t>(map_.line(line).find_first_not_of(" \t"), length));
      const bool last = line == to.line;
      Mark mark{line, line == from.line ? from.column - 1 : indent, length, primary, last ? label : ""};
      if (last) mark.end = span.end > span.begin ? to.column : to.column - 1;
      mark.begin = std::min(mark.begin, length);
      mark.end = std::clamp(mark.end, mark.begin, length);
      if (last || mark.end > mark.begin) marks_.push_back(mark);
      if (to.line - from.line > 4 && line == from.line) line = to.line - 1;
    }
  }

  void bar(std::string_view number = "") { out_ += paint_(kBlue, fmt::format("{:>{}} |", number, gutter_)); }

  void lines() {
    std::uint32_t previous = 0;
    for (std::size_t i = 0; i < marks_.size();) {
      std::size_t end = i;
      while (end < marks_.size() && marks_[end].line == marks_[i].line) ++end;
      if (previous != 0 && marks_[i].line > previous + 1) out_ += paint_(kBlue, kCut) + '\n';
      previous = marks_[i].line;
      line(previous,
           {marks_.begin() + static_cast<std::ptrdiff_t>(i), marks_.begin() + static_cast<std::ptrdiff_t>(end)});
      i = end;
    }
  }

  static std::uint32_t column_at(const std::vector<Cell>& cells, std::uint32_t byte) {
    auto after =
        std::upper_bound(cells.begin(), cells.end(), byte, [](std::uint32_t b, const Cell& c) { return b < c.begin; });
    return std::prev(after)->column;
  }

  /// A source line with its marks; a long one as several pieces, each with the marks that stand close together.
  void line(std::uint32_t number, std::vector<Mark> marks) {
    const std::string_view text = map_.line(number);
    const std::vector<Cell> cells = cells_of(text);
    const std::uint32_t total = cells.back().column;
    for (Mark& mark : marks) {
      mark.column = column_at(cells, mark.begin);
      mark.width = std::max(mark.end > mark.begin ? column_at(cells, mark.end) - mark.column : 1u, 1u);
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.column < b.column; });
    if (total <= width_) return piece(number, text, cells, 0, total, marks);
    for (std::size_t i = 0; i < marks.size();) {
      const std::uint32_t first = marks[i].column;
      std::uint32_t reach = first + marks[i].width;
      std::size_t end = i + 1;
      while (end < marks.size() &&
             std::max(reach, marks[end].column + marks[end].width) - first <= width_ - 2 * kContext) {
        reach = std::max(reach, marks[end].column + marks[end].width);
        ++end;
      }
      std::uint32_t from = first > kContext ? first - kContext : 0;
      if (total - from < width_) from = total > width_ ? total - width_ : 0;
      std::vector<Mark> near(marks.begin() + static_cast<std::ptrdiff_t>(i),
                             marks.begin() + static_cast<std::ptrdiff_t>(end));
      piece(number, text, cells, from, std::min(from + width_, total), std::move(near));
      i = end;
    }
  }

  void piece(std::uint32_t number, std::string_view text, const std::vector<Cell>& cells, std::uint32_t from,
             std::uint32_t to, std::vector<Mark> marks) {
    auto cell_at = [&](std::uint32_t column) {
      return std::lower_bound(cells.begin(), cells.end(), column,
                              [](const Cell& c, std::uint32_t x) { return c.column < x; });
    };
    const Cell& first = *cell_at(from);
    const Cell& last = *cell_at(to);
    const bool cut = first.begin > 0;
    const std::uint32_t shift = cut ? static_cast<std::uint32_t>(kCut.size()) : 0;
    bar(std::to_string(number));
    std::string shown;
    if (cut) shown += kCut;
    append_visible(shown, text.substr(first.begin, last.begin - first.begin), first.column);
    const bool cut_end = last.begin < text.size();
    if (cut_end) shown += kCut;
    while (!shown.empty() && shown.back() == ' ' && marks.back().column < last.column) shown.pop_back();
    out_ += shown.empty() ? "\n" : ' ' + shown + '\n';
    for (Mark& mark : marks) {
      mark.width = std::min(mark.width, last.column > mark.column ? last.column - mark.column : 1u);
      mark.column = mark.column - first.column + shift;
    }
    labels(marks);
  }

  /// The row of underlines, the label of the last mark behind it, the others on rows of their own.
  void labels(const std::vector<Mark>& marks) {
    std::string row;
    std::vector<bool> strong;
    auto draw = [&](const Mark& mark) {
      if (row.size() < mark.column + mark.width) row.resize(mark.column + mark.width, ' ');
      strong.resize(row.size(), false);
      for (std::uint32_t i = 0; i < mark.width; ++i) {
        row[mark.column + i] = mark.primary ? '^' : '-';
        strong[mark.column + i] = mark.primary;
      }
    };
    for (const Mark& mark : marks)
      if (!mark.primary) draw(mark);
    for (const Mark& mark : marks)
      if (mark.primary) draw(mark);

    std::vector<const Mark*> below;
    for (const Mark& mark : marks)
      if (!mark.label.empty()) below.push_back(&mark);
    const Mark* beside = nullptr;
    if (!below.empty() && below.back() == &marks.back() && marks.back().column + marks.back().width >= row.size()) {
      beside = below.back();
      below.pop_back();
    }
    bar();
    out_ += ' ' + colored(row, strong);
    if (beside) out_ += ' ' + text_of(*beside);
    out_ += '\n';
    if (below.empty()) return;
    bar();
    out_ += ' ' + paint_(kBlue, stems(below, below.size())) + '\n';
    for (; !below.empty(); below.pop_back()) {
      std::string lead = stems(below, below.size() - 1);
      lead.resize(std::max<std::size_t>(lead.size(), below.back()->column), ' ');
      lead.resize(below.back()->column);
      bar();
      out_ += ' ' + paint_(kBlue, lead) + text_of(*below.back()) + '\n';
    }
  }

  /// `|` below each of the first `count` marks.
  static std::string stems(const std::vector<const Mark*>& marks, std::size_t count) {
    std::string row;
    for (std::size_t i = 0; i < count; ++i) {
      row.resize(std::max<std::size_t>(row.size(), marks[i]->column), ' ');
      if (row.size() == marks[i]->column) row += '|';
    }
    return row;
  }

  std::string text_of(const Mark& mark) const {
    std::string text;
    append_visible(text, mark.label);
    return paint_(mark.primary ? color_of(d_.severity) : kBlue, text);
  }

  std::string colored(const std::string& row, const std::vector<bool>& strong) const {
    if (!paint_.on) return row;
    std::string out;
    for (std::size_t i = 0; i < row.size();) {
      std::size_t end = i;
      while (end < row.size() && strong[end] == strong[i]) ++end;
      out += paint_(strong[i] ? color_of(d_.severity) : kBlue, std::string_view(row).substr(i, end - i));
      i = end;
    }
    return out;
  }

  void footer(std::string_view kind, std::string_view text) {
    const std::string margin(gutter_ + 1, ' ');
    out_ += margin + paint_(kBlue, "=") + ' ' + paint_(kBold, kind) + ": ";
    for (std::size_t from = 0;;) {
      const std::size_t end = text.find('\n', from);
      append_visible(out_, text.substr(from, end == std::string_view::npos ? end : end - from));
      out_ += '\n';
      if (end == std::string_view::npos) break;
      out_ += margin + std::string(kind.size() + 4, ' ');
      from = end + 1;
    }
  }

  const Diagnostic& d_;
  const RenderSource& source_;
  std::uint32_t width_;
  LineMap map_;
  Paint paint_;
  std::vector<Mark> marks_;
  std::size_t gutter_ = 1;
  std::string out_;
};

}  // namespace

std::string render_pretty(const Diagnostic& diagnostic, const RenderSource& source, const RenderOptions& options) {
  return Pretty(diagnostic, source, options).run();
}

std::string render_pretty(std::span<const Diagnostic> diagnostics, const RenderSource& source,
                          const RenderOptions& options) {
  std::string out;
  for (const Diagnostic& d : diagnostics) {
    if (!out.empty()) out += '\n';
    out += render_pretty(d, source, options);
  }
  return out;
}

}  // namespace attrmap::diag
