#include "app/demo/demo_clock.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace veerkracht::demo {

MovableClock::MovableClock(std::string file) : file_(std::move(file)) {
    int days = 0;
    if (!file_.empty() && std::ifstream(file_) >> days && days > 0) days_ = days;
}

Instant MovableClock::now() const { return SystemClock().now() + std::chrono::days(days_.load()); }

void MovableClock::move_forward(int days) {
    const int moved = days_ + days;
    if (!file_.empty()) {
        // A new file in the place of the old one: never half a number.
        const auto fresh = file_ + ".new";
        std::ofstream out(fresh);
        out << moved << '\n';
        if (!out.flush()) throw std::runtime_error("the clock of the demo cannot be kept");
        std::filesystem::rename(fresh, file_);
    }
    days_ = moved;
}

}  // namespace veerkracht::demo
