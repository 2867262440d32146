#include "capabilities/referrals/own_page.hpp"

#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

Result<> send_link(UnitOfWork& work, const people::Person& person, const ThreadId& thread_id,
                   const std::string& kind) {
    if (person.phone.empty()) return {};
    access::Link link;
    link.kind = "status";
    link.organization_id = person.organization_id;
    link.person_id = person.id;
    link.subject_id = thread_id.value;
    link.expires_at = plus_days_instant(work.now, clocks().status_link_days);
    const auto made = TRY(access::make_link(work, link));
    return notifications::send(work,
                               {"sms",
                                person.phone,
                                kind,
                                person.id,
                                made.id.value,
                                {{"practice", organization_name(work, person.organization_id)},
                                 {"phone", organization_phone(work, person.organization_id)},
                                 {"link", "/l/" + made.token}}});
}

}  // namespace

Result<> invite_to_own_page(UnitOfWork& work, const people::Person& person,
                            const ThreadId& thread_id) {
    return send_link(work, person, thread_id, "status");
}

Result<> tell_that_it_came_back(UnitOfWork& work, const people::Person& person,
                                const ThreadId& thread_id) {
    return send_link(work, person, thread_id, "own_question_back");
}

}  // namespace veerkracht::referrals
