#include "stdlib/all.hpp"

#include "stdlib/registry.hpp"

namespace attrmap::stdlib {

void add_all(func::Registry& registry) {
  using Declaration = const func::Builtin& (*)();
  static constexpr Declaration declarations[] = {
      append_,
      app_role_assignments_,
      app_role_assignments_complex_,
      assertive_app_role_assignments_complex_,
      bit_and_,
      cbool_,
      cdate_,
      coalesce_,
      contains_,
      convert_from_base64_,
      convert_to_base64_,
      convert_to_utf8_hex_,
      count_,
      cref_,
      cstr_,
      date_add_,
      date_diff_,
      date_from_num_,
      default_domain_,
      dn_component_,
      error_,
      format_date_time_,
      guid_,
      ignore_flow_if_null_or_empty_,
      iif_,
      instr_,
      is_nothing_,
      is_null_,
      is_null_or_empty_,
      is_present_,
      is_string_,
      item_,
      join_,
      left_,
      len_,
      mid_,
      normalize_diacritics_,
      normalize_diacritics_by_culture_,
      not_,
      now_,
      num_from_date_,
      pcase_,
      prepend_,
      random_string_,
      redact_,
      remove_duplicates_,
      replace_,
      select_unique_value_,
      single_app_role_assignment_,
      split_,
      string_from_sid_,
      strip_spaces_,
      switch_,
      to_lower_,
      to_upper_,
      trim_,
      word_,
  };
  for (const Declaration declaration : declarations) registry.add(declaration());
}

const func::Registry& registry() {
  static const func::Registry all = [] {
    func::Registry r;
    add_all(r);
    return r;
  }();
  return all;
}

}  // namespace attrmap::stdlib
