// What each reader sees of research: who asks sees whether it was asked, never what was answered.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/research/studies.hpp"
#include "kernel/json.hpp"

namespace veerkracht::research {

struct ResearchForPerson {
    std::string state;    // open (may be asked), not_offered, asked, withdrawn
    std::string why_not;  // not_offered: no_programme, person, language, no_messages, no_address
    std::string programme;
    std::string channel;  // how the link went or would go: sms, email
    std::optional<std::string> asked_at;
    std::string asked_by_name;
    std::optional<std::string> withdrawn_at;
};
BOOST_DESCRIBE_STRUCT(ResearchForPerson, (),
                      (state, why_not, programme, channel, asked_at, asked_by_name, withdrawn_at))

struct NewParticipant {
    bool consent_given = false;
    std::string given_how = "spoken";
    bool with_interpreter = false;
};
BOOST_DESCRIBE_STRUCT(NewParticipant, (), (consent_given, given_how, with_interpreter))
constexpr auto rules(const NewParticipant*) {
    return std::tuple{rule(&NewParticipant::given_how, OneOf{"spoken on_paper"})};
}

struct MyResearch {
    std::string state;  // none, open, answered, over, withdrawn
    std::string practice_name;
    std::string asked_by_name;
    std::optional<std::string> asked_at;
    std::optional<std::string> until;      // a day: so long the link works
    std::vector<StudyQuestion> questions;  // as long as it is open
    bool can_stop = false;                 // after the code to the own phone
};
BOOST_DESCRIBE_STRUCT(MyResearch, (),
                      (state, practice_name, asked_by_name, asked_at, until, questions, can_stop))

struct MyResearchAnswers {
    Answers answers;
};
BOOST_DESCRIBE_STRUCT(MyResearchAnswers, (), (answers))

}  // namespace veerkracht::research
