// The id of a request, echoed as it was written.
#pragma once
#include <string_view>

namespace attrmap::cli {

/// The text of the member `id` of the JSON object `line`, without white space around it; empty when there is none. The
/// line may be broken behind the id: whether the text is JSON is for the caller to see.
std::string_view request_id(std::string_view line);

}  // namespace attrmap::cli
