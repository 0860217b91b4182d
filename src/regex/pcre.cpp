#include "regex/pcre.hpp"

#include <algorithm>
#include <new>
#include <string>

namespace attrmap::regex {
namespace {

// The start optimizations of PCRE2 10.42's JIT skip matches: `(?>[^a]+?b)b` in "bebb" is found at 1, not at 0.
// `.` stands for "any unit" in translations, `^` under m also matches behind a final line feed, as in .NET.
constexpr std::uint32_t kOptions =
    PCRE2_NO_START_OPTIMIZE | PCRE2_DOTALL | PCRE2_ALT_CIRCUMFLEX | PCRE2_NEVER_UTF | PCRE2_NEVER_BACKSLASH_C;
constexpr std::uint32_t kParenthesesLimit = 1000;  // translations wrap groups once more
constexpr std::size_t kCodeLimit = 32 * 1024;      // bytes; larger code takes long to compile further
constexpr std::size_t kFirstJitStack = 32 * 1024;
constexpr std::size_t kLastJitStack = 512 * 1024;
constexpr std::uint32_t kHeapLimitKib = 8 * 1024;

template <class T>
T* checked(T* p) {
  if (p == nullptr) throw std::bad_alloc();
  return p;
}

}  // namespace

Pcre8::Code* Pcre8::compile(const char* pattern, std::size_t n) {
  auto* context = checked(pcre2_compile_context_create_8(nullptr));
  pcre2_set_newline_8(context, PCRE2_NEWLINE_LF);
  pcre2_set_parens_nest_limit_8(context, kParenthesesLimit);
  int error = 0;
  std::size_t at = 0;
  Code* code = pcre2_compile_8(reinterpret_cast<PCRE2_SPTR8>(pattern), n, kOptions, &error, &at, context);
  pcre2_compile_context_free_8(context);
  std::size_t size = 0;
  if (code != nullptr && (pcre2_pattern_info_8(code, PCRE2_INFO_SIZE, &size) != 0 || size > kCodeLimit)) {
    free(code);
    code = nullptr;
  }
  return code;
}

Pcre16::Code* Pcre16::compile(const char* pattern, std::size_t n) {
  auto* context = checked(pcre2_compile_context_create_16(nullptr));
  pcre2_set_newline_16(context, PCRE2_NEWLINE_LF);
  pcre2_set_parens_nest_limit_16(context, kParenthesesLimit);
  const std::u16string wide(pattern, pattern + n);
  int error = 0;
  std::size_t at = 0;
  Code* code = pcre2_compile_16(reinterpret_cast<PCRE2_SPTR16>(wide.data()), n, kOptions, &error, &at, context);
  pcre2_compile_context_free_16(context);
  std::size_t size = 0;
  if (code != nullptr && (pcre2_pattern_info_16(code, PCRE2_INFO_SIZE, &size) != 0 || size > 4 * kCodeLimit)) {
    free(code);
    code = nullptr;
  }
  return code;
}

void Pcre8::set(MatchContext* m, JitStack* stack) {
  pcre2_set_match_limit_8(m, kPcreMatchLimit);
  pcre2_set_depth_limit_8(m, kPcreMatchLimit);
  pcre2_set_heap_limit_8(m, kHeapLimitKib);
  if (stack != nullptr) pcre2_jit_stack_assign_8(m, nullptr, stack);
}

void Pcre16::set(MatchContext* m, JitStack* stack) {
  pcre2_set_match_limit_16(m, kPcreMatchLimit);
  pcre2_set_depth_limit_16(m, kPcreMatchLimit);
  pcre2_set_heap_limit_16(m, kHeapLimitKib);
  if (stack != nullptr) pcre2_jit_stack_assign_16(m, nullptr, stack);
}

template <class Lib>
PcreCode<Lib> compile_pcre(const Translation& translation, std::size_t slots) {
  PcreCode<Lib> out;
  out.code.reset(Lib::compile(translation.pattern.data(), translation.pattern.size()));
  if (!out.code) return out;
  out.jit = Lib::jit(out.code.get());
  out.slots = translation.slots;
  out.pairs = static_cast<std::uint32_t>(out.slots.size()) + 1;
  out.group.assign(slots, -1);
  out.group[0] = 0;
  for (std::size_t i = 0; i < out.slots.size(); ++i) {
    std::int32_t& group = out.group[static_cast<std::size_t>(out.slots[i])];
    group = group == -1 ? static_cast<std::int32_t>(i) + 1 : -2;
  }
  return out;
}

template <class Lib>
void PcreScratch<Lib>::grow(std::uint32_t wanted) {
  if (!context) {
    context.reset(checked(Lib::match_context()));
    stack.reset(Lib::jit_stack(kFirstJitStack, kLastJitStack));  // null: PCRE2 uses the machine's stack
    Lib::set(context.get(), stack.get());
  }
  wanted = std::max<std::uint32_t>(wanted, 16);
  data.reset(checked(Lib::match_data(wanted)));
  pairs = wanted;
}

template PcreCode<Pcre8> compile_pcre(const Translation&, std::size_t);
template PcreCode<Pcre16> compile_pcre(const Translation&, std::size_t);
template struct PcreScratch<Pcre8>;
template struct PcreScratch<Pcre16>;

}  // namespace attrmap::regex
