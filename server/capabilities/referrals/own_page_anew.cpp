#include "capabilities/referrals/own_page_anew.hpp"

#include "capabilities/access/own_page_visits.hpp"
#include "capabilities/access/own_side.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/referrals/own_page.hpp"

namespace veerkracht::referrals {

Result<> send_own_pages_to_new_number(UnitOfWork& work, const people::Person& person) {
    const bool can_be_sent = person.status == "active" && !person.phone.empty() &&
                             person.messages_allowed && access::has_own_number(work, person.id);
    if (!can_be_sent) return {};
    const auto threads = access::threads_with_own_page(work, person.id);
    for (const auto& thread_id : threads) {
        TRY(access::close_links_of(work, thread_id.value));
        TRY(send_own_page(work, person, thread_id, "status", person.organization_id));
    }
    return {};
}

}  // namespace veerkracht::referrals
