// CSV as RFC 4180 has it: fields in double quotes may hold delimiters, line ends and doubled quotes; blanks belong to
// the field. Each value is text; an empty field is null.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/json_record.hpp"

namespace attrmap::record {

/// `,`, unless the header has none and has `;` or a tab.
char csv_delimiter(std::string_view header);

/// The names of a header row. `name`: of the input, for messages.
std::optional<Diagnostic> read_csv_header(std::string_view row, char delimiter, std::string_view name,
                                          std::vector<std::string>& names);

/// Reads rows under a header. A name of the header feeds the attributes that a JSON member of that name would; a dotted
/// one (`manager.id`) those of the path as well.
std::unique_ptr<Reader> csv_reader(const RecordLayout& layout, const Limits& limits, std::vector<std::string> header,
                                   char delimiter);

}  // namespace attrmap::record
