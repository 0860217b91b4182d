// The six expressions that stand for a mapping's work, and single functions in the forms that mappings use, with a
// typical user and the results that are asserted.
#pragma once
#include <map>
#include <span>
#include <string>

#include "base/unicode.hpp"
#include "value/val.hpp"

namespace attrmap::bench {

struct Expression {
  const char* name;
  const char* text;
  const char* result;
};

inline constexpr Expression kAll[] = {
    {"userName",
     R"x(ToLower(Join("@", NormalizeDiacritics(StripSpaces(Join(".", [givenName], [surname]))), "contoso.com"), ))x",
     "anne-marie.o'connor@contoso.com"},
    {"displayName", R"x(Join(" ", PCase([givenName], " '-"), PCase([surname], " '-")))x", "Anne-Marie O'Connor"},
    {"region",
     R"x(Switch([state], "N/A", "Washington", "WA", "California", "CA", "Oregon", "OR", "Texas", "TX", "New York", "NY", "Illinois", "IL", "Massachusetts", "MA", "Colorado", "CO", "Georgia", "GA", "Bavaria", "BY", "Ontario", "ON", "Île-de-France", "IDF"))x",
     "CO"},
    {"costCenter", R"x(IIF([country]="United States", "US-1000", "INTL-2000"))x", "US-1000"},
    {"phone",
     R"x(Replace([telephoneNumber], , "\\+(?<isdCode>\\d{1,3}) (?<area>\\d{2,4}) (?<phoneNumber>\\d{6,8})", , "(${area}) ${phoneNumber}", , ))x",
     "(206) 1234567"},
    {"hireDate", R"x(FormatDateTime([employeeHireDate], , "yyyy-MM-ddTHH:mm:ssZ", "dd MMM yyyy"))x", "04 Mar 2019"},
    // behind the six
    {"attribute", "[surname]", "O'Connor"},
    {"lower", R"x(ToLower([mail], ))x", "anne-marie.oconnor@contoso.com"},
    {"diacritics", R"x(ToLower(NormalizeDiacritics(Join(".", [nick], [surname])), ))x", "zoe.o'connor"},
    {"append", R"x(Append(Mid([employeeId], 3, 6), "-E"))x", "001234-E"},
    {"word", R"x(Word([displayName], 2, " ,"))x", "O'Connor"},
    {"coalesce", R"x(Coalesce([jobTitle], [extensionAttribute3], "Unspecified"))x", "Engineer"},
    {"replaceText", R"x(Replace([department], " & ", , , " and ", , ))x", "Research and Development"},
    {"nested", R"x(IIF([country]="France", "FR", IIF([country]="United States", "US", "XX")))x", "US"},
};
inline constexpr std::span<const Expression> kSix(kAll, 6);

inline constexpr const char* kUser[][2] = {
    {"givenName", "ANNE-MARIE"},
    {"surname", "O'Connor"},
    {"state", "Colorado"},
    {"country", "United States"},
    {"telephoneNumber", "+1 206 1234567"},
    {"employeeHireDate", "2019-03-04T00:00:00Z"},
    {"mail", "Anne-Marie.OConnor@contoso.com"},
    {"nick", "Zoë"},
    {"employeeId", "E-001234"},
    {"displayName", "Anne-Marie O'Connor"},
    {"extensionAttribute3", "Engineer"},
    {"department", "Research & Development"},
};

/// Its texts are as the readers of records give them.
inline std::map<std::string, Val> user() {
  static Arena arena;
  std::map<std::string, Val> values;
  for (const auto& [name, value] : kUser)
    values[name] = Val::of_text(
        arena.copy(value), static_cast<std::uint8_t>(Val::clean | Val::padded | (is_ascii(value) ? Val::ascii : 0)));
  return values;
}

}  // namespace attrmap::bench
