// The weekly sample of the access log, read by those who must (NEN 7513, SEC-61): what was drawn is
// judged line by line by the privacy officer, or by the manager where there is none. How it is
// drawn: log_sample_draw.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/audit/breaches.hpp"
#include "capabilities/audit/log_query.hpp"
#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::audit {

using LogSampleId = Id<struct LogSampleTag>;
using LogSampleLineId = Id<struct LogSampleLineTag>;

struct EarlierVerdict {
    std::string at;
    std::string by_name;
    std::string verdict;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(EarlierVerdict, (), (at, by_name, verdict, words))

// Who looked, when and at what; of the resident no more than the number of the record, and that
// only for the privacy officer.
struct SampledLine {
    LogSampleLineId id;
    int version = 1;
    std::int64_t number = 0;  // of the line in the log
    std::string at;
    std::string who;
    std::string role;
    std::vector<std::string> classes;
    std::vector<std::string> grounds;
    bool wrote = false;
    int people = 0;                // how many records were in it
    std::string person_id;         // "" when they were more, or kept elsewhere
    std::vector<std::string> why;  // chance, emergency, and the codes of the rules
    bool own = false;              // the own look of who reads this: another judges it
    bool nobody_else = false;      // an own look that nobody else can judge
    std::string verdict;           // "", asked (stays open), in_order or not_in_order
    std::string words;
    std::optional<std::string> judged_at;
    std::string judged_by_name;
    std::vector<EarlierVerdict> earlier;  // newest first
    std::optional<BreachId> breach_id;
};
BOOST_DESCRIBE_STRUCT(SampledLine, (),
                      (id, version, number, at, who, role, classes, grounds, wrote, people,
                       person_id, why, own, nobody_else, verdict, words, judged_at, judged_by_name,
                       earlier, breach_id))

// The report of one week.
struct SampledWeek {
    LogSampleId id;
    std::string from_on;  // a Monday
    std::string until_on;
    std::string made_at;
    std::string due_on;  // the last day on which it is read in time
    std::optional<std::string> read_at;
    int days_late = 0;  // of who read it, or until today
    int looks = 0;      // lines of that week from which was drawn
    int drawn = 0;
    int chance = 0;
    int emergencies = 0;
    int hits = 0;
    int left_out = 0;  // hits of rules that were one too many
    int in_order = 0;
    int asked = 0;
    int not_in_order = 0;
    int open = 0;         // wait for somebody's verdict, those that were asked about included
    int nobody_else = 0;  // nobody but who looked could judge
    int breaches = 0;
    std::vector<std::string> read_by;
};
BOOST_DESCRIBE_STRUCT(SampledWeek, (),
                      (id, from_on, until_on, made_at, due_on, read_at, days_late, looks, drawn,
                       chance, emergencies, hits, left_out, in_order, asked, not_in_order, open,
                       nobody_else, breaches, read_by))

struct LogSamples {
    bool reads_all = false;  // or only what the privacy officer looked at
    bool has_officer = false;
    std::vector<SampledWeek> weeks;  // of a year, newest first
};
BOOST_DESCRIBE_STRUCT(LogSamples, (), (reads_all, has_officer, weeks))

struct SampledWeekView {
    SampledWeek week;
    bool reads_all = false;
    bool keeps_breaches = false;
    std::vector<SampledLine> lines;
};
BOOST_DESCRIBE_STRUCT(SampledWeekView, (), (week, reads_all, keeps_breaches, lines))

struct JudgedLine {
    SampledWeek week;
    SampledLine line;
};
BOOST_DESCRIBE_STRUCT(JudgedLine, (), (week, line))

struct LineVerdict {
    int version = 1;
    std::string verdict;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(LineVerdict, (), (version, verdict, words))
constexpr auto rules(const LineVerdict*) {
    return std::tuple{rule(&LineVerdict::verdict, OneOf{"in_order asked not_in_order"}),
                      rule(&LineVerdict::words, Length{0, 2000})};
}

Result<LogSamples> log_samples(UnitOfWork& work);
Result<SampledWeekView> log_sample(UnitOfWork& work, const LogSampleId& id);
// With words where something is asked, is not in order, or was judged before.
Result<JudgedLine> judge_line(UnitOfWork& work, const LogSampleLineId& id,
                              const LineVerdict& input);
// Of what is not in order, with the number of the line. Asked again: the same breach.
Result<BreachView> breach_of_line(UnitOfWork& work, const LogSampleLineId& id);
// A row for each week of the last year.
Result<CsvFile> log_samples_as_csv(UnitOfWork& work);

// A job: what was not read in time is told to who must read it, once a week as long as it is so.
Result<> warn_of_unread_samples(UnitOfWork& work);
// Weeks in all the house that should have been read by now.
std::int64_t unread_samples(db::Transaction& tx, std::string_view today);
// A sample stays as long as the lines that it points to.
Result<> forget_old_samples(UnitOfWork& work);

}  // namespace veerkracht::audit
