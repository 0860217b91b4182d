#include "cli/requests.hpp"

#include <poll.h>
#include <unistd.h>

#include <cstring>
#include <list>
#include <unordered_map>

#include "cli/answer.hpp"
#include "cli/context_flags.hpp"
#include "cli/input.hpp"
#include "cli/request_id.hpp"
#include "cli/verb.hpp"
#include "diag/codes_evaluate.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "engine/taken_values.hpp"
#include "record/json_record.hpp"
#include "value/json.hpp"
#include "value/val.hpp"

namespace attrmap::cli {
namespace {

/// Lines of a descriptor, bounded: what is longer than `limit` is skipped and reported, never held.
class LineReader {
 public:
  LineReader(int fd, std::size_t limit) : fd_(fd), limit_(limit) {}

  enum class Got { line, too_long, end, failed };
  Got next(std::string& line) {
    line.clear();
    bool too_long = false;
    for (;;) {
      if (begin_ == end_) {
        const ssize_t n = ::read(fd_, buffer_, sizeof buffer_);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return Got::failed;
        if (n == 0) return too_long ? Got::too_long : line.empty() ? Got::end : Got::line;
        begin_ = 0;
        end_ = static_cast<std::size_t>(n);
      }
      const char* from = buffer_ + begin_;
      const auto* stop = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
      const std::size_t size = stop != nullptr ? static_cast<std::size_t>(stop - from) : end_ - begin_;
      if (!too_long && line.size() + size > limit_) {
        too_long = true;
        line.clear();
        line.shrink_to_fit();
      }
      if (!too_long) line.append(from, size);
      begin_ += size + (stop != nullptr);
      if (stop != nullptr) return too_long ? Got::too_long : Got::line;
    }
  }
  /// Is more input there without waiting?
  bool ready() const {
    if (begin_ != end_) return true;
    pollfd p{fd_, POLLIN, 0};
    return ::poll(&p, 1, 0) > 0;
  }

 private:
  int fd_;
  std::size_t limit_;
  char buffer_[64 * 1024];
  std::size_t begin_ = 0, end_ = 0;
};

/// The most recently used programs: a co-process asks for the same few expressions again and again.
class ProgramCache {
 public:
  explicit ProgramCache(const EngineOptions& options) {
    for (const Dialect d : {Dialect::provisioning, Dialect::cloudsync, Dialect::connect}) {
      EngineOptions o = options;
      o.dialect = d;
      engines_.push_back(*Engine::create(o));
    }
  }
  const Result<Program>& get(const std::string& expression, Dialect dialect) {
    const std::string key = static_cast<char>('0' + static_cast<int>(dialect)) + expression;
    if (const auto it = index_.find(key); it != index_.end()) {
      entries_.splice(entries_.begin(), entries_, it->second);
      return entries_.front().second;
    }
    entries_.emplace_front(key, engines_[static_cast<std::size_t>(dialect)].compile(expression));
    index_[key] = entries_.begin();
    if (entries_.size() > kMost) {
      index_.erase(entries_.back().first);
      entries_.pop_back();
    }
    return entries_.front().second;
  }

 private:
  static constexpr std::size_t kMost = 256;
  using Entries = std::list<std::pair<std::string, Result<Program>>>;
  std::vector<Engine> engines_;
  Entries entries_;
  std::unordered_map<std::string, Entries::iterator> index_;
};

/// The member of a request, null when it is not there.
Val member(const Val& object, std::string_view name) {
  for (const Member& m : object.fields())
    if (m.name == name) return m.value;
  return Val();
}

class Server {
 public:
  Server(const EngineOptions& options, const Context& defaults)
      : options_(options), defaults_(defaults), programs_(options) {}

  std::string answer_line(const std::string& line) {
    arena_.reset();
    // The id comes back as it was written, 1.0 and 1e400 included, and also when something behind it is wrong.
    std::string id(request_id(line));
    Val ignored, request;
    if (id.empty() || record::parse_value(id, options_.limits, arena_, ignored)) id.clear();
    if (const auto wrong = record::parse_value(line, options_.limits, arena_, request)) return bad(id, *wrong);
    if (request.kind != Val::object) return bad(id, "it is not a JSON object");
    return evaluate(id, request);
  }
  /// Lines that were no requests.
  std::size_t bad() const { return bad_; }

 private:
  std::string bad(const std::string& id, std::string_view what) {
    ++bad_;
    return error_answer(id, {diag::make(diag::kBadRequest, {}, what)});
  }

