#include "suite/update.hpp"

#include <map>

namespace attrmap::suite {

Update update(const Suite& suite, const std::vector<CaseResult>& results) {
  Update out;
  std::map<std::uint32_t, const CaseResult*> edits;  // by the begin of the expectation
  for (const CaseResult& result : results) {
    if (result.passed) continue;
    if (!result.compiles || result.got.redacted)
      out.left.push_back(result.test);
    else
      edits[(*suite.json)[result.test->expect.node].begin] = &result;
  }
  const std::string& text = suite.json->text();
  std::size_t done = 0;
  for (const auto& [begin, result] : edits) {
    out.text.append(text, done, begin - done);
    out.text += to_json(result->got);
    done = (*suite.json)[result->test->expect.node].end;
  }
  out.text.append(text, done);
  out.cases = edits.size();
  return out;
}

}  // namespace attrmap::suite
