// The rows of the weekly sample. What a line of the log said stands in the log.
#pragma once

#include <optional>
#include <string>

#include "capabilities/audit/log_sample.hpp"

namespace veerkracht::audit {

struct LogSample {
    static constexpr auto table = "log_sample";
    LogSampleId id;
    OrganizationId organization_id;
    std::string from_on;
    std::string until_on;
    std::string made_at;
    std::string due_on;
    std::int64_t looks = 0;
    std::int64_t left_out = 0;
    std::optional<std::string> read_at;
    std::optional<std::string> warned_at;
};
BOOST_DESCRIBE_STRUCT(LogSample, (),
                      (id, organization_id, from_on, until_on, made_at, due_on, looks, left_out,
                       read_at, warned_at))

struct LogSampleLine {
    static constexpr auto table = "log_sample_line";
    LogSampleLineId id;
    int version = 1;
    LogSampleId sample_id;
    std::int64_t place = 0;
    std::int64_t log_id = 0;
    std::string why;
    std::string verdict;
    db::Bytes words;
    std::optional<std::string> judged_at;
    std::string judged_by_name;
    std::optional<BreachId> breach_id;
};
BOOST_DESCRIBE_STRUCT(LogSampleLine, (),
                      (id, version, sample_id, place, log_id, why, verdict, words, judged_at,
                       judged_by_name, breach_id))

struct LogVerdict {
    static constexpr auto table = "log_verdict";
    std::string id;
    LogSampleLineId line_id;
    int number = 1;
    std::string at;
    std::string by_name;
    std::string verdict;
    db::Bytes words;
};
BOOST_DESCRIBE_STRUCT(LogVerdict, (), (id, line_id, number, at, by_name, verdict, words))

}  // namespace veerkracht::audit
