// Inside of Pattern and Scratch.
#pragma once
#include <mutex>
#include <string>
#include <vector>

#include "regex/analysis.hpp"
#include "regex/matcher.hpp"
#include "regex/pcre.hpp"
#include "regex/program.hpp"
#include "regex/regex.hpp"
#include "regex/tree.hpp"

namespace attrmap::regex {

struct CompiledPattern {
  Limits limits;
  Syntax syntax;
  Analysis analysis;
  Start start;
  /// Longest subject that PCRE2 gets, in units. The cost of one of its backtracking points grows with subject and
  /// pattern, and only our own matcher counts that.
  std::size_t pcre_subject_limit = 0;
  bool own_only = false;     ///< set before the pattern is shared
  bool exact_names = false;  ///< some group has a name, or numbers have gaps: then `01` does not name group 1
  PcreCode<Pcre8> ascii;

  /// Made when first needed, by one thread.
  const PcreCode<Pcre16>& wide() const;
  const Program& program() const;

 private:
  mutable std::once_flag wide_once_, program_once_;
  mutable PcreCode<Pcre16> wide_;
  mutable Program program_;
};

struct Span {
  std::size_t begin = 0, end = 0;
};

struct Scratch::Buffers {
  PcreScratch<Pcre8> ascii;
  PcreScratch<Pcre16> wide;
  Matcher matcher;
  std::u16string subject, literal, result;
  std::vector<Span> spans;

  /// Gives back what an unusually long subject needed.
  void trim() {
    if (subject.capacity() + literal.capacity() + result.capacity() + spans.capacity() > kKept || matcher.is_large())
      release();
  }

 private:
  static constexpr std::size_t kKept = 1024 * 1024;
  void release();
};

}  // namespace attrmap::regex
