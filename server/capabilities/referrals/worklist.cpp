#include "capabilities/referrals/worklist.hpp"

#include <algorithm>
#include <map>

#include "capabilities/people/people.hpp"
#include "capabilities/referrals/barred.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/shared_inbox.hpp"
#include "capabilities/referrals/targets.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

using access::Class;
using access::Operation;

namespace {

// A leg with all that its row and its door need, so that a list asks the database once.
struct OpenLeg : Referral {
    std::string from_organization_name;
    // Its consent; absent when it never was.
    std::optional<std::string> consent_given_at;
    std::optional<std::string> consent_ends_at;
    std::optional<std::string> consent_withdrawn_at;
    std::optional<std::string> sender_status;     // of the sender's person row
    std::optional<AccountId> account_id_of_face;  // of an offer
    // The receiver's own row, made at acceptance.
    std::optional<std::string> given_name;
    std::optional<std::string> family_name;
    std::optional<std::string> phone;
    std::optional<bool> interpreter;
    std::optional<bool> call_allowed;
    std::optional<bool> voicemail_allowed;
    std::optional<std::string> call_when;
    std::optional<std::string> next_follow_up_on;
};
BOOST_DESCRIBE_STRUCT(OpenLeg, (Referral),
                      (from_organization_name, consent_given_at, consent_ends_at,
                       consent_withdrawn_at, sender_status, account_id_of_face, given_name,
                       family_name, phone, interpreter, call_allowed, voicemail_allowed, call_when,
                       next_follow_up_on))

// What the decision over a row needs, and no more: a number is made of hundreds.
struct TeamLeg {
    ReferralId id;
    ThreadId thread_id;
    std::string target;
    OrganizationId from_organization_id;
    OrganizationId to_organization_id;
    std::optional<AccountId> account_id;
    PersonId person_id;
    std::optional<PersonId> recipient_person_id;
    State state = State::requested;
    std::optional<std::string> due_on;
    std::string sent_at;
    std::optional<std::string> accepted_at;
    std::optional<std::string> consent_given_at;
    std::optional<std::string> consent_ends_at;
    std::optional<std::string> consent_withdrawn_at;
    std::optional<std::string> sender_status;
};
BOOST_DESCRIBE_STRUCT(TeamLeg, (),
                      (id, thread_id, target, from_organization_id, to_organization_id, account_id,
                       person_id, recipient_person_id, state, due_on, sent_at, accepted_at,
                       consent_given_at, consent_ends_at, consent_withdrawn_at, sender_status))

// Whom a case asked, and where that stands.
struct Branch {
    ReferralId parent_id;
    std::string target;
    std::string feedback_level;
    std::string step;
    std::string reason;
    std::string sent_at;
    std::optional<std::string> accepted_at;
    std::string changed_at;
    bool open = false;
};
BOOST_DESCRIBE_STRUCT(Branch, (),
                      (parent_id, target, feedback_level, step, reason, sent_at, accepted_at,
                       changed_at, open))

struct Branches {
    int open = 0;
    Referral last;  // that changed last as its sender sees it; without a step when there is none
};
using BranchesOf = std::map<std::string, Branches>;

// What a row does not need is not looked up: the receiver's own row and follow-ups exist after
// acceptance only.
constexpr std::string_view open_legs = R"(
    select r.*,
        sender.name as from_organization_name,
        agreed.given_at as consent_given_at,
        agreed.ends_at as consent_ends_at,
        agreed.withdrawn_at as consent_withdrawn_at,
        asked_for.status as sender_status,
        asked.account_id as account_id_of_face,
        own.given_name as given_name,
        own.family_name as family_name,
        own.phone as phone,
        own.interpreter as interpreter,
        own.call_allowed as call_allowed,
        own.voicemail_allowed as voicemail_allowed,
        own.call_when as call_when,
        case when r.step = 'follow_up' then
            (select min(f.due_on) from follow_up f
             where f.referral_id = r.id and f.done_at is null) end as next_follow_up_on
    from referral r
    join organization_card sender on sender.id = r.from_organization_id
    left join person_card asked_for on asked_for.id = r.person_id
    left join consent_card agreed on agreed.subject_id = r.id
    left join face_card asked on asked.id = case when r.accepted_at is null then r.face_id end
    left join person_card own on own.id = r.recipient_person_id
    where r.id in ()";

// Asked apart: which of them changed last is known only once each is as its sender sees it.
constexpr std::string_view branches_of_legs = R"(
    select b.parent_id, b.target, b.feedback_level, b.step, b.reason, b.sent_at, b.accepted_at,
        b.changed_at, b.closed_at is null as open
    from referral b join referral r on r.id = b.parent_id
    where b.from_organization_id = r.to_organization_id and b.parent_id in ()";

// The own cases, those of colleagues who are away today, and what nobody took on yet.
const std::string mine_and_offered = R"(
    select mine.id from referral mine
    where mine.to_organization_id = $1 and mine.account_id = $2 and mine.closed_at is null
    union all
    select theirs.id from referral theirs
    where theirs.to_organization_id = $1 and theirs.closed_at is null and theirs.account_id in (
        select away.account_id from absence_card away
        where away.substitute_account_id = $2 and away.from_on <= $3 and away.until_on >= $3)
    union all
    select offer.id from referral offer
    where offer.to_organization_id = $1 and offer.account_id is null
        and offer.accepted_at is null and offer.closed_at is null
    union all select shared.id)" + shared_inbox_offers;

