// Every built-in function, one file each. An explicit list: self-registration by static constructors is silently
// dropped from static libraries. A test compares this list with the folder.
#pragma once
#include "func/registry.hpp"

namespace attrmap::stdlib {

const func::Builtin& append_();
const func::Builtin& app_role_assignments_();
const func::Builtin& app_role_assignments_complex_();
const func::Builtin& assertive_app_role_assignments_complex_();
const func::Builtin& bit_and_();
const func::Builtin& cbool_();
const func::Builtin& cdate_();
const func::Builtin& coalesce_();
const func::Builtin& contains_();
const func::Builtin& convert_from_base64_();
const func::Builtin& convert_to_base64_();
const func::Builtin& convert_to_utf8_hex_();
const func::Builtin& count_();
const func::Builtin& cref_();
const func::Builtin& cstr_();
const func::Builtin& date_add_();
const func::Builtin& date_diff_();
const func::Builtin& date_from_num_();
const func::Builtin& default_domain_();
const func::Builtin& dn_component_();
const func::Builtin& error_();
const func::Builtin& format_date_time_();
const func::Builtin& guid_();
const func::Builtin& ignore_flow_if_null_or_empty_();
const func::Builtin& iif_();
const func::Builtin& instr_();
const func::Builtin& is_nothing_();
const func::Builtin& is_null_();
const func::Builtin& is_null_or_empty_();
const func::Builtin& is_present_();
const func::Builtin& is_string_();
const func::Builtin& item_();
const func::Builtin& join_();
const func::Builtin& left_();
const func::Builtin& len_();
const func::Builtin& mid_();
const func::Builtin& normalize_diacritics_();
const func::Builtin& normalize_diacritics_by_culture_();
const func::Builtin& not_();
const func::Builtin& now_();
const func::Builtin& num_from_date_();
const func::Builtin& pcase_();
const func::Builtin& prepend_();
const func::Builtin& random_string_();
const func::Builtin& redact_();
const func::Builtin& remove_duplicates_();
const func::Builtin& replace_();
const func::Builtin& select_unique_value_();
const func::Builtin& single_app_role_assignment_();
const func::Builtin& split_();
const func::Builtin& string_from_sid_();
const func::Builtin& strip_spaces_();
const func::Builtin& switch_();
const func::Builtin& to_lower_();
const func::Builtin& to_upper_();
const func::Builtin& trim_();
const func::Builtin& word_();

/// Adds all of them, in alphabetical order.
void add_all(func::Registry& registry);

}  // namespace attrmap::stdlib
