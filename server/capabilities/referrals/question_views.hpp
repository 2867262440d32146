// A short question on a case, as it is asked and as each side reads it.
#pragma once

#include <optional>
#include <string>

#include "kernel/id.hpp"
#include "kernel/json.hpp"

namespace veerkracht::referrals {

using LegQuestionId = Id<struct LegQuestionTag>;

// Set questions fit every level of feedback, and are read in the language of the reader; own words
// stand beside them.
inline constexpr std::string_view question_codes =
    "call_after_five number_right interpreter_needed call_me own_words";
inline constexpr std::string_view answer_codes = "yes no own_words";

struct NewLegQuestion {
    std::string asked_of;
    std::string code;
    std::string words;  // with own_words
};
BOOST_DESCRIBE_STRUCT(NewLegQuestion, (), (asked_of, code, words))
constexpr auto rules(const NewLegQuestion*) {
    return std::tuple{rule(&NewLegQuestion::asked_of, OneOf{"sender receiver resident"}),
                      rule(&NewLegQuestion::code, OneOf{question_codes}),
                      rule(&NewLegQuestion::words, Length{0, 140})};
}

struct LegAnswer {
    LegQuestionId question_id;
    std::string answer;
    std::string words;  // with own_words
};
BOOST_DESCRIBE_STRUCT(LegAnswer, (), (question_id, answer, words))
constexpr auto rules(const LegAnswer*) {
    return std::tuple{rule(&LegAnswer::answer, OneOf{answer_codes}),
                      rule(&LegAnswer::words, Length{0, 140})};
}

struct LegQuestionView {
    LegQuestionId id;
    std::string asked_by;
    std::string asked_of;
    bool for_you = false;  // who reads this has to answer it
    bool late = false;
    std::string code;
    std::string words;
    std::string asked_by_name;
    std::string asked_at;
    std::string due_on;
    std::string answer;
    std::string answer_words;
    std::string answered_by_name;
    std::optional<std::string> answered_at;
    bool ended = false;  // nobody has to answer any more
};
BOOST_DESCRIBE_STRUCT(LegQuestionView, (),
                      (id, asked_by, asked_of, for_you, late, code, words, asked_by_name, asked_at,
                       due_on, answer, answer_words, answered_by_name, answered_at, ended))

}  // namespace veerkracht::referrals
