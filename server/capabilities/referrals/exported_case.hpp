// A case as the nightly file tells it to the organisation's own system. The members are the
// columns: docs/export.md says what each one holds, and no one of them changes its place or meaning
// within a version.
#pragma once

#include <string>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::referrals {

inline constexpr int export_version = 1;

struct ExportedCase {
    std::string case_id;
    std::string person_id;
    std::string kind;  // of party: welfare_coach, wmo_desk, …
    std::string state;
    std::string step;
    std::string reason;
    std::string outcome;
    bool urgent = false;
    std::string sent_on;
    std::string accepted_on;
    std::string due_on;
    std::string meets_at;
    std::string closed_on;
    std::string changed_at;
    std::string worker;
    std::string from_name;
    std::string from_organization;
    std::string family_name;
    std::string given_name;
    std::string birth_on;
    std::string address;
    std::string village;
    std::string phone;
    std::string language;
    bool interpreter = false;
    std::vector<std::string> needs;
    std::string feedback_level;
    bool sharing_stopped = false;
    std::string own_word;  // of the resident, beside the outcome that the worker saw
};
BOOST_DESCRIBE_STRUCT(ExportedCase, (),
                      (case_id, person_id, kind, state, step, reason, outcome, urgent, sent_on,
                       accepted_on, due_on, meets_at, closed_on, changed_at, worker, from_name,
                       from_organization, family_name, given_name, birth_on, address, village,
                       phone, language, interpreter, needs, feedback_level, sharing_stopped,
                       own_word))

// What the one for whom the file is made may see of a case.
struct SeenOfCase {
    bool core = false;
    bool identity = false;
    bool address = false;
};
// The rest is empty; which columns there are is the same for everybody.
ExportedCase as_far_as(const SeenOfCase& seen, ExportedCase one);

std::vector<std::string> export_columns();
std::vector<std::string> cells_of(const ExportedCase& one);

}  // namespace veerkracht::referrals
