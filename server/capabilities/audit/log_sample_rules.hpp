// How many, how often and by which numbers a rule holds: packages/log_sample.nl.json.
#pragma once

#include <string>
#include <vector>

#include "kernel/describe.hpp"

namespace veerkracht::audit {

struct LogSampleRules {
    std::string version;
    int lines = 25;
    int hits = 25;
    int judged_within_days = 14;
    int warn_again_after_days = 7;
    int weeks_made_afterwards = 8;
    int night_from = 23;
    int night_until = 6;
    int many_at_least = 20;
    int many_times_usual = 3;
    int usual_of_days = 28;
    int nothing_around_days = 90;
    int one_look_minutes = 30;
    std::string breach;
    std::vector<std::string> columns;
};
BOOST_DESCRIBE_STRUCT(LogSampleRules, (),
                      (version, lines, hits, judged_within_days, warn_again_after_days,
                       weeks_made_afterwards, night_from, night_until, many_at_least,
                       many_times_usual, usual_of_days, nothing_around_days, one_look_minutes,
                       breach, columns))

const LogSampleRules& log_sample_rules();

}  // namespace veerkracht::audit
