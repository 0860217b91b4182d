// The line protocol `attrmap eval --requests`: NDJSON requests in, NDJSON answers out, one each, in order.
#pragma once
#include <cstdio>
#include <iosfwd>

#include "attrmap/engine.hpp"

namespace attrmap::cli {

/// Reads until the end of input. Each answer is flushed before the next line is waited for.
/// `defaults`: what a request does not say. Returns an exit code: kRecordsFailed when some lines were no requests.
int serve_requests(int input_fd, std::FILE* output, const EngineOptions& options, const Context& defaults);

}  // namespace attrmap::cli
