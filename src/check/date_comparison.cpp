#include "check/date_comparison.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <utility>

#include "base/suggest.hpp"
#include "syntax/print.hpp"

namespace attrmap::check {
namespace {

using syntax::NodeId;
using syntax::NodeKind;
using syntax::Op;

struct Unit {
  std::string_view letter, one, many;
  bool calendar;  ///< fields are subtracted; else whole elapsed units are counted
};
constexpr std::array<Unit, 7> kUnits = {{{"yyyy", "calendar year", "calendar years", true},
                                         {"m", "calendar month", "calendar months", true},
                                         {"ww", "calendar week", "calendar weeks", true},
                                         {"d", "day", "days", false},
                                         {"h", "hour", "hours", false},
                                         {"n", "minute", "minutes", false},
                                         {"s", "second", "seconds", false}}};

constexpr std::array<Unit, 4> kWhole = {{{"d", "whole day", "whole days", false},
                                         {"h", "whole hour", "whole hours", false},
                                         {"n", "whole minute", "whole minutes", false},
                                         {"s", "whole second", "whole seconds", false}}};

const Unit* find_unit(std::string_view letter) {
  for (const Unit& u : kUnits)
    if (equals_ignoring_ascii_case(u.letter, letter)) return &u;
  return nullptr;
}

Op mirrored(Op op) {
  switch (op) {
    case Op::less: return Op::greater;
    case Op::less_equal: return Op::greater_equal;
    case Op::greater: return Op::less;
    case Op::greater_equal: return Op::less_equal;
    default: return op;
  }
}

bool holds(std::int64_t difference, Op op, std::int64_t n) {
  switch (op) {
    case Op::less: return difference < n;
    case Op::less_equal: return difference <= n;
    case Op::greater: return difference > n;
    case Op::greater_equal: return difference >= n;
    case Op::equal: return difference == n;
    default: return difference != n;
  }
}

std::string amount(std::int64_t n, const Unit& unit) { return fmt::format("{} {}", n, n == 1 ? unit.one : unit.many); }

/// "at least 3 days after": where date2 lies for differences from `n` on.
std::string from_on(std::int64_t n, const Unit& unit) {
  if (n > 0) return fmt::format("at least {} after", amount(n, unit));
  if (unit.calendar)
    return n == 0 ? fmt::format("in the same {} as, or after,", unit.one)
                  : fmt::format("at most {} before, or after,", amount(-n, unit));
  return fmt::format("after, or less than {} before,", amount(1 - n, unit));
}

std::string up_to(std::int64_t n, const Unit& unit) {
  if (n < 0) return fmt::format("at least {} before", amount(-n, unit));
  if (unit.calendar)
    return n == 0 ? fmt::format("in the same {} as, or before,", unit.one)
                  : fmt::format("at most {} after, or before,", amount(n, unit));
  return fmt::format("before, or less than {} after,", amount(n + 1, unit));
}

/// "whole days", for counts that leave the rest out.
Unit whole(const Unit& unit) {
  for (const Unit& u : kWhole)
    if (u.letter == unit.letter) return u;
  return unit;
}

std::string relation(Op op, std::int64_t n, const Unit& unit) {
  switch (op) {
    case Op::greater_equal: return from_on(n, unit);
    case Op::greater: return from_on(n + 1, unit);
    case Op::less_equal: return up_to(n, unit);
    case Op::less: return up_to(n - 1, unit);
    default: break;
  }
  const std::string exactly =
      n == 0 ? (unit.calendar ? fmt::format("in the same {} as", unit.one)
                              : fmt::format("less than {} away from", amount(1, unit)))
             : fmt::format("{} {}", amount(n < 0 ? -n : n, whole(unit)), n < 0 ? "before" : "after");
  return op == Op::equal ? exactly : "not " + exactly;
}

/// A date-time that is `k` units after noon of 15 January 2026: DateDiff from there gives exactly k.
std::string example(const Unit& unit, std::int64_t k) {
  using namespace std::chrono;
  const year_month_day start{year{2026}, January, day{15}};
  sys_seconds at = sys_days{start} + hours{12};
  const auto some = static_cast<int>(k);
  if (unit.letter == "yyyy")
    at = sys_days{start + years{some}} + hours{12};
  else if (unit.letter == "m")
    at = sys_days{start + months{some}} + hours{12};
  else
    at += unit.letter == "ww"  ? seconds{k * 7 * 86400}
          : unit.letter == "d" ? seconds{k * 86400}
          : unit.letter == "h" ? seconds{k * 3600}
          : unit.letter == "n" ? seconds{k * 60}
                               : seconds{k};
  const auto midnight = floor<days>(at);
  const year_month_day date{midnight};
  const hh_mm_ss time{at - midnight};
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string examples(Op op, std::int64_t n, const Unit& unit, const std::string& from, const std::string& to) {
  std::string yes, no;
  for (const std::int64_t k : {n - 1, n, n + 1}) {
    std::string& list = holds(k, op, n) ? yes : no;
    list += (list.empty() ? "" : " and ") + example(unit, k);
  }
  return fmt::format("with {} = {}: true for {} = {}, false for {}", from, example(unit, 0), to, yes, no);
}

bool calls_date_diff(const syntax::Ast& ast, const std::vector<const func::Builtin*>& callee, NodeId id) {
  return ast[id].kind == NodeKind::call && callee[id] != nullptr && callee[id]->def.name == "DateDiff";
}

}  // namespace

std::optional<std::int64_t> integer_constant(const syntax::Node& node) {
  if (node.kind == NodeKind::integer) return node.integer;
  if (node.kind != NodeKind::string) return std::nullopt;
  std::int64_t value = 0;
  const char* end = node.text.data() + node.text.size();
  const auto [stop, error] = std::from_chars(node.text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<DateComparison> date_comparison(const syntax::Ast& ast, const std::vector<const func::Builtin*>& callee,
                                              NodeId id) {
  const syntax::Node& node = ast[id];
  if (node.kind != NodeKind::binary || node.op > Op::greater_equal) return std::nullopt;
  NodeId call = ast.children_of(node)[0], number = ast.children_of(node)[1];
  Op op = node.op;
  if (!calls_date_diff(ast, callee, call)) {
    std::swap(call, number);
    op = mirrored(op);
  }
  constexpr std::int64_t kMost = 3000;  // examples stay in years of four digits
  const auto n = integer_constant(ast[number]);
  if (!calls_date_diff(ast, callee, call) || !n || *n > kMost || *n < -kMost) return std::nullopt;
  const auto arguments = ast.children_of(ast[call]);
  if (arguments.size() != 3 || ast[arguments[0]].kind != NodeKind::string) return std::nullopt;
  const Unit* unit = find_unit(ast[arguments[0]].text);
  if (unit == nullptr) return std::nullopt;
  if (unit->letter == "yyyy" && (*n > 1000 || *n < -1000)) return std::nullopt;
  const std::string from = "`" + syntax::print(ast, arguments[1]) + "`",
                    to = "`" + syntax::print(ast, arguments[2]) + "`";
  return DateComparison{fmt::format("{} is {} {}", to, relation(op, *n, *unit), from),
                        examples(op, *n, *unit, from, to)};
}

}  // namespace attrmap::check
