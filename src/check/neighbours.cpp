#include "check/neighbours.hpp"

#include "base/suggest.hpp"

namespace attrmap::check {
namespace {

constexpr std::string_view kConnect = "Connect Sync";
constexpr std::string_view kOther = "";

constexpr Neighbour kNeighbours[] = {
    {"BitOr", "", kConnect},
    {"CGuid", "", kConnect},
    {"CNum", "", kConnect},
    {"ConvertFromUTF8Hex", "", kConnect},
    {"DNComponentRev", "DNComponent", kConnect},
    {"EscapeDNComponent", "", kConnect},
    {"ImportedValue", "", kConnect},
    {"InStrRev", "InStr", kConnect},
    {"IsBitSet", "BitAnd", kConnect},
    {"IsDate", "", kConnect},
    {"IsEmpty", "IsNullOrEmpty", kConnect},
    {"IsGuid", "", kConnect},
    {"IsNumeric", "", kConnect},
    {"ItemOrNull", "Item", kConnect},
    {"LCase", "ToLower", kConnect},
    {"LTrim", "Trim", kConnect},
    {"PadLeft", "Replace", kConnect},
    {"PadRight", "", kConnect},
    {"RandomNum", "RandomString", kConnect},
    {"ReplaceChars", "Replace", kConnect},
    {"Right", "Replace", kConnect},
    {"RTrim", "Trim", kConnect},
    {"Select", "", kConnect},
    {"StringFromGuid", "", kConnect},
    {"UCase", "ToUpper", kConnect},
    {"Where", "", kConnect},
    {"With", "", kConnect},
    {"If", "IIF", kOther},
    {"IfElse", "IIF", kOther},
    {"IfThenElse", "IIF", kOther},
    {"Case", "Switch", kOther},
    {"Concat", "Join", kOther},
    {"Concatenate", "Join", kOther},
    {"Substring", "Mid", kOther},
    {"SubstringBefore", "Word", "Okta"},
    {"SubstringAfter", "Word", "Okta"},
    {"Substitute", "Replace", kOther},
    {"Lower", "ToLower", kOther},
    {"ToLowerCase", "ToLower", "Okta"},
    {"Upper", "ToUpper", kOther},
    {"ToUpperCase", "ToUpper", "Okta"},
    {"Proper", "PCase", kOther},
    {"Length", "Len", kOther},
    {"IndexOf", "InStr", kOther},
    {"Find", "InStr", kOther},
    {"First", "Item", kOther},
    {"RemoveDiacritics", "NormalizeDiacritics", kOther},
    {"RemoveSpaces", "StripSpaces", "Okta"},
    {"IfNull", "Coalesce", kOther},
    {"SelectUniqueValues", "SelectUniqueValue", kOther},
};

}  // namespace

const Neighbour* find_neighbour(std::string_view name) {
  for (const Neighbour& n : kNeighbours)
    if (equals_ignoring_ascii_case(n.name, name)) return &n;
  return nullptr;
}

}  // namespace attrmap::check
