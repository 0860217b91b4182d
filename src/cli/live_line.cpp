#include "cli/live_line.hpp"

#include <fmt/format.h>

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cwchar>

#include "diag/display.hpp"

namespace attrmap::cli {
namespace {

constexpr int kNarrowest = 20;

struct Size {
  int columns = 0, rows = 0;
};

Size terminal_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return {};
  return {size.ws_col, size.ws_row};
}

/// Walks over text as libedit lays it out.
class Place {
 public:
  explicit Place(int columns) : columns_(columns) {}

  void over(std::string_view text) {
    std::mbstate_t state{};
    for (std::size_t i = 0; i < text.size();) {
      wchar_t c = 0;
      const std::size_t length = std::mbrtowc(&c, text.data() + i, text.size() - i, &state);
      if (length == 0 || length > text.size()) {
        state = {};
        ++i;
        continue;
      }
      i += length;
      if (c == L'\t') do
          cell(1);
        while (column_ % 8 != 0);
      else if (c < 0x20 || c == 0x7F)
        cells(2);  // ^X
      else if (const int width = wcwidth(c); width >= 0)
        cell(width);
      else
        cells(c > 0xFFFF ? 8 : 7);  // \U+200B
    }
  }
  int row() const { return row_; }
  /// The row of the last character: where a terminal that wraps its text anew has the cursor.
  int row_before() const { return column_ == 0 && row_ > 0 ? row_ - 1 : row_; }

 private:
  void cells(int many) {
    for (int i = 0; i < many; ++i) cell(1);
  }
  void cell(int width) {
    if (column_ + width > columns_) next_row();  // a wide character is not cut
    column_ += width;
    if (column_ >= columns_) next_row();
  }
  void next_row() {
    column_ = 0;
    ++row_;
  }

  int columns_, column_ = 0, row_ = 0;
};

std::string cut(std::string_view text, int columns) {
  const auto width = static_cast<std::size_t>(columns);
  if (diag::display_width(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (const diag::Cell& cell : diag::cells_of(text)) {
    if (cell.column + 3 > width) break;
    end = cell.begin;
  }
  return std::string(text.substr(0, end)) + "...";
}

void put(const std::string& text) {
  std::fputs(text.c_str(), stdout);
  std::fflush(stdout);
}

}  // namespace

void LiveLine::draw(const Edited& edited, std::string_view shown, const char* style) {
  const Size size = terminal_size();
  if (size.columns < kNarrowest || shown.empty()) return;
  Place cursor(size.columns), end(size.columns);
  cursor.over(edited.prompt);
  cursor.over(edited.text.substr(0, edited.cursor));
  end.over(edited.prompt);
  end.over(edited.text);
  if (end.row() + 2 > size.rows) return;
  below_ = end.row() - cursor.row() + 1;
  // At the bottom of the screen a row is made first: all that is there moves up, and the cursor with it.
  std::string out;
  for (int i = 0; i < below_; ++i) out += "\033D";
  out += fmt::format("\033[{0}A\0337\033[{0}B\r\033[K{1}{2}\033[0m\0338", below_, style, cut(shown, size.columns - 1));
  put(out);
}

void LiveLine::erase() {
  if (below_ != 0) put(fmt::format("\0337\033[{}B\r\033[K\0338", below_));
  below_ = 0;
}

void LiveLine::erase_all(const Edited& edited) {
  const Size size = terminal_size();
  Place cursor(size.columns < 2 ? 80 : size.columns);
  cursor.over(edited.prompt);
  cursor.over(edited.text.substr(0, edited.cursor));
  const int up = cursor.row_before();
  put((up == 0 ? std::string() : fmt::format("\033[{}A", up)) + "\r\033[J");
  below_ = 0;
}

}  // namespace attrmap::cli
