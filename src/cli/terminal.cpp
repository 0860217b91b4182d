#include "cli/terminal.hpp"

#include <histedit.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <optional>

#include "base/suggest.hpp"
#include "cli/history.hpp"
#include "cli/key_reader.hpp"
#include "cli/live_line.hpp"
#include "diag/display.hpp"

namespace attrmap::cli {
namespace {

constexpr std::size_t kMostListed = 120;
constexpr std::size_t kMostDescribed = 20;

class Terminal {
 public:
  Terminal(repl::Repl& session, std::atomic<bool>& interrupted, bool live)
      : session_(session),
        interrupted_(interrupted),
        live_(live),
        editor_(el_init("attrmap", stdin, stdout, stderr), el_end) {
    if (editor_ == nullptr) return;
    EditLine* el = editor_.get();
    el_set(el, EL_CLIENTDATA, this);
    el_set(el, EL_PROMPT, prompt);
    if (!live_) el_set(el, EL_RPROMPT, hint);
    el_set(el, EL_GETCFN, key);
    el_set(el, EL_EDITOR, "emacs");
    el_set(el, EL_HIST, history, history_.get());
    el_set(el, EL_ADDFN, "attrmap-complete", "complete what is typed", complete);
    el_set(el, EL_ADDFN, "attrmap-insert", "insert, and show the signature", insert);
    el_set(el, EL_ADDFN, "attrmap-drop", "drop the input", drop);
    el_set(el, EL_ADDFN, "attrmap-suspend", "back to the shell", suspend);
    el_set(el, EL_BIND, "^I", "attrmap-complete", nullptr);
    if (!live_)
      for (const char* each : {"(", ",", ")"}) el_set(el, EL_BIND, each, "attrmap-insert", nullptr);
    el_set(el, EL_BIND, "^R", "em-inc-search-prev", nullptr);
    el_source(el, nullptr);
    // Ctrl-C is a key while a line is edited, and a signal while it is evaluated.
    el_set(el, EL_SETTY, "-d", "-isig", nullptr);
    el_set(el, EL_BIND, "^C", "attrmap-drop", nullptr);
    el_set(el, EL_BIND, "^Z", "attrmap-suspend", nullptr);
  }

  bool run() {
    if (editor_ == nullptr) return false;
    for (;;) {
      int size = 0;
      dropped_ = false;
      const char* text = nullptr;
      {
        KeyReader keys;
        keys_ = &keys;
        known_.reset();
        text = el_gets(editor_.get(), &size);
        keys_ = nullptr;
      }
      if (const int signal = KeyReader::ended_by(); signal != 0) std::raise(signal);
      if (dropped_) {
        session_.drop();
        std::fputs("^C\n", stdout);
        continue;
      }
      if (text == nullptr || size <= 0) break;
      std::string line(text, static_cast<std::size_t>(size));
      while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
      if (repl::Repl::belongs_in_history(line)) history_.add(line);
      interrupted_ = false;
      const repl::Output output = session_.line(line);
      std::fputs(output.text.c_str(), stdout);
      if (output.kind == repl::Output::Kind::quit) return true;
    }
    std::fputs("\n", stdout);
    return true;
  }

 private:
  static Terminal& of(EditLine* el) {
    Terminal* self = nullptr;
    el_get(el, EL_CLIENTDATA, &self);
    return *self;
  }
  /// The line, and where the cursor stands in it.
  static std::string_view typed(EditLine* el, std::size_t& cursor) {
    const LineInfo* info = el_line(el);
    cursor = static_cast<std::size_t>(info->cursor - info->buffer);
    return {info->buffer, static_cast<std::size_t>(info->lastchar - info->buffer)};
  }

  /// libedit asks for a character when all that it has to show is on the screen: the moment for the line below.
  static int key(EditLine* el, wchar_t* character) {
    Terminal& self = of(el);
    if (self.keys_ == nullptr) return -1;
    for (;;) {
      if (self.live_ && !KeyReader::waiting()) self.show(el);
      const KeyReader::Event event = self.keys_->read(*character);
      self.below_.erase();
      if (event == KeyReader::Event::character) return 1;
      if (event == KeyReader::Event::end) return 0;
      if (event == KeyReader::Event::resized) {
        self.below_.erase_all(self.edited(el));
        el_resize(el);
      } else {  // another program had the terminal
        el_set(el, EL_PREP_TERM, 0);
        el_set(el, EL_PREP_TERM, 1);
      }
      el_set(el, EL_REFRESH);
    }
  }

  LiveLine::Edited edited(EditLine* el) {
    LiveLine::Edited edited{.prompt = prompt(el)};
    edited.text = typed(el, edited.cursor);
    return edited;
  }

