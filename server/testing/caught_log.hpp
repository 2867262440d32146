// What is logged while this lives.
#pragma once

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

namespace veerkracht::testing {

class CaughtLog {
  public:
    CaughtLog() : before_(spdlog::default_logger()) {
        spdlog::set_default_logger(std::make_shared<spdlog::logger>(
            "caught", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_)));
    }
    CaughtLog(const CaughtLog&) = delete;
    CaughtLog& operator=(const CaughtLog&) = delete;
    ~CaughtLog() { spdlog::set_default_logger(before_); }
    long lines() const { return std::ranges::count(text_.str(), '\n'); }
    std::string text() const { return text_.str(); }

  private:
    std::ostringstream text_;
    std::shared_ptr<spdlog::logger> before_;
};

}  // namespace veerkracht::testing
