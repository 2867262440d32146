// Text to copy into the own record: SOEP at sending, one line at each word back. The words are data
// in packages/.
#pragma once

#include <optional>
#include <string>

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"

namespace veerkracht::referrals {

struct RecordFacts {
    std::string organization_name;
    std::string goal;
    std::string given_how;
};
std::string soep_text(const Referral& leg, const RecordFacts& facts);
struct ProgressFacts {
    std::string organization_name;
    std::string next_owner;              // who does the next step
    std::optional<FeedbackView> newest;  // the last word back that the resident's level allows
};
std::string progress_text(const Referral& leg, const ProgressFacts& facts);

// The words of a record, for who writes a letter with them.
std::string need_words(const Referral& leg);
std::string step_words(const Referral& leg);  // with the reason of a side exit
std::string next_words(std::string_view next_step);
std::string status_words(std::string_view status);
std::string way_words(std::string_view given_how);
std::string level_words(std::string_view feedback_level);

struct LetterFacts {
    std::string practice_name;
    std::string name;
    std::string birth_on;  // "" when it is not known
    std::string organization_name;
    std::string organization_phone;
};
// What the resident wants the GP to know of a case that came without a referral: to copy or print.
std::string letter_to_practice(const Referral& leg, const LetterFacts& facts);

}  // namespace veerkracht::referrals
