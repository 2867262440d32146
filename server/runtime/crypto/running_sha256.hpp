// The SHA-256 of what does not fit in memory at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace veerkracht::crypto {

class RunningSha256 {
  public:
    RunningSha256();
    ~RunningSha256();
    RunningSha256(const RunningSha256&) = delete;
    RunningSha256& operator=(const RunningSha256&) = delete;
    void add(std::string_view bytes);
    std::string finish();  // 32 bytes; once

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace veerkracht::crypto
