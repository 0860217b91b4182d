// Patterns, subjects and replacements: no crash, bounded work, and PCRE2 agrees with our own matcher.
//
// Sections: pattern, replacement, subject.
#include "regex/regex.hpp"
#include "input.hpp"

using namespace attrmap;
using namespace attrmap::regex;

namespace {

std::string show(const tl::expected<std::string_view, Error>& result) {
  return result ? "=" + std::string(*result) : "!" + std::to_string(static_cast<int>(result.error().kind));
}
bool gave_up(const std::string& shown) { return shown == "!1" || shown == "!3"; }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1000) return 0;
  fuzz::Input input(data, size);
  const std::string pattern_text = input.text();
  const std::string replacement_text = input.text();
  const std::string subject = input.text();
  const Limits limits{.match_limit = 20'000, .max_pattern_units = 1000, .max_result_bytes = 1 << 16};

  auto pattern = Pattern::compile(pattern_text, limits);
  if (!pattern) {
    fuzz::require(!pattern.error().message.empty() && pattern.error().at <= pattern_text.size(), "bad error",
                  pattern_text);
    return 0;
  }
  auto own = Pattern::compile(pattern_text, limits);
  own->use(Pattern::Engines::own);
  const auto replacement = Replacement::parse(*pattern, replacement_text);
  const auto own_replacement = Replacement::parse(*own, replacement_text);

  static Scratch scratch;
  Arena arena;
  const bool ascii = is_ascii(subject);
  const auto agree = [&](const std::string& a, const std::string& b, const char* what) {
    fuzz::require(a == b || gave_up(a) || gave_up(b), what, pattern_text + "\n" + a + "\n" + b);
    if (a[0] == '=')
      fuzz::require(invalid_utf8_at(replace_lone_surrogates(a)) == std::string::npos, "not WTF-8", pattern_text);
  };
  if (replacement)
    agree(show(pattern->replace(subject, ascii, *replacement, scratch, arena)),
          show(own->replace(subject, ascii, *own_replacement, scratch, arena)), "replace differs");
  for (std::uint32_t group = 0; group < pattern->group_count() && group < 4; ++group) {
    agree(show(pattern->replace_group(subject, ascii, group, replacement_text, scratch, arena)),
          show(own->replace_group(subject, ascii, group, replacement_text, scratch, arena)), "replace_group differs");
    const auto a = pattern->extract_group(subject, ascii, group, scratch, arena);
    const auto b = own->extract_group(subject, ascii, group, scratch, arena);
    fuzz::require(!a || !b || *a == *b, "extract_group differs", pattern_text);
  }
  return 0;
}
