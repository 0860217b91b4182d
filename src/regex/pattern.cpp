#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/unicode.hpp"
#include "regex/compiled.hpp"
#include "regex/parse.hpp"
#include "regex/regex.hpp"

namespace attrmap::regex {
namespace {

/// PCRE2 compares a unit beyond U+00FF with the ranges of a class one by one, our own matcher by bisection: with `\w`
/// (over 600 ranges) PCRE2 is several times slower, with `\d` (37) it is not.
constexpr std::size_t kMaxRanges = 64;

constexpr std::size_t kPcreSubject = 2048;
constexpr std::size_t kPcreWork = 200'000;  // units times nodes of the tree

/// Byte offset of a code unit of `text`.
std::uint32_t byte_offset(std::string_view text, std::size_t unit) {
  std::size_t i = 0;
  for (std::size_t n = 0; i < text.size();) {
    std::size_t next = i;
    n += decode(text, next) > 0xFFFF ? 2 : 1;
    if (n > unit) break;
    i = next;
  }
  return static_cast<std::uint32_t>(i);
}

}  // namespace

const PcreCode<Pcre16>& CompiledPattern::wide() const {
  std::call_once(wide_once_, [this] {
    if (!analysis.pcre_wide) return;
    const Translation translation = translate(syntax, Width::wide);
    if (translation.largest_set <= kMaxRanges) wide_ = compile_pcre<Pcre16>(translation, syntax.groups.size());
  });
  return wide_;
}

const Program& CompiledPattern::program() const {
  std::call_once(program_once_, [this] { program_ = regex::compile(syntax, analysis.min_length); });
  return program_;
}

Pattern::Pattern(std::unique_ptr<CompiledPattern> compiled) : compiled_(std::move(compiled)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

tl::expected<Pattern, Error> Pattern::compile(std::string_view pattern, const Limits& limits) {
  // Three bytes are at least one unit: a text far beyond the limit is not decoded whole.
  const std::u16string units = to_utf16(pattern.substr(0, 3 * limits.max_pattern_units + 3));
  if (units.size() > limits.max_pattern_units) {
    return tl::unexpected(Error{Error::Kind::pattern,
                                "pattern is longer than " + std::to_string(limits.max_pattern_units) + " characters",
                                byte_offset(pattern, limits.max_pattern_units)});
  }
  auto syntax = parse(units);
  if (!syntax) {
    const SyntaxError& e = syntax.error();
    return tl::unexpected(Error{Error::Kind::pattern, e.message, byte_offset(pattern, e.at)});
  }
  auto out = std::make_unique<CompiledPattern>();
  out->limits = limits;
  out->syntax = std::move(*syntax);
  out->analysis = analyze(out->syntax);
  out->start = start_of(out->syntax);
  out->pcre_subject_limit =
      out->analysis.simple ? SIZE_MAX : std::min(kPcreSubject, kPcreWork / out->syntax.nodes.size());
  const auto& groups = out->syntax.groups;
  out->exact_names = groups.back().number + 1u != groups.size();
  for (const Group& group : groups) out->exact_names |= !group.name.empty();
  if (out->analysis.pcre_ascii) out->ascii = compile_pcre<Pcre8>(translate(out->syntax, Width::ascii), groups.size());
  return Pattern(std::move(out));
}

std::size_t Pattern::group_count() const { return compiled_->syntax.groups.size(); }

std::vector<std::string> Pattern::group_names() const {
  std::vector<std::string> names;
  for (const Group& group : compiled_->syntax.groups)
    names.push_back(group.name.empty() ? std::to_string(group.number) : from_utf16(group.name));
  return names;
}

std::optional<std::uint32_t> Pattern::find_group(std::string_view name) const {
  const Syntax& syntax = compiled_->syntax;
  std::int32_t slot = -1;
  std::int32_t number = 0;
  const char* const end = name.data() + name.size();
  if (const auto [stop, error] = std::from_chars(name.data(), end, number);
      error == std::errc{} && stop == end && number >= 0) {
    slot = syntax.slot_of(number);
    const bool canonical = std::to_string(number) == name;
    if (slot >= 0 && compiled_->exact_names &&
        (!canonical || !syntax.groups[static_cast<std::size_t>(slot)].name.empty()))
      slot = -1;
    if (name[0] == '-') slot = -1;
  } else {
    slot = syntax.slot_of(to_utf16(name));
  }
  if (slot < 0) return std::nullopt;
  return static_cast<std::uint32_t>(slot);
}

void Pattern::use(Engines engines) { compiled_->own_only = engines == Engines::own; }

bool Pattern::uses_pcre(bool subject_is_ascii) const {
  if (compiled_->own_only) return false;
  return subject_is_ascii ? static_cast<bool>(compiled_->ascii) : static_cast<bool>(compiled_->wide());
}

void Scratch::Buffers::release() {
  for (std::u16string* text : {&subject, &literal, &result}) std::u16string().swap(*text);
  std::vector<Span>().swap(spans);
  matcher.release();
}

Scratch::Scratch() : buffers_(std::make_unique<Buffers>()) {}
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;
Scratch::~Scratch() = default;

}  // namespace attrmap::regex
