// Talks of the demo region: het andere gesprek, lists sent home, needs and goals.
#pragma once

#include "app/demo/making.hpp"
#include "capabilities/conversations/conversation.hpp"

namespace veerkracht::demo {

// The unit of work goes to another moment: what it writes from here happened then.
void go_to(UnitOfWork& work, const std::string& instant);

struct TalkPlan {
    const people::Person* person = nullptr;
    const access::Account* by = nullptr;
    const access::Account* list_sent_by = nullptr;  // set: the resident filled in the list at home
    std::string questionnaire = "six_marks";
    std::string need;                  // what weighs on this resident
    std::map<std::string, int> marks;  // drawn when empty
    std::vector<std::string> talk;     // "hier wil ik over praten"; drawn when `marks` is empty
    std::string words;
    std::string held;  // "" leaves it open
    std::string day;
    int minutes = 600;  // after midnight
    bool seen = true;
};
ConversationId make_talk(Making& making, UnitOfWork& work, const TalkPlan& plan);

// A list sent home that waits for its answer; with a message in the demo mailbox when `told`.
void send_list(UnitOfWork& work, const people::Person& person, const Practice& practice,
               const access::Account& by, const std::string& instant, bool told);

void add_need(UnitOfWork& work, const people::Person& person, const ConversationId& conversation,
              const std::string& code);
GoalId add_goal(UnitOfWork& work, const people::Person& person, const std::string& need,
                const std::string& words);

}  // namespace veerkracht::demo
