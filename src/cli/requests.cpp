#include "cli/requests.hpp"

#include <poll.h>
#include <unistd.h>

#include <list>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "cli/answer.hpp"
#include "cli/context_flags.hpp"
#include "cli/json_values.hpp"
#include "cli/verb.hpp"
#include "diag/codes_input.hpp"
#include "diag/make.hpp"
#include "text/casing.hpp"

namespace attrmap::cli {
namespace {

using Json = nlohmann::ordered_json;

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

class Server {
 public:
  Server(const EngineOptions& options, const Context& defaults)
      : options_(options), defaults_(defaults), programs_(options) {}

  std::string answer_line(const std::string& line) {
    if (json_depth(line) > options_.limits.json_depth)
      return bad("", fmt::format("JSON nested deeper than {}", options_.limits.json_depth));
    const Json request = Json::parse(line, nullptr, false);
    if (request.is_discarded()) return bad("", "the line is not valid JSON");
    if (!request.is_object()) return bad("", "a request is a JSON object");
    const std::string id =
        request.contains("id") ? request["id"].dump(-1, ' ', false, Json::error_handler_t::replace) : "";
    try {
      return evaluate(id, request);
    } catch (const std::exception& e) {
      return bad(id, e.what());
    }
  }

  /// Lines that were no requests.
  std::size_t bad() const { return bad_; }

 private:
  std::string bad(const std::string& id, const std::string& what) {
    ++bad_;
    return error_answer(id, {diag::make(diag::kBadRequest, {}, what)});
  }

  std::string evaluate(const std::string& id, const Json& request) {
    const auto text = [&](const char* member) -> const std::string* {
      const auto it = request.find(member);
      return it == request.end() || !it->is_string() ? nullptr : it->get_ptr<const std::string*>();
    };
    const std::string* expression = text("expression");
    if (expression == nullptr) return bad(id, "`expression` (a text) is missing");
    Dialect dialect = options_.dialect;
    if (request.contains("dialect")) {
      const auto parsed = text("dialect") == nullptr ? std::nullopt : parse_dialect(*text("dialect"));
      if (!parsed) return bad(id, "`dialect` is provisioning, cloudsync or connect");
      dialect = *parsed;
    }
    Context context = defaults_;
    if (request.contains("now")) {
      context.now = text("now") == nullptr ? std::nullopt : parse_instant(*text("now"));
      if (!context.now) return bad(id, "`now` is an ISO 8601 instant such as 2026-01-15T12:00:00Z");
    }
    if (const auto it = request.find("randomSeed"); it != request.end()) {
      if (!it->is_number_integer()) return bad(id, "`randomSeed` is an integer");
      context.random_seed = it->get<std::uint64_t>();
    }
    std::set<std::string, std::less<>> taken;
    if (const auto it = request.find("taken"); it != request.end()) {
      if (!it->is_array()) return bad(id, "`taken` is a list of values");
      for (const auto& v : *it) taken.insert(folded(to_value(v).to_text()));
      context.is_taken = [&](std::string_view candidate) { return taken.count(folded(std::string(candidate))) > 0; };
    }
    if (const auto it = request.find("parameters"); it != request.end()) {
      if (!it->is_object()) return bad(id, "`parameters` is an object of texts");
      for (const auto& [key, value] : it->items()) context.parameters[key] = to_value(value).to_text();
    }
    MapRecord record;
    if (const auto it = request.find("attributes"); it != request.end() && !it->is_null()) {
      if (!it->is_object()) return bad(id, "`attributes` is an object");
      for (const auto& [key, value] : it->items()) record.set(key, to_value(value));
    }
    const Result<Program>& program = programs_.get(*expression, dialect);
    if (!program) return error_answer(id, program.diagnostics());
    if (const auto it = request.find("check"); it != request.end() && it->is_boolean() && it->get<bool>()) {
      Outcome fine;
      fine.kind = OutcomeKind::value;
      fine.value = Value(true);
      return answer(id, fine, program.diagnostics());
    }
    return answer(id, program->evaluate(record, context, workspace_), program.diagnostics());
  }

  /// Directories compare unique values ignoring case.
  static std::string folded(std::string text) {
    Arena arena(256);
    return std::string(text::to_lower(text, text::CaseCulture::invariant, arena));
  }

  const EngineOptions& options_;
  const Context& defaults_;
  ProgramCache programs_;
  Workspace workspace_;
  std::size_t bad_ = 0;
};

}  // namespace

int serve_requests(int input_fd, std::FILE* output, const EngineOptions& options, const Context& defaults) {
  LineReader reader(input_fd, options.limits.record_bytes);
  Server server(options, defaults);
  std::string line;
  std::size_t too_long = 0;
  for (;;) {
    const auto got = reader.next(line);
    if (got == LineReader::Got::end) break;
    if (got == LineReader::Got::failed) {
      std::perror("attrmap: cannot read requests");
      return kUsage;
    }
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
