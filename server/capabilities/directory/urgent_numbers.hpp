// The numbers of the whole country for who cannot wait, as data: a number that changes is no change
// of code. Those of a practice and its huisartsenpost stand with the organisation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

struct UrgentNumber {
    std::string code;              // emergency, suicide, safe_at_home, children
    std::string shown;             // as people know it
    std::string call;              // as a telephone dials it
    std::optional<int> from_age;   // only for who is at least so old
    std::optional<int> until_age;  // and at most; absent: for everybody
    std::string source;            // where its owner says so
    std::string checked_on;
};
BOOST_DESCRIBE_STRUCT(UrgentNumber, (),
                      (code, shown, call, from_age, until_age, source, checked_on))
struct UrgentNumbers {
    std::string version;
    std::vector<UrgentNumber> numbers;
};
BOOST_DESCRIBE_STRUCT(UrgentNumbers, (), (version, numbers))

Result<UrgentNumbers> urgent_numbers(UnitOfWork& work);

}  // namespace veerkracht::directory
