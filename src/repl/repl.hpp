// The interactive session without a terminal: a line in, a text out. Editing, history and colours of the prompt are the
// command line's; what a line means is here.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "attrmap/context.hpp"
#include "attrmap/engine.hpp"

namespace attrmap::repl {

struct Settings {
  EngineOptions engine;
  Context context;
  bool color = false;
  std::uint32_t width = 100;  ///< columns of the terminal
};

struct Output {
  enum class Kind : std::uint8_t {
    result,  ///< all is well
    error,   ///< the text says what is wrong
    more,    ///< the expression goes on: the next line continues it
    quit,
  };
  Kind kind = Kind::result;
  std::string text;  ///< empty, or whole lines
};

/// Replaces what stands between `begin` and the cursor.
struct Completion {
  std::size_t begin = 0;
  std::string text;
  std::string about;  ///< for a list: a few words, may be empty
};

/// What is known of an expression while it is typed, on one line, fit to be shown.
struct Preview {
  enum class Kind : std::uint8_t {
    none,
    value,      ///< it is complete: what it gives, and the type
    signature,  ///< it goes on, within a call
    error,      ///< no more typing mends it
  };
  Kind kind = Kind::none;
  std::string text;
};

/// A name or path as one argument of a command: in brackets when it holds blanks.
std::string as_argument(std::string_view word);

class Session;

class Repl {
 public:
  explicit Repl(Settings settings);
  ~Repl();

  Output line(std::string_view text);
  /// What may stand at the cursor, in alphabetical order.
  std::vector<Completion> complete(std::string_view text, std::size_t cursor) const;
  /// The signature of the call that the cursor is in, its parameter in <>. Empty: it is in none.
  std::string hint(std::string_view text, std::size_t cursor) const;
  /// For every key: within a small part of the limits, without anything that line() would notice.
  Preview preview(std::string_view text, std::size_t cursor) const;

  /// Lines of an expression that goes on are waiting for the next.
  bool continues() const { return !pending_.empty(); }
  /// Forgets them.
  void drop() { pending_.clear(); }
  /// False for lines that hold values of a person: they are not to be stored.
  static bool belongs_in_history(std::string_view text);

 private:
  std::unique_ptr<Session> session_;
  std::string pending_;
};

}  // namespace attrmap::repl
