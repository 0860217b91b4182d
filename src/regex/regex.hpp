// .NET's Regex (RegexOptions.None, invariant culture) over WTF-8 text, with .NET's code-unit semantics: compiled once,
// run from many threads. Engines: PCRE2 with JIT, and a matcher of our own for what PCRE2 cannot do or does not finish.
//
// Text in and out is WTF-8 (see base/unicode.hpp). Results live in the caller's arena, or are the subject itself. No
// function here throws anything but std::bad_alloc.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "base/arena.hpp"

namespace attrmap::regex {

struct Limits {
  /// Steps of one operation on one subject in our own matcher, which gets 32 more per code unit of the subject. PCRE2
  /// runs under a lower limit of its own and hands over when it reaches it, so this one decides.
  std::uint32_t match_limit = 1'000'000;
  std::size_t max_pattern_units = 10'000;
  std::size_t max_result_bytes = std::size_t{64} << 20;
};

struct Error {
  enum class Kind : std::uint8_t {
    pattern,          ///< .NET rejects the pattern (ArgumentException), or it is longer than the limit
    timeout,          ///< a limit of matching was reached (RegexMatchTimeoutException)
    argument,         ///< .NET rejects another argument (ArgumentException)
    result_too_large  ///< the result, or the subject, is larger than the limit
  };
  Kind kind = Kind::pattern;
  std::string message;   ///< lower case, names the construct
  std::uint32_t at = 0;  ///< byte offset into the pattern or replacement text
};

class Scratch;
class Replacement;
struct CompiledPattern;

/// A compiled pattern. Immutable; const calls may run on any number of threads, each with its own Scratch.
class Pattern {
 public:
  static tl::expected<Pattern, Error> compile(std::string_view pattern, const Limits& limits = {});
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  /// Groups as .NET names them; a group without a name is named by its number. The whole match, "0", is one of them.
  std::vector<std::string> group_names() const;
  std::size_t group_count() const;  ///< the whole match counts
  /// Index of the group in the order of group numbers, as Match.Groups[name] finds it; nullopt: no such group.
  std::optional<std::uint32_t> find_group(std::string_view name) const;
  bool has_group(std::string_view name) const { return find_group(name).has_value(); }

  /// Regex.IsMatch.
  tl::expected<bool, Error> is_match(std::string_view subject, bool subject_is_ascii, Scratch& scratch) const;

  /// Regex.Replace: every match replaced. The subject itself when nothing matches.
  tl::expected<std::string_view, Error> replace(std::string_view subject, bool subject_is_ascii,
                                                const Replacement& replacement, Scratch& scratch, Arena& out) const;

  /// The same of an ASCII subject, for the common case: no error, hence no room for one. False: ask replace().
  bool try_replace(std::string_view subject, const Replacement& replacement, Scratch& scratch, Arena& out,
                   std::string_view& result) const;

  /// In every match, the text of every capture of `group` (an index from find_group) is replaced by `literal`. Where
  /// two captures overlap the one that begins first is replaced.
  tl::expected<std::string_view, Error> replace_group(std::string_view subject, bool subject_is_ascii,
                                                      std::uint32_t group, std::string_view literal, Scratch& scratch,
                                                      Arena& out) const;

  /// Value of the group in the first match: "" when the group did not take part, nullopt when nothing matches.
  tl::expected<std::optional<std::string_view>, Error> extract_group(std::string_view subject, bool subject_is_ascii,
                                                                     std::uint32_t group, Scratch& scratch,
                                                                     Arena& out) const;

  /// Tests only: which engines the pattern may use. `own` alone makes every call use our own matcher.
  enum class Engines : std::uint8_t { automatic, own };
  void use(Engines engines);
  bool uses_pcre(bool subject_is_ascii) const;

 private:
  friend class Replacement;
  explicit Pattern(std::unique_ptr<CompiledPattern> compiled);
  std::unique_ptr<CompiledPattern> compiled_;
};

/// Replacement text of Regex.Replace, parsed for one pattern: `$$ $& $0 $1 ${1} ${name} $` $' $_ $+`; whatever else
/// stands behind a `$` is text. Immutable.
class Replacement {
 public:
  /// Fails only on a group number above 2147483647.
  static tl::expected<Replacement, Error> parse(const Pattern& pattern, std::string_view text);

  struct Part {
    enum class Kind : std::uint8_t { text, group, before, after, subject };
    Kind kind = Kind::text;
    std::uint32_t slot = 0;  ///< group
    std::string text;
    std::u16string units;  ///< the same text
  };
  const std::vector<Part>& parts() const { return parts_; }
  /// Some text holds a lone surrogate, which may have to pair with what is next to it.
  bool has_lone_surrogate() const { return has_lone_surrogate_; }

 private:
  std::vector<Part> parts_;
  bool has_lone_surrogate_ = false;
};

/// What one thread needs to match: buffers and stacks, for any pattern. Not thread-safe.
class Scratch {
 public:
  Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  ~Scratch();
  struct Buffers;
  Buffers& buffers() { return *buffers_; }

 private:
  std::unique_ptr<Buffers> buffers_;
};

/// String.Replace(old_value, new_value): ordinal over code units, left to right, not overlapping. The subject itself
/// when nothing is found. An empty `old_value` is an argument error. `no_halves`: the caller knows that no text holds
/// half of a surrogate pair.
tl::expected<std::string_view, Error> replace_all(std::string_view subject, std::string_view old_value,
                                                  std::string_view new_value, Arena& out,
                                                  std::size_t max_result_bytes = Limits{}.max_result_bytes,
                                                  bool no_halves = false);

}  // namespace attrmap::regex
