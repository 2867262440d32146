#include "capabilities/directory/urgent_numbers.hpp"

#include <stdexcept>

#include "runtime/config/embedded.hpp"

namespace veerkracht::directory {

Result<UrgentNumbers> urgent_numbers(UnitOfWork&) {
    static const UrgentNumbers read = [] {
        auto parsed = from_json<UrgentNumbers>(
            embedded_file("capabilities/directory/packages/urgent_numbers.json").value());
        if (!parsed)
            throw std::runtime_error("urgent_numbers.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

}  // namespace veerkracht::directory
