// Lines typed in earlier sessions, in the XDG state folder; readable by their owner alone.
#pragma once
#include <histedit.h>

#include <memory>
#include <string>

namespace attrmap::cli {

class LineHistory {
 public:
  LineHistory();

  /// Written at once: a terminal may be closed at any time.
  void add(const std::string& line);
  History* get() const { return history_.get(); }

 private:
  std::unique_ptr<History, void (*)(History*)> history_;
  std::string path_;  ///< empty: there is no folder for it
};

}  // namespace attrmap::cli