  void show(EditLine* el) {
    const LiveLine::Edited line = edited(el);
    if (line.text.find('\n') != std::string_view::npos) return;  // libedit asks for something below it: a search
    if (!known_ || known_->text != line.text || known_->cursor != line.cursor)
      known_ = Known{std::string(line.text), line.cursor, session_.preview(line.text, line.cursor)};
    const bool error = known_->preview.kind == repl::Preview::Kind::error;
    below_.draw(line, known_->preview.text, error ? "\033[2;31m" : "\033[2m");
  }

  static char* prompt(EditLine* el) {
    static char first[] = "attrmap> ";
    static char next[] = "...> ";
    return of(el).session_.continues() ? next : first;
  }

  static char* hint(EditLine* el) {
    Terminal& self = of(el);
    std::size_t cursor = 0;
    const std::string_view text = typed(el, cursor);
    self.hint_ = self.session_.hint(text, cursor);
    return self.hint_.data();
  }

  static unsigned char insert(EditLine* el, int key) {
    const char text[] = {static_cast<char>(key), '\0'};
    return el_insertstr(el, text) == 0 ? CC_REFRESH : CC_ERROR;
  }

  static unsigned char drop(EditLine* el, int) {
    of(el).dropped_ = true;
    return CC_EOF;
  }

  static unsigned char suspend(EditLine* el, int) {
    el_set(el, EL_PREP_TERM, 0);
    KeyReader::stop();
    el_set(el, EL_PREP_TERM, 1);
    return CC_REDISPLAY;
  }

  static unsigned char complete(EditLine* el, int) {
    Terminal& self = of(el);
    std::size_t cursor = 0;
    const std::string_view text = typed(el, cursor);
    const auto found = self.session_.complete(text, cursor);
    if (found.empty()) return CC_REFRESH_BEEP;
    std::string common = found.front().text;
    for (const auto& each : found) {
      std::size_t same = 0;
      while (same < std::min(common.size(), each.text.size()) &&
             equals_ignoring_ascii_case({&common[same], 1}, {&each.text[same], 1}))
        ++same;
      common.resize(same);
    }
    const std::string_view before = text.substr(found.front().begin, cursor - found.front().begin);
    if (found.size() == 1 || common.size() > before.size()) {
      const auto characters = std::count_if(before.begin(), before.end(),
                                            [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
      el_deletestr(el, static_cast<int>(characters));
      return el_insertstr(el, common.c_str()) == 0 ? CC_REFRESH : CC_ERROR;
    }
    list(found);
    return CC_REDISPLAY;
  }

  static std::size_t columns() {
    winsize size{};
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20 ? size.ws_col : 80;
  }

  static void list(const std::vector<repl::Completion>& found) {
    std::size_t widest = 0;
    std::vector<std::string> names;
    for (const auto& each : found) {
      names.emplace_back();
      diag::append_visible(names.back(), each.text);
      widest = std::max(widest, diag::display_width(names.back()));
    }
    std::string text = "\n";
    const std::size_t width = columns();
    const bool described = found.size() <= kMostDescribed && !found.front().about.empty();
    const std::size_t in_a_row = described ? 1 : std::max<std::size_t>(1, (width - 1) / (widest + 2));
    for (std::size_t i = 0; i < std::min(found.size(), kMostListed); ++i) {
      text += names[i];
      const std::size_t blanks = widest - diag::display_width(names[i]) + 2;
      if (described && width > widest + 12) {
        std::string about = found[i].about;
        if (about.size() > width - widest - 3) about = about.substr(0, width - widest - 6) + "...";
        text += std::string(blanks, ' ') + about + "\n";
      } else {
        const bool last = (i + 1) % in_a_row == 0 || i + 1 == std::min(found.size(), kMostListed);
        text += last ? "\n" : std::string(blanks, ' ');
      }
    }
    if (found.size() > kMostListed) text += "and " + std::to_string(found.size() - kMostListed) + " more\n";
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
  }

  repl::Repl& session_;
  std::atomic<bool>& interrupted_;
  const bool live_;
  LineHistory history_;
  std::unique_ptr<EditLine, void (*)(EditLine*)> editor_;
  std::string hint_;
  KeyReader* keys_ = nullptr;  ///< while a line is edited
  LiveLine below_;
  struct Known {
    std::string text;
    std::size_t cursor = 0;
    repl::Preview preview;
  };
  std::optional<Known> known_;  ///< what was found out last, of this line
  bool dropped_ = false;
};

}  // namespace

bool run_at_terminal(repl::Repl& session, std::atomic<bool>& interrupted, bool live) {
  if (std::setlocale(LC_CTYPE, "") == nullptr || MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
  return Terminal(session, interrupted, live).run();
}

}  // namespace attrmap::cli