// What a volunteer answers by link is in no list of a team; what waits in an inbox that it reads
// is.
const std::string of_team = R"(
    select one.id from (
        select id, due_on from referral
        where to_organization_id = $1 and closed_at is null
            and looked_after_by = '' and target <> 'initiative'
        union all select shared.id, shared.due_on)" +
                            shared_inbox_offers + R"() one
    order by coalesce(one.due_on, '9999'), one.id limit $2 offset $3)";

// The same legs whole, with what the door of each is decided on.
const std::string doors_of_team = R"(
    select r.id, r.thread_id, r.target, r.from_organization_id, r.to_organization_id, r.account_id,
        r.person_id, r.recipient_person_id, r.state, r.due_on, r.sent_at, r.accepted_at,
        agreed.given_at as consent_given_at,
        agreed.ends_at as consent_ends_at,
        agreed.withdrawn_at as consent_withdrawn_at,
        asked_for.status as sender_status
    from referral r
    left join person_card asked_for
        on asked_for.id = case when r.accepted_at is null then r.person_id end
    left join consent_card agreed
        on agreed.subject_id = case when r.accepted_at is null then r.id end
    where r.id in (
        select id from referral
        where to_organization_id = $1 and closed_at is null
            and looked_after_by = '' and target <> 'initiative'
        union all select shared.id)" +
                                  shared_inbox_offers +
                                  R"()
    order by coalesce(r.due_on, '9999'), r.id)";

constexpr std::string_view of_colleague = R"(
    select one.id from referral one
    where one.to_organization_id = $1 and one.closed_at is null and one.account_id = $4
    order by coalesce(one.due_on, '9999'), one.id limit $2 offset $3)";

// What nobody of the team answered yet.
const std::string of_nobody = R"(
    select one.id from (
        select id, due_on from referral
        where to_organization_id = $1 and closed_at is null and account_id is null
            and looked_after_by = '' and target <> 'initiative'
        union all select shared.id, shared.due_on)" +
                              shared_inbox_offers + R"() one
    order by coalesce(one.due_on, '9999'), one.id limit $2 offset $3)";

// What is asked of the legs that were chosen in this way, and of their branches.
struct Asked {
    std::string legs;
    std::string branches;
};
Asked of_chosen(std::string_view chosen) {
    return {std::string(open_legs) + std::string(chosen) + ")",
            std::string(branches_of_legs) + std::string(chosen) + ")"};
}

Referral as_leg(const Branch& row) {
    Referral branch;
    branch.target = row.target;
    branch.feedback_level = row.feedback_level;
    branch.step = row.step;
    branch.reason = row.reason;
    branch.sent_at = row.sent_at;
    branch.accepted_at = row.accepted_at;
    branch.changed_at = row.changed_at;
    return branch;
}

BranchesOf by_case(const std::vector<Branch>& rows) {
    BranchesOf all;
    for (const auto& row : rows) {
        auto& branches = all[row.parent_id.value];
        branches.open += row.open ? 1 : 0;
        auto seen = as_sender_sees(as_leg(row));
        if (branches.last.step.empty() || seen.changed_at > branches.last.changed_at)
            branches.last = std::move(seen);
    }
    return all;
}

