// PCRE2 behind a narrow door: compiled code and what one thread needs to run it. The 8-bit library serves ASCII
// subjects, the 16-bit library (without UTF) all others, with .NET's code-unit semantics.
#pragma once
#define PCRE2_CODE_UNIT_WIDTH 0
#include <pcre2.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "regex/translate.hpp"

namespace attrmap::regex {

/// Limit of backtracking points per starting position in PCRE2. Low, because each may cost as much as the subject is
/// long and PCRE2 counts anew at every position; what needs more goes to our own matcher, which counts every step.
inline constexpr std::uint32_t kPcreMatchLimit = 1000;

struct Pcre8 {
  using Unit = char;
  using Code = pcre2_code_8;
  using MatchData = pcre2_match_data_8;
  using MatchContext = pcre2_match_context_8;
  using JitStack = pcre2_jit_stack_8;
  static Code* compile(const char* pattern, std::size_t n);
  static bool jit(Code* code) { return pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE) == 0; }
  static void free(Code* p) { pcre2_code_free_8(p); }
  static void free(MatchData* p) { pcre2_match_data_free_8(p); }
  static void free(MatchContext* p) { pcre2_match_context_free_8(p); }
  static void free(JitStack* p) { pcre2_jit_stack_free_8(p); }
  static MatchData* match_data(std::uint32_t pairs) { return pcre2_match_data_create_8(pairs, nullptr); }
  static MatchContext* match_context() { return pcre2_match_context_create_8(nullptr); }
  static JitStack* jit_stack(std::size_t first, std::size_t last) {
    return pcre2_jit_stack_create_8(first, last, nullptr);
  }
  static void set(MatchContext* m, JitStack* stack);
  static const std::size_t* offsets(MatchData* m) { return pcre2_get_ovector_pointer_8(m); }
  static int jit_match(const Code* c, const char* s, std::size_t n, std::size_t from, MatchData* m, MatchContext* x) {
    return pcre2_jit_match_8(c, reinterpret_cast<PCRE2_SPTR8>(s), n, from, 0, m, x);
  }
  static int match(const Code* c, const char* s, std::size_t n, std::size_t from, MatchData* m, MatchContext* x) {
    return pcre2_match_8(c, reinterpret_cast<PCRE2_SPTR8>(s), n, from, 0, m, x);
  }
};

struct Pcre16 {
  using Unit = char16_t;
  using Code = pcre2_code_16;
  using MatchData = pcre2_match_data_16;
  using MatchContext = pcre2_match_context_16;
  using JitStack = pcre2_jit_stack_16;
  static Code* compile(const char* pattern, std::size_t n);
  static bool jit(Code* code) { return pcre2_jit_compile_16(code, PCRE2_JIT_COMPLETE) == 0; }
  static void free(Code* p) { pcre2_code_free_16(p); }
  static void free(MatchData* p) { pcre2_match_data_free_16(p); }
  static void free(MatchContext* p) { pcre2_match_context_free_16(p); }
  static void free(JitStack* p) { pcre2_jit_stack_free_16(p); }
  static MatchData* match_data(std::uint32_t pairs) { return pcre2_match_data_create_16(pairs, nullptr); }
  static MatchContext* match_context() { return pcre2_match_context_create_16(nullptr); }
  static JitStack* jit_stack(std::size_t first, std::size_t last) {
    return pcre2_jit_stack_create_16(first, last, nullptr);
  }
  static void set(MatchContext* m, JitStack* stack);
  static const std::size_t* offsets(MatchData* m) { return pcre2_get_ovector_pointer_16(m); }
  static int jit_match(const Code* c, const char16_t* s, std::size_t n, std::size_t from, MatchData* m,
                       MatchContext* x) {
    return pcre2_jit_match_16(c, reinterpret_cast<PCRE2_SPTR16>(s), n, from, 0, m, x);
  }
  static int match(const Code* c, const char16_t* s, std::size_t n, std::size_t from, MatchData* m, MatchContext* x) {
    return pcre2_match_16(c, reinterpret_cast<PCRE2_SPTR16>(s), n, from, 0, m, x);
  }
};

template <class Lib>
struct Free {
  template <class T>
  void operator()(T* p) const {
    Lib::free(p);
  }
};
template <class Lib, class T>
using Owned = std::unique_ptr<T, Free<Lib>>;

/// A compiled pattern; const and shareable.
template <class Lib>
struct PcreCode {
  Owned<Lib, typename Lib::Code> code;  ///< null: PCRE2 refuses the pattern (too large), or it is not fit for PCRE2
  bool jit = false;
  std::uint32_t pairs = 1;          ///< of offsets that a match fills
  std::vector<std::int32_t> group;  ///< by slot: PCRE2's group, -1 none, -2 several
  std::vector<std::int32_t> slots;  ///< by PCRE2's group minus 1: the slot
  explicit operator bool() const { return code != nullptr; }
};

template <class Lib>
PcreCode<Lib> compile_pcre(const Translation& translation, std::size_t slots);

/// What matching needs per thread.
template <class Lib>
struct PcreScratch {
  Owned<Lib, typename Lib::MatchData> data;
  Owned<Lib, typename Lib::MatchContext> context;
  Owned<Lib, typename Lib::JitStack> stack;
  std::uint32_t pairs = 0;

  void prepare(std::uint32_t wanted) {
    if (wanted > pairs) grow(wanted);
  }
  void grow(std::uint32_t wanted);
};

extern template PcreCode<Pcre8> compile_pcre(const Translation&, std::size_t);
extern template PcreCode<Pcre16> compile_pcre(const Translation&, std::size_t);
extern template struct PcreScratch<Pcre8>;
extern template struct PcreScratch<Pcre16>;

}  // namespace attrmap::regex
