#include "capabilities/conversations/my_talks.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/conversations/questionnaires.hpp"
#include "capabilities/conversations/sealed.hpp"
#include "capabilities/people/people.hpp"

namespace veerkracht::conversations {

Result<std::vector<MyTalk>> my_talks(UnitOfWork& work) {
    TRY(access::may(work, access::Class::answers, access::Operation::read,
                    people::door_of_own_page(work)));
    const auto talks = work.tx.all<Conversation>(
        "select * from conversation where person_id = $1 and state <> 'draft' order by started_at "
        "desc",
        work.actor.person_id);
    std::vector<MyTalk> mine;
    for (const auto& talk : talks) {
        const auto answers = open_answers(work, talk);
        mine.push_back({talk.id, talk.questionnaire, talk.arrived_at.value_or(talk.started_at),
                        talk.filled_in_by, talk.typed_by_name,
                        marks_of(talk.questionnaire, answers), answers.items, answers.talk,
                        open_words(work, talk)});
    }
    return mine;
}

}  // namespace veerkracht::conversations