template <class Leg>
access::ConsentState consent_now(const UnitOfWork& work, const Leg& leg) {
    if (!leg.consent_given_at) return access::ConsentState::none;
    return consent::state_between(*leg.consent_given_at, leg.consent_ends_at.value_or(""),
                                  leg.consent_withdrawn_at.has_value(), work.now);
}

template <class Leg>
access::PersonState state_at_sender(const Leg& leg) {
    return people::state_of(leg.sender_status.value_or(""));
}

struct RowDoor {
    Class record_class;
    access::Record record;
};
RowDoor door_of_row(UnitOfWork& work, const Referral& leg, access::ConsentState consent,
                    access::PersonState person) {
    if (leg.accepted_at) return {Class::social_notes, own_row(work, leg)};
    return {Class::referral_core, door_of_receiver(work, leg, consent, person)};
}

bool may_see_row(UnitOfWork& work, const OpenLeg& leg) {
    if (!is_case(leg)) return false;
    const auto door = door_of_row(work, leg, consent_now(work, leg), state_at_sender(leg));
    return access::may(work, door.record_class, Operation::read, door.record).has_value();
}

Referral as_leg(const TeamLeg& row) {
    Referral leg;
    leg.id = row.id;
    leg.thread_id = row.thread_id;
    leg.target = row.target;
    leg.from_organization_id = row.from_organization_id;
    leg.to_organization_id = row.to_organization_id;
    leg.account_id = row.account_id;
    leg.person_id = row.person_id;
    leg.recipient_person_id = row.recipient_person_id;
    leg.state = row.state;
    leg.sent_at = row.sent_at;
    leg.accepted_at = row.accepted_at;
    return leg;
}

// As the row of the list, but told to nobody: a number names nobody.
bool would_be_a_row(UnitOfWork& work, const TeamLeg& row) {
    const auto leg = as_leg(row);
    if (!is_case(leg)) return false;
    const auto door = door_of_row(work, leg, consent_now(work, row), state_at_sender(row));
    return access::would_allow(work, door.record_class, Operation::read, door.record);
}

// A desk or a colleague: took it on, gave it back, said nothing, or is ready.
std::string signal_of_desk(const Referral& branch) {
    const auto& kind = *kind_of(branch.step);
    if (kind.step == "not_answered") return "desk_silent";
    if (kind.next_owner == "sender") return "desk_returned";
    if (is_closed(kind.state)) return "desk_closed";
    return branch.accepted_at ? "desk_accepted" : "";
}

// What a volunteer, a desk or the resident did on a branch since the worker last moved the case.
std::string signal_of(const OpenLeg& leg, const Referral& branch) {
    if (branch.step.empty() || branch.changed_at < leg.changed_at) return "";
    const auto& step = branch.step;
    if (step == "sharing_stopped" || step == "withdrawn") return "sharing_stopped";
    if (is_case(branch)) return signal_of_desk(branch);
    if (step == "full" || step == "not_for_us") return "initiative_full";
    if (step == "not_answered") return "desk_silent";
    if (step == "started") return "attended";
    return branch.accepted_at ? "initiative_yes" : "";
}

void fill_from_own_row(const OpenLeg& leg, WorklistRow& row) {
    if (!leg.given_name) return;
    row.name = trimmed(*leg.given_name + " " + *leg.family_name);
    row.phone = *leg.phone;
    row.interpreter = *leg.interpreter;
    row.call_allowed = *leg.call_allowed;
    row.voicemail_allowed = *leg.voicemail_allowed;
    row.call_when = *leg.call_when;
}

WorklistRow row_of(UnitOfWork& work, const OpenLeg& leg) {
    WorklistRow row;
    row.referral_id = leg.id;
    row.version = leg.version;
    row.name = leg.first_name;
    row.village = leg.village;
    row.needs = words_of(leg.needs);
    if (may_read_what_was_asked(work, leg, consent_now(work, leg), state_at_sender(leg)))
        row.sentence = open_sentence(work, leg);
    row.stage = stage_of(leg, work.today);
    row.step = leg.step;
    row.attempts = leg.attempts;
    row.next_step = next_step_of(leg);
    row.owner_name = leg.accepted_at ? next_owner_of(leg) : leg.to_name;
    row.owner_account_id = next_account_of(leg, leg.account_id_of_face);
    row.accepted = leg.accepted_at.has_value();
    if (leg.account_id && leg.account_id != work.actor.account_id) {
        row.colleague_name = leg.to_name;
        row.colleague_id = leg.account_id;
    }
    row.due_on = leg.due_on;
    row.meets_at = leg.meets_at;
    row.overdue = leg.due_on && *leg.due_on < work.today;
    row.from_name = leg.from_name;
    row.from_organization_name = leg.from_organization_name;
    row.sent_at = leg.sent_at;
    if (leg.accepted_at) fill_from_own_row(leg, row);
    if (is_to_be_closed(leg, leg.next_follow_up_on)) {
        row.stage = "closing";
        row.next_step = "close";
    }
    row.urgent = leg.urgent;
    row.source = leg.source;
    if (leg.to_organization_id != work.actor.organization_id)
        row.shared_with = other_receivers(work, leg);
    return row;
}

