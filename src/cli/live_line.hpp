// One line below the line that is edited, for what is known of it so far.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace attrmap::cli {

/// The terminal as libedit has it: the prompt and the text, wrapped where the terminal ends, and the cursor in it. What
/// is written goes to stdout and leaves the cursor where it was.
class LiveLine {
 public:
  struct Edited {
    std::string_view prompt, text;
    std::size_t cursor = 0;  ///< in the text
  };

  /// `shown` is cut to the terminal's width. Nothing is shown when there is no room.
  void draw(const Edited& edited, std::string_view shown, const char* style);
  void erase();
  /// The terminal has another width now: erases the edited line itself, too; the cursor is where it began.
  void erase_all(const Edited& edited);

 private:
  int below_ = 0;  ///< rows from the cursor to what is shown; 0: nothing is
};

}  // namespace attrmap::cli
