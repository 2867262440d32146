// The door of the conversations room.
#pragma once

#include "capabilities/conversations/views.hpp"
#include "runtime/http/router.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::conversations {

// The professional.
Result<ConversationsOfPerson> of_person(UnitOfWork& work, const PersonId& person_id);
Result<ConversationPage> begin(UnitOfWork& work, const PersonId& person_id,
                               const NewConversation& input);
Result<ConversationPage> page(UnitOfWork& work, const ConversationId& id);
Result<ConversationSaved> change(UnitOfWork& work, const ConversationId& id,
                                 const ConversationChange& change);
Result<ConversationSaved> note_held(UnitOfWork& work, const ConversationId& id,
                                    const HeldLine& line);
Result<OwnFigures> own_figures(UnitOfWork& work);
Result<LastWeek> last_week(UnitOfWork& work);
Result<Questionnaire> questionnaire(UnitOfWork& work, const http::Word& code);

// The list sent home.
Result<InvitationView> invite(UnitOfWork& work, const PersonId& person_id,
                              const NewInvitation& input);
// A job: one reminder to who does not answer.
Result<> remind_of_lists(UnitOfWork& work);
Result<std::vector<Arrival>> arrivals(UnitOfWork& work);

// What was filled in on paper; it stands on the day list like one that was sent.
Result<> type_over(UnitOfWork& work, const PersonId& person_id, const PaperList& list);

// The resident, by link.
Result<MyList> my_list(UnitOfWork& work);
Result<MyList> change_my_list(UnitOfWork& work, const MyListChange& change);
Result<MyWeb> my_web(UnitOfWork& work);

}  // namespace veerkracht::conversations