// A question that waits too long for this team stands on top, as whatever is overdue.
void note_question(const std::map<std::string, std::string>& questions, WorklistRow& row) {
    const auto found = questions.find(row.referral_id.value);
    if (found == questions.end()) return;
    row.question = found->second;
    row.overdue = row.overdue || row.question == "late_for_you";
}

// What has no day comes after all that has one.
std::string_view day_to_sort_by(const WorklistRow& row) {
    return row.due_on ? std::string_view(*row.due_on) : std::string_view("9999");
}

// Until there was a talk.
bool cannot_wait(const WorklistRow& row) {
    return row.urgent && (row.stage == "new" || row.stage == "call" || row.stage == "intake");
}

void note_branches(const OpenLeg& leg, const BranchesOf& branches, WorklistRow& row) {
    const auto found = branches.find(leg.id.value);
    if (found != branches.end() && leg.accepted_at) {
        row.branches_open = found->second.open;
        row.signal = signal_of(leg, found->second.last);
    }
    // Whoever was asked said no: waiting brings nothing any more.
    if (row.next_step == "await_answer" && row.branches_open == 0) row.next_step = "find_activity";
}

template <class... Values>
std::vector<WorklistRow> shown_rows(UnitOfWork& work, const Asked& asked, const Values&... values) {
    const auto legs = work.tx.all<OpenLeg>(asked.legs, values...);
    const auto branches = by_case(work.tx.all<Branch>(asked.branches, values...));
    const auto questions = questions_of_team(work, work.actor.organization_id);
    const auto barred = barred_threads(work);
    std::vector<WorklistRow> rows;
    for (const auto& leg : legs) {
        if (barred.contains(leg.thread_id.value) || !may_see_row(work, leg)) continue;
        rows.push_back(row_of(work, leg));
        note_branches(leg, branches, rows.back());
        note_question(questions, rows.back());
    }
    std::ranges::sort(rows, {}, [](const WorklistRow& row) {
        return std::tuple(!cannot_wait(row), !row.overdue, day_to_sort_by(row),
                          std::string_view(row.sent_at), std::string_view(row.referral_id.value));
    });
    return rows;
}

}  // namespace

Result<Worklist> worklist(UnitOfWork& work) {
    static const auto asked = of_chosen(mine_and_offered);
    const auto own = TRY(access::own_organization(work));
    Worklist list;
    list.rows = shown_rows(work, asked, own, work.actor.account_id, work.today);
    list.notices = notices_for_actor(work);
    list.columns = columns_of(work.actor.role);
    for (const auto& row : list.rows) {
        list.overdue += row.overdue ? 1 : 0;
        (row.accepted ? list.mine : list.team_new) += 1;
    }
    return list;
}

std::vector<LegInTeam> legs_of_team(UnitOfWork& work, const OrganizationId& organization_id) {
    const auto rows = work.tx.all<TeamLeg>(doors_of_team, organization_id);
    const auto barred = barred_threads(work);
    std::vector<LegInTeam> legs;
    for (const auto& row : rows)
        legs.push_back({row.account_id, row.due_on && *row.due_on < work.today,
                        !barred.contains(row.thread_id.value) && would_be_a_row(work, row)});
    return legs;
}

std::vector<WorklistRow> rows_of_team(UnitOfWork& work, const OrganizationId& organization_id,
                                      const OfWhom& of, int most, int skipped) {
    static const auto all = of_chosen(of_team), one = of_chosen(of_colleague),
                      none = of_chosen(of_nobody);
    if (of.account_id) return shown_rows(work, one, organization_id, most, skipped, *of.account_id);
    return shown_rows(work, of.nobody ? none : all, organization_id, most, skipped);
}

}  // namespace veerkracht::referrals
