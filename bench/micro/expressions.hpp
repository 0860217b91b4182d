// The six expressions that stand for a mapping's work, with a typical user and the results that are asserted.
#pragma once

namespace attrmap::bench {

struct Expression {
  const char* name;
  const char* text;
  const char* result;
};

inline constexpr Expression kSix[] = {
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
};

inline constexpr const char* kUser[][2] = {
    {"givenName", "ANNE-MARIE"},
    {"surname", "O'Connor"},
    {"state", "Colorado"},
    {"country", "United States"},
    {"telephoneNumber", "+1 206 1234567"},
    {"employeeHireDate", "2019-03-04T00:00:00Z"},
};

}  // namespace attrmap::bench
