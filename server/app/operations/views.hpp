// What the technical administrator sees of the house; nothing of persons.
#pragma once

#include <string>
#include <vector>

#include "app/operations/figures.hpp"
#include "capabilities/notifications/failed.hpp"

namespace veerkracht::operations {

struct OperationsPage {
    Figures figures;
    std::vector<notifications::FailedMessages> failed;
};
BOOST_DESCRIBE_STRUCT(OperationsPage, (), (figures, failed))

struct RetryInput {
    std::string channel;
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(RetryInput, (), (channel, kind))

struct RetryAnswer {
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(RetryAnswer, (), (count))

}  // namespace veerkracht::operations
