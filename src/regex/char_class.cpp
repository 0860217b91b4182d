#include "regex/char_class.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

namespace attrmap::regex {
namespace {

constexpr unsigned kUnits = 0x10000;

std::uint32_t mask_of(char16_t unit) { return U_MASK(u_charType(unit)); }

constexpr std::uint32_t kSpaceCategories = U_GC_Z_MASK;
constexpr std::uint32_t kWordCategories = U_GC_L_MASK | U_GC_MN_MASK | U_GC_ND_MASK | U_GC_PC_MASK;
constexpr std::uint32_t kCased = U_GC_LU_MASK | U_GC_LL_MASK | U_GC_LT_MASK;

bool is_space(char16_t unit) {
  return (unit >= 9 && unit <= 13) || unit == 0x85 || (mask_of(unit) & kSpaceCategories) != 0;
}

/// General category of every code unit; built once.
const std::array<std::uint8_t, kUnits>& categories() {
  static const auto* const table = [] {
    auto* t = new std::array<std::uint8_t, kUnits>;
    for (unsigned c = 0; c < kUnits; ++c) (*t)[c] = static_cast<std::uint8_t>(u_charType(static_cast<UChar32>(c)));
    return t;
  }();
  return *table;
}

/// Every pair (unit, other unit with the same simple lower case), sorted; built once.
const std::vector<std::pair<char16_t, char16_t>>& equivalents() {
  static const auto* const table = [] {
    std::vector<std::pair<char16_t, char16_t>> upper;  // (lower case, unit)
    for (unsigned c = 0; c < kUnits; ++c) {
      const auto unit = static_cast<char16_t>(c);
      if (const char16_t low = simple_lower(unit); low != unit) upper.emplace_back(low, unit);
    }
    std::sort(upper.begin(), upper.end());
    auto* t = new std::vector<std::pair<char16_t, char16_t>>;
    for (std::size_t i = 0; i < upper.size();) {
      std::size_t end = i;
      std::vector<char16_t> same{upper[i].first};
      while (end < upper.size() && upper[end].first == upper[i].first) same.push_back(upper[end++].second);
      for (const char16_t a : same)
        for (const char16_t b : same)
          if (a != b) t->emplace_back(a, b);
      i = end;
    }
    std::sort(t->begin(), t->end());
    return t;
  }();
  return *table;
}

void normalize(UnitSet& set) {
  std::sort(set.begin(), set.end(), [](const UnitRange& a, const UnitRange& b) { return a.first < b.first; });
  std::size_t n = 0;
  for (const UnitRange& r : set) {
    if (n > 0 && unsigned{r.first} <= unsigned{set[n - 1].last} + 1)
      set[n - 1].last = std::max(set[n - 1].last, r.last);
    else
      set[n++] = r;
  }
  set.resize(n);
}

void add_equivalents(UnitSet& to, UnitRange range) {
  const auto& table = equivalents();
  auto it = std::lower_bound(table.begin(), table.end(), std::pair<char16_t, char16_t>(range.first, 0));
  for (; it != table.end() && it->first <= range.last; ++it) to.push_back({it->second, it->second});
}

template <class Test>
UnitSet collect(Test test) {
  UnitSet set;
  for (unsigned c = 0; c < kUnits;) {
    if (!test(c)) {
      ++c;
      continue;
    }
    const unsigned first = c;
    while (c < kUnits && test(c)) ++c;
    set.push_back({static_cast<char16_t>(first), static_cast<char16_t>(c - 1)});
  }
  return set;
}

UnitSet collect_categories(std::uint32_t mask) {
  const auto& table = categories();
  return collect([&](unsigned c) { return (U_MASK(table[c]) & mask) != 0; });
}

/// `\w` and `\d` are common and costly to collect.
UnitSet resolve_categories(std::uint32_t mask) {
  if (mask == kWordCategories) {
    static const auto* const word = new UnitSet(collect_categories(kWordCategories));
    return *word;
  }
  if (mask == U_GC_ND_MASK) {
    static const auto* const digit = new UnitSet(collect_categories(U_GC_ND_MASK));
    return *digit;
  }
  return collect_categories(mask);
}

UnitSet subtract(const UnitSet& a, const UnitSet& b) {
  UnitSet out;
  std::size_t j = 0;
  for (const UnitRange& r : a) {
    unsigned first = r.first;
    while (j < b.size() && b[j].last < first) ++j;
    for (std::size_t k = j; k < b.size() && b[k].first <= r.last; ++k) {
      if (b[k].first > first) out.push_back({static_cast<char16_t>(first), static_cast<char16_t>(b[k].first - 1)});
      first = unsigned{b[k].last} + 1;
    }
    if (first <= r.last) out.push_back({static_cast<char16_t>(first), r.last});
  }
  return out;
}

bool in(UnitRange r, char16_t unit) { return unit >= r.first && unit <= r.last; }

bool in_ignoring_case(UnitRange r, char16_t unit) {
  if (in(r, unit)) return true;
  if (unit < 0x80) {
    const char16_t low = unit | 0x20;
    if (low < 'a' || low > 'z') return false;
    return in(r, unit ^ 0x20) || (low == 'k' && in(r, 0x212A));  // KELVIN SIGN is the only outsider of ASCII letters
  }
  const auto& table = equivalents();
  auto it = std::lower_bound(table.begin(), table.end(), std::pair<char16_t, char16_t>(unit, 0));
  for (; it != table.end() && it->first == unit; ++it)
    if (in(r, it->second)) return true;
  return false;
}

bool contains(const ClassItem& item, bool ignore_case, char16_t unit) {
  switch (item.kind) {
    case ClassItem::Kind::range: return ignore_case ? in_ignoring_case(item.range, unit) : in(item.range, unit);
    case ClassItem::Kind::categories: return ((mask_of(unit) & item.categories) != 0) != item.negated;
    case ClassItem::Kind::space: return is_space(unit) != item.negated;
  }
  return false;
}

struct Category {
  std::string_view name;
  std::uint32_t mask;
};
constexpr Category kCategories[] = {
    {"L", U_GC_L_MASK},   {"Lu", U_GC_LU_MASK}, {"Ll", U_GC_LL_MASK}, {"Lt", U_GC_LT_MASK}, {"Lm", U_GC_LM_MASK},
    {"Lo", U_GC_LO_MASK}, {"M", U_GC_M_MASK},   {"Mn", U_GC_MN_MASK}, {"Mc", U_GC_MC_MASK}, {"Me", U_GC_ME_MASK},
    {"N", U_GC_N_MASK},   {"Nd", U_GC_ND_MASK}, {"Nl", U_GC_NL_MASK}, {"No", U_GC_NO_MASK}, {"P", U_GC_P_MASK},
    {"Pc", U_GC_PC_MASK}, {"Pd", U_GC_PD_MASK}, {"Ps", U_GC_PS_MASK}, {"Pe", U_GC_PE_MASK}, {"Pi", U_GC_PI_MASK},
    {"Pf", U_GC_PF_MASK}, {"Po", U_GC_PO_MASK}, {"S", U_GC_S_MASK},   {"Sm", U_GC_SM_MASK}, {"Sc", U_GC_SC_MASK},
    {"Sk", U_GC_SK_MASK}, {"So", U_GC_SO_MASK}, {"Z", U_GC_Z_MASK},   {"Zs", U_GC_ZS_MASK}, {"Zl", U_GC_ZL_MASK},
    {"Zp", U_GC_ZP_MASK}, {"C", U_GC_C_MASK},   {"Cc", U_GC_CC_MASK}, {"Cf", U_GC_CF_MASK}, {"Cs", U_GC_CS_MASK},
    {"Co", U_GC_CO_MASK}, {"Cn", U_GC_CN_MASK},
};

}  // namespace

bool contains(std::span<const CharClass> table, std::uint32_t index, char16_t unit) {
  const CharClass& c = table[index];
  bool found = false;
  for (const ClassItem& item : c.items)
    if (contains(item, c.ignore_case, unit)) {
      found = true;
      break;
    }
  if (found == c.negated) return false;
  return c.subtracted < 0 || !contains(table, static_cast<std::uint32_t>(c.subtracted), unit);
}

AsciiSet ascii_part(std::span<const CharClass> table, std::uint32_t index) {
  AsciiSet set;
  for (unsigned c = 0; c < 128; ++c)
    if (contains(table, index, static_cast<char16_t>(c))) set.add(c);
  return set;
}

UnitSet resolve(std::span<const CharClass> table, std::uint32_t index) {
  const CharClass& c = table[index];
  UnitSet set;
  for (const ClassItem& item : c.items) {
    UnitSet part;
    switch (item.kind) {
      case ClassItem::Kind::range:
        set.push_back(item.range);
        if (c.ignore_case) add_equivalents(set, item.range);
        continue;
      case ClassItem::Kind::categories: part = resolve_categories(item.categories); break;
      case ClassItem::Kind::space:
        part = resolve_categories(kSpaceCategories);
        part.push_back({9, 13});
        part.push_back({0x85, 0x85});
        normalize(part);
        break;
    }
    if (item.negated) part = complement(part);
    set.insert(set.end(), part.begin(), part.end());
  }
  normalize(set);
  if (c.negated) set = complement(set);
  if (c.subtracted >= 0) set = subtract(set, resolve(table, static_cast<std::uint32_t>(c.subtracted)));
  return set;
}

AsciiSet ascii_part(char16_t literal, bool ignore_case) {
  AsciiSet set;
  if (!ignore_case) {
    if (literal < 128) set.add(literal);
    return set;
  }
  for (unsigned c = 0; c < 128; ++c)
    if (in_ignoring_case({literal, literal}, static_cast<char16_t>(c))) set.add(c);
  return set;
}

UnitSet resolve(char16_t literal, bool ignore_case) {
  UnitSet set{{literal, literal}};
  if (ignore_case) add_equivalents(set, {literal, literal});
  normalize(set);
  return set;
}

bool contains(const UnitSet& set, char16_t unit) {
  auto it = std::upper_bound(set.begin(), set.end(), unit, [](char16_t u, const UnitRange& r) { return u < r.first; });
  return it != set.begin() && unit <= std::prev(it)->last;
}

UnitSet complement(const UnitSet& set) { return subtract({{0, 0xFFFF}}, set); }

bool is_word(char16_t unit) { return (mask_of(unit) & kWordCategories) != 0; }

bool is_boundary_word(char16_t unit) {
  if (unit < 0x80) {
    const char16_t low = unit | 0x20;
    return (low >= 'a' && low <= 'z') || (unit >= '0' && unit <= '9') || unit == '_';
  }
  return is_word(unit) || unit == 0x200C || unit == 0x200D;
}

const UnitSet& boundary_word_units() {
  static const auto* const set = [] {
    auto* s = new UnitSet(resolve_categories(kWordCategories));
    s->push_back({0x200C, 0x200D});
    normalize(*s);
    return s;
  }();
  return *set;
}

char16_t simple_lower(char16_t unit) {
  if (unit < 0x80) return unit >= 'A' && unit <= 'Z' ? static_cast<char16_t>(unit | 0x20) : unit;
  if (unit == 0x130) return unit;
  const UChar32 low = u_tolower(unit);
  return low < 0x10000 ? static_cast<char16_t>(low) : unit;
}

std::uint32_t word_categories() { return kWordCategories; }
std::uint32_t digit_categories() { return U_GC_ND_MASK; }

std::optional<std::vector<ClassItem>> property(std::string_view name, bool negated, bool ignore_case) {
  for (const Category& c : kCategories) {
    if (c.name != name) continue;
    const bool cased = c.mask == U_GC_LU_MASK || c.mask == U_GC_LL_MASK || c.mask == U_GC_LT_MASK;
    return std::vector<ClassItem>{
        {ClassItem::Kind::categories, negated, {0, 0}, ignore_case && cased ? kCased : c.mask}};
  }
  if (!name.starts_with("Is")) return std::nullopt;
  const auto range = block(name.substr(2));
  if (!range) return std::nullopt;
  if (!negated) return std::vector<ClassItem>{{ClassItem::Kind::range, false, *range, 0}};
  std::vector<ClassItem> items;
  for (const UnitRange& r : complement({*range})) items.push_back({ClassItem::Kind::range, false, r, 0});
  return items;
}

}  // namespace attrmap::regex
