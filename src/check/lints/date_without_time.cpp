#include <algorithm>
#include <array>

#include "base/suggest.hpp"
#include "check/lints/lints.hpp"

namespace attrmap::check::lints {
namespace {

constexpr std::array<std::string_view, 2> kWantTime = {"employeeHireDate", "employeeLeaveDateTime"};

/// A .NET date format that writes no hours.
bool only_date(std::string_view format) {
  if (format.size() == 1) return std::string_view("dDmMyY").find(format.front()) != std::string_view::npos;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '\\')
      ++i;
    else if (c == '"' || c == '\'')
      i = std::min(format.find(c, i + 1), format.size());
    else if (c == 'h' || c == 'H')
      return false;
  }
  return true;
}

}  // namespace

void date_without_time(const Pass& pass, NodeId id) {
  if (id != pass.ast.root || pass.options.target == nullptr || !pass.calls(id, "FormatDateTime")) return;
  const std::string_view target = pass.options.target->name;
  if (std::none_of(kWantTime.begin(), kWantTime.end(),
                   [&](std::string_view name) { return equals_ignoring_ascii_case(name, target); }))
    return;
  const auto arguments = pass.children(id);
  if (arguments.size() < 2 || !pass.is_string(arguments.back()) || !only_date(pass[arguments.back()].text)) return;
  pass.report(diag::kDateWithoutTime, pass[arguments.back()].span, target, pass[arguments.back()].text);
}

}  // namespace attrmap::check::lints
