// One professional asks another to take a resident's question further. A thread is one ask; a
// referral is one leg of it, from one organisation to another, with its own consent, its own copy
// of the fields and its own step. FHIR calls the leg ServiceRequest + Task (SDOHCC), and its finer
// step the business status.
#pragma once

#include <optional>
#include <vector>

#include "runtime/db/table.hpp"

namespace veerkracht::referrals {

// FHIR Task states; the finer step is in steps.hpp.
enum class State {
    requested,
    accepted,
    in_progress,
    on_hold,
    completed,
    failed,
    rejected,
    cancelled,
    entered_in_error
};
BOOST_DESCRIBE_ENUM(State, requested, accepted, in_progress, on_hold, completed, failed, rejected,
                    cancelled, entered_in_error)

struct Thread {
    static constexpr auto table = "thread";
    ThreadId id;
    int version = 1;
    PersonId person_id;  // the row of the organisation that opened it
    OrganizationId organization_id;
    std::optional<GoalId> goal_id;
    std::string opened_at;
};
BOOST_DESCRIBE_STRUCT(Thread, (), (id, version, person_id, organization_id, goal_id, opened_at))

// The only tie between two organisations' rows of one resident; read by this room for the door and
// by nobody else.
struct ThreadParty {
    static constexpr auto table = "thread_party";
    std::string id;
    ThreadId thread_id;
    OrganizationId organization_id;
    PersonId person_id;
};
BOOST_DESCRIBE_STRUCT(ThreadParty, (), (id, thread_id, organization_id, person_id))

struct Referral {
    static constexpr auto table = "referral";
    ReferralId id;
    int version = 1;
    ThreadId thread_id;
    std::optional<ReferralId> parent_id;  // onward from this leg, or reopened after it
    std::string target;                   // a kind from packages/targets/, or initiative
    OrganizationId from_organization_id;
    AccountId from_account_id;
    std::string from_name;
    OrganizationId to_organization_id;
    std::string to_name;  // the face or the initiative, as the resident heard it
    std::optional<FaceId> face_id;
    std::optional<ServiceId> service_id;
    std::optional<AccountId> account_id;  // who took it on
    PersonId person_id;                   // the sender's row: under its key the fields are sealed
    std::optional<PersonId> recipient_person_id;  // the receiver's own row, made at acceptance
    ConsentId consent_id;
    std::string first_name;  // what may be seen before a yes
    std::string village;
    std::string needs;   // codes between spaces
    db::Bytes sentence;  // sealed: one sentence of the sender
    db::Bytes fields;    // sealed JSON of Fields: the copy that travels
    std::string feedback_level;
    bool urgent = false;
    State state = State::requested;
    std::string step = "sent";
    std::string reason;  // of a side exit, a code
    int attempts = 0;
    std::optional<std::string> due_on;    // by when the next step; none when closed
    std::optional<std::string> meets_at;  // local time of the planned first meeting or booked slot
    std::string outcome;                  // reached, partly, otherwise
    std::string sent_at;
    std::optional<std::string> accepted_at;
    std::optional<std::string> closed_at;
    std::optional<std::string> seen_by_sender_at;  // when the sender last looked at what came back
    std::string changed_at;
    std::string source;  // without a referral: who brought the resident, of source_codes; else ""
    // Of what a face without an account answers by link: who sees to it that something happens.
    std::string looked_after_by;
    bool hidden_from_proxies = false;  // who comes for the resident sees nothing of it
};
BOOST_DESCRIBE_STRUCT(Referral, (),
                      (id, version, thread_id, parent_id, target, from_organization_id,
                       from_account_id, from_name, to_organization_id, to_name, face_id, service_id,
                       account_id, person_id, recipient_person_id, consent_id, first_name, village,
                       needs, sentence, fields, feedback_level, urgent, state, step, reason,
                       attempts, due_on, meets_at, outcome, sent_at, accepted_at, closed_at,
                       seen_by_sender_at, changed_at, source, looked_after_by, hidden_from_proxies))

// The copy that travels with one leg: only what the consent names is filled.
struct Fields {
    std::string given_name;
    std::string family_name;
    std::string phone;
    std::string village;
    std::string birth_on;
    std::string address;
    std::string language;
    bool interpreter = false;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    std::string goal;
    std::string wish;             // to an initiative: what the resident likes, "eet graag samen"
    std::string when;             // "dinsdag"
    bool secret_address = false;  // the receiver does not pass it on either
    // Of a child who asked: the parent who said yes.
    std::optional<std::string> parent_name;
    std::optional<std::string> parent_phone;
    bool messages_allowed = true;
    std::optional<std::string> safe_from;  // messages come between these hours only
    std::optional<std::string> safe_until;
};
BOOST_DESCRIBE_STRUCT(Fields, (),
                      (given_name, family_name, phone, village, birth_on, address, language,
                       interpreter, call_allowed, voicemail_allowed, call_when, goal, wish, when,
                       secret_address, parent_name, parent_phone, messages_allowed, safe_from,
                       safe_until))

// One step in the life of a leg; undone ones stay, with the time of undoing.
struct Step {
    static constexpr auto table = "referral_step";
    StepId id;
    ReferralId referral_id;
    std::int64_t number = 1;
    std::string step;
    std::string reason;
    std::string by_name;
    OrganizationId by_organization_id;
    std::string at;
    std::optional<std::string> undone_at;
    std::string undone_by;
    // As the leg stood before, for undo.
    std::string former_state;
    std::string former_step;
    std::string former_reason;
    std::int64_t former_attempts = 0;
    std::optional<std::string> former_due_on;
    std::optional<std::string> former_meets_at;
};
BOOST_DESCRIBE_STRUCT(Step, (),
                      (id, referral_id, number, step, reason, by_name, by_organization_id, at,
                       undone_at, undone_by, former_state, former_step, former_reason,
                       former_attempts, former_due_on, former_meets_at))

// Word back: belongs to a leg and climbs the thread.
struct Feedback {
    static constexpr auto table = "feedback";
    FeedbackId id;
    ReferralId referral_id;
    std::string status;  // met, started_well, started_hard, needs_you, stopped, closed
    db::Bytes
        sentence;  // sealed under the sender's person row; empty when the level is not summary
    std::string by_name;
    std::string sent_at;
};
BOOST_DESCRIBE_STRUCT(Feedback, (), (id, referral_id, status, sentence, by_name, sent_at))

// The worker's own note, under the receiver's person row: never outside the own organisation.
struct Note {
    static constexpr auto table = "referral_note";
    NoteId id;
    ReferralId referral_id;
    PersonId person_id;
    OrganizationId organization_id;
    AccountId account_id;
    std::string by_name;
    db::Bytes words;
    std::string written_at;
};
BOOST_DESCRIBE_STRUCT(Note, (),
                      (id, referral_id, person_id, organization_id, account_id, by_name, words,
                       written_at))

// A term that law or agreement sets: loadable, shown to the resident too.
struct ClockLine {
    static constexpr auto table = "clock_line";
    std::string id;
    ReferralId referral_id;
    std::string code;   // of Term in targets.hpp
    std::string owner;  // receiver, resident
    std::string due_on;
    std::optional<std::string> done_at;
    std::string done_by;
};
BOOST_DESCRIBE_STRUCT(ClockLine, (), (id, referral_id, code, owner, due_on, done_at, done_by))

struct FollowUp {
    static constexpr auto table = "follow_up";
    FollowUpId id;
    ReferralId referral_id;
    std::string code;  // two_weeks, six_weeks, three_months
    std::string due_on;
    std::optional<std::string> done_at;
    std::string result;  // going_well, hard, stopped, not_reached
};
BOOST_DESCRIBE_STRUCT(FollowUp, (), (id, referral_id, code, due_on, done_at, result))

// Whether the GP hears of a case that came without a referral: the resident chose.
struct PracticeChoice {
    static constexpr auto table = "practice_choice";
    ReferralId id;  // one per case
    bool tell = false;
    db::Bytes practice_name;  // sealed under the receiver's person row
    std::string chosen_at;
    std::string by_name;
};
BOOST_DESCRIBE_STRUCT(PracticeChoice, (), (id, tell, practice_name, chosen_at, by_name))

// The answer of a volunteer on the leg to an initiative; the first one wins.
struct LinkAnswer {
    static constexpr auto table = "link_answer";
    ReferralId id;       // one per leg
    std::string answer;  // yes, full, not_for_us
    std::string answered_at;
    std::optional<std::string> attended_at;
};
BOOST_DESCRIBE_STRUCT(LinkAnswer, (), (id, answer, answered_at, attended_at))

// What a receiver must hear of a case though nobody asks an answer: the person died or moved, was
// somebody else, or has another number. No names and no content stand in it.
struct CaseNotice {
    static constexpr auto table = "case_notice";
    std::string id;
    ReferralId referral_id;
    OrganizationId organization_id;
    std::optional<AccountId> account_id;
    std::string
        kind;  // deceased, moved, changed_practice, restored, wrong_person, corrected,
               // other_face, consent_ends, consent_ends_now, branch_came_back,
               // branch_stands_still, left_behind, branch_consent_ends, branch_consent_ends_now
    std::string fields;  // what was corrected, codes between spaces
    std::string at;
    std::optional<std::string> seen_at;
    std::optional<ReferralId> branch_id;  // what it is about, when that is a branch of the case
};
BOOST_DESCRIBE_STRUCT(CaseNotice, (),
                      (id, referral_id, organization_id, account_id, kind, fields, at, seen_at,
                       branch_id))

}  // namespace veerkracht::referrals
