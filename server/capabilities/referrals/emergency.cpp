#include "capabilities/referrals/emergency.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/access/restriction.hpp"
#include "capabilities/people/my_facts.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/news.hpp"
#include "capabilities/referrals/notices.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

// The rows that other organisations keep of the same resident.
std::vector<access::OpenedRow> rows_elsewhere(UnitOfWork& work, const people::Person& person) {
    std::vector<access::OpenedRow> rows;
    const auto parties = work.tx.all<ThreadParty>(
        "select * from thread_party where id in (select min(other.id) from thread_party own join "
        "thread_party other on other.thread_id = own.thread_id where own.person_id = $1 and "
        "other.organization_id <> $2 group by other.person_id) order by organization_id, person_id",
        person.id, person.organization_id);
    for (const auto& party : parties)
        rows.push_back({"", {}, party.person_id, party.organization_id});
    return rows;
}

access::Record door_of(UnitOfWork& work, const access::OpenedRow& row) {
    return {.person_id = row.person_id,
            .organization_id = row.organization_id,
            .relation = access::Relation::break_glass,
            .person = people::state_now(work, row.person_id)};
}

// What was about somebody else by mistake stays closed.
std::vector<NoteView> notes_of(UnitOfWork& work, const PersonId& person_id) {
    std::vector<NoteView> views;
    const auto notes = work.tx.all<Note>(
        "select n.* from referral_note n join referral r on r.id = n.referral_id where "
        "n.person_id = $1 and r.state <> 'entered_in_error' order by n.written_at desc, n.id",
        person_id);
    for (const auto& note : notes)
        views.push_back(
            {note.id, work.open(note.person_id, "referral_note.words", note.id.value, note.words),
             note.by_name, note.written_at});
    return views;
}

struct Desk {
    std::string name;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(Desk, (), (name, phone))

EmergencyParty party_of(UnitOfWork& work, const access::OpenedRow& row) {
    const auto desk = work.tx
                          .maybe<Desk>("select name, phone from organization_card where id = $1",
                                       row.organization_id)
                          .value_or(Desk());
    const auto door = door_of(work, row);
    EmergencyParty party;
    party.organization_name = desk.name;
    party.organization_phone = desk.phone;
    party.frozen = access::is_restricted(work, row.person_id);
    if (access::may(work, Class::social_notes, Operation::read, door))
        party.notes = notes_of(work, row.person_id);
    if (access::would_allow(work, Class::plan, Operation::read, door) &&
        access::may(work, Class::plan, Operation::read, door)) {
        party.goals = people::goals_of(work, row.person_id);
    }
    return party;
}

EmergencyPage page_of(UnitOfWork& work, const people::Person& person) {
    const auto& terms = access::emergency_rules();
    EmergencyPage page;
    page.name = people::full_name(person);
    page.minutes = terms.minutes;
    page.reasons = terms.reasons;
    page.told_within_days = terms.told_within_days;
    const auto running = access::running_emergency(work, person.id);
    if (!running) {
        page.can_open = person.status == "active" && !rows_elsewhere(work, person).empty();
        return page;
    }
    page.can_open = true;
    page.opened_at = running->opened_at;
    page.ends_at = running->ends_at;
    page.reason = running->reason;
    page.tell_on = running->tell_on;
    for (const auto& row : access::rows_of(work, running->id))
        page.parties.push_back(party_of(work, row));
    return page;
}

// The newest case by which an organisation keeps its row.
std::optional<Referral> leg_of(UnitOfWork& work, const access::OpenedRow& row) {
    return work.tx.maybe<Referral>(
        "select * from referral where recipient_person_id = $1 and to_organization_id = $2 order "
        "by sent_at desc, id desc limit 1",
        row.person_id, row.organization_id);
}

Result<> tell_resident(UnitOfWork& work, const access::Emergency& one) {
    if (one.told_at || one.tell_on > work.today) return {};
    const bool told =
        TRY(tell_at_own_page(work, one.person_id, "emergency_opened", one.organization_id));
    return told ? access::note_emergency_told(work, one) : Result<>();
}

}  // namespace

Result<EmergencyPage> emergency_page(UnitOfWork& work, const PersonId& id) {
    return page_of(work, TRY(people::find(work, id)));
}

Result<EmergencyPage> open_in_emergency(UnitOfWork& work, const PersonId& id,
                                        const EmergencyAsk& input) {
    const auto person = TRY(people::find(work, id));
    if (person.status != "active") return fail(Category::conflict, "person.not_active");
    auto rows = rows_elsewhere(work, person);
    if (rows.empty()) return fail(Category::conflict, "emergency.nothing_elsewhere");
    const auto opened =
        TRY(access::open_emergency(work, {person.id, input.reason, input.words,
                                          input.not_safe.value_or(""), std::move(rows)}));
    TRY(people::note_event(work, person.id, "emergency.opened", opened.id.value, opened.reason,
                           opened.account_name));
    return page_of(work, person);
}

Result<EmergencyPage> end_in_emergency(UnitOfWork& work, const PersonId& id) {
    const auto person = TRY(people::find(work, id));
    if (auto running = access::running_emergency(work, id))
        TRY(access::end_emergency(work, std::move(*running)));
    return page_of(work, person);
}

Result<> tell_who_wrote(UnitOfWork& work, const access::EmergencyOpened& news) {
    for (const auto rows = access::rows_of(work, news.emergency_id); const auto& row : rows)
        if (const auto leg = leg_of(work, row)) TRY(tell_receiver(work, *leg, "emergency_opened"));
    return {};
}

Result<> tell_resident_of_emergency(UnitOfWork& work, const access::EmergencyOpened& news) {
    const auto one = access::emergency(work, news.emergency_id);
    return one ? tell_resident(work, *one) : Result<>();
}

Result<> tell_of_emergencies(UnitOfWork& work) {
    for (const auto waiting = access::emergencies_to_tell(work); const auto& one : waiting)
        TRY(tell_resident(work, one));
    return {};
}

}  // namespace veerkracht::referrals
