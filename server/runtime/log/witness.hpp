// Tells the newest checkpoint to whoever keeps it outside this server (SEC-58): from then on not
// even we can cut off or rewrite what stands before it.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "runtime/application.hpp"

namespace veerkracht::log {

// Each carrier of the house whose channel begins with "witness.".
class Witnesses {
  public:
    // A newer checkpoint proves all that an older one did: only the newest goes, and goes again
    // until it was taken. For one thread at a time.
    Result<> tell(Application& house);

  private:
    std::map<std::string, std::int64_t> heard_;  // since this process began
};

struct Witnessed {
    std::optional<std::string> at;  // when a witness last took one
    bool late = false;              // what was signed a day ago was taken by nobody
};
Witnessed witnessed(db::Transaction& tx, std::string_view now);

}  // namespace veerkracht::log