  /// A limit keeps its own code; any other text is just no request.
  std::string bad(const std::string& id, const Diagnostic& wrong) {
    if (wrong.code != diag::kAttributeTooLarge.id && wrong.code != diag::kJsonTooDeep.id) return bad(id, wrong.message);
    ++bad_;
    return error_answer(id, {wrong});
  }

  std::string evaluate(const std::string& id, const Val& request) {
    const Val expression = member(request, "expression");
    if (!expression.is_text()) return bad(id, "`expression` (a text) is missing");
    Dialect dialect = options_.dialect;
    if (const Val v = member(request, "dialect"); !v.is_null()) {
      const auto parsed = v.is_text() ? parse_dialect(v.str()) : std::nullopt;
      if (!parsed) return bad(id, "`dialect` is provisioning, cloudsync or connect");
      dialect = *parsed;
    }
    Context context = defaults_;
    if (const Val v = member(request, "now"); !v.is_null()) {
      context.now = v.is_text() ? parse_instant(v.str()) : std::nullopt;
      if (!context.now) return bad(id, "`now` is an ISO 8601 instant such as 2026-01-15T12:00:00Z");
    }
    if (const Val v = member(request, "randomSeed"); !v.is_null()) {
      if (v.kind != Val::integer) return bad(id, "`randomSeed` is an integer");
      context.random_seed = static_cast<std::uint64_t>(v.number);
    }
    if (const Val v = member(request, "taken"); !v.is_null()) {
      if (v.kind != Val::list) return bad(id, "`taken` is a list of values");
      std::vector<std::string> taken;
      for (const Val& item : v.values()) taken.emplace_back(to_text(item, arena_).str());
      context.is_taken = taken_values(taken);
    }
    if (const Val v = member(request, "parameters"); !v.is_null()) {
      if (v.kind != Val::object) return bad(id, "`parameters` is an object of texts");
      for (const Member& m : v.fields()) context.parameters[std::string(m.name)] = to_text(m.value, arena_).str();
    }
    MapRecord record;
    if (const Val v = member(request, "attributes"); !v.is_null()) {
      if (v.kind != Val::object) return bad(id, "`attributes` is an object");
      for (const Member& m : v.fields()) record.set(std::string(m.name), to_value(m.value));
    }
    const Result<Program>& program = programs_.get(std::string(expression.str()), dialect);
    if (!program) return error_answer(id, program.diagnostics());
    if (const Val v = member(request, "check"); v.kind == Val::boolean && v.number != 0) {
      Outcome fine;
      fine.kind = OutcomeKind::value;
      fine.value = Value(true);
      return answer(id, fine, program.diagnostics());
    }
    return answer(id, program->evaluate(record, context, workspace_), program.diagnostics());
  }

  const EngineOptions& options_;
  const Context& defaults_;
  ProgramCache programs_;
  Workspace workspace_;
  Arena arena_;
  std::size_t bad_ = 0;
};

}  // namespace

int serve_requests(int input_fd, std::FILE* output, const EngineOptions& options, const Context& defaults) {
  LineReader reader(input_fd, options.limits.record_bytes);
  Server server(options, defaults);
  std::string line;
  std::size_t too_long = 0;
  for (bool first = true;; first = false) {
    const auto got = reader.next(line);
    if (got == LineReader::Got::end) break;
    if (got == LineReader::Got::failed) {
      std::perror("attrmap: cannot read requests");
      return kUsage;
    }
    if (first && line.compare(0, kByteOrderMark.size(), kByteOrderMark) == 0) line.erase(0, kByteOrderMark.size());
    std::string text;
    if (got == LineReader::Got::too_long) {
      ++too_long;
      text = error_answer("", {diag::make(diag::kRecordTooLong, {}, options.limits.record_bytes)});
    } else if (line.find_first_not_of(" \t\r") == std::string::npos)
      continue;
    else
      text = server.answer_line(line);
    text += '\n';
    if (std::fwrite(text.data(), 1, text.size(), output) != text.size() ||
        (!reader.ready() && std::fflush(output) != 0)) {
      std::perror("attrmap: cannot write answers");
      return kUsage;
    }
  }
  if (std::fflush(output) != 0) {
    std::perror("attrmap: cannot write answers");
    return kUsage;
  }
  return server.bad() + too_long == 0 ? kFine : kRecordsFailed;
}

}  // namespace attrmap::cli
