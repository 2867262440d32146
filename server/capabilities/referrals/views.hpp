// What each reader sees of a referral: a struct a reader, never one answer with fields blanked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/consent/consent.hpp"
#include "capabilities/directory/views.hpp"
#include "capabilities/people/person.hpp"
#include "capabilities/people/views.hpp"
#include "capabilities/referrals/question_views.hpp"
#include "kernel/json.hpp"

namespace veerkracht::referrals {

// ---- the one who sends ----
struct NewReferral {
    PersonId person_id;
    FaceId face_id;
    std::vector<std::string> needs;
    std::optional<GoalId> goal_id;
    std::string sentence;  // one sentence in social words; may be empty
    std::string feedback_level;
    bool consent_given = false;  // "Lies vindt dit goed"
    std::string given_how = "spoken";
    std::optional<SlotId> slot_id;
    std::optional<std::string> language;  // absent: as on the person page
    std::optional<bool> interpreter;
    std::optional<std::string> call_when;
    std::optional<std::string> address;  // when the desk asks it and it was not known
    std::optional<std::string> code;     // of the resident's phone, with given_how by_code
    bool urgent = false;
    bool share_secret_address = false;  // the resident said so, for this party
    bool with_interpreter = false;      // the consent was said with an interpreter
    bool attendance = false;            // of a volunteer: "is geweest" may come back
    bool again = false;  // on purpose, though this face was asked and has not answered yet
    std::optional<bool> hidden_from_proxies;   // absent: as the kind of party has it
    std::optional<consent::ParentYes> parent;  // below 16: who said yes too, or instead
};
BOOST_DESCRIBE_STRUCT(NewReferral, (),
                      (person_id, face_id, needs, goal_id, sentence, feedback_level, consent_given,
                       given_how, slot_id, language, interpreter, call_when, address, code, urgent,
                       share_secret_address, with_interpreter, attendance, again,
                       hidden_from_proxies, parent))
constexpr auto rules(const NewReferral*) {
    return std::tuple{rule(&NewReferral::needs, OneOf{people::need_codes}),
                      rule(&NewReferral::needs, Count{12}),
                      rule(&NewReferral::sentence, Length{0, 300}),
                      rule(&NewReferral::feedback_level, OneOf{consent::feedback_levels}),
                      rule(&NewReferral::given_how, OneOf{consent::ways_given}),
                      rule(&NewReferral::language, Length{2, 3}),
                      rule(&NewReferral::call_when, Length{0, 120}),
                      rule(&NewReferral::address, Length{3, 120}),
                      rule(&NewReferral::code, Length{6, 7})};
}

struct StepView {
    std::string step;
    std::string at;
    std::string by_name;
    std::string reason;
    bool undone = false;
};
BOOST_DESCRIBE_STRUCT(StepView, (), (step, at, by_name, reason, undone))

struct FeedbackView {
    FeedbackId id;
    std::string status;
    std::string sentence;
    std::string by_name;
    std::string sent_at;
};
BOOST_DESCRIBE_STRUCT(FeedbackView, (), (id, status, sentence, by_name, sent_at))

// One leg as its sender sees it: the process always, the content as far as the resident's level
// goes.
struct ReferralForSender {
    ReferralId id;
    int version = 1;
    ThreadId thread_id;
    PersonId person_id;
    std::string person_name;
    std::string target;
    std::string to_name;
    std::string to_organization_name;
    std::string to_phone;
    std::vector<std::string> needs;
    std::string goal;
    std::string sentence;
    std::vector<std::string> fields_sent;  // words of consent::field_codes
    std::string feedback_level;
    std::string state;
    std::string step;
    std::string reason;
    int attempts = 0;
    std::string next_step;   // what happens now: "accept", "call", "meet", …; "" when closed
    std::string next_owner;  // a name
    std::optional<std::string> due_on;
    std::optional<std::string> meets_at;
    std::string sent_at;
    std::optional<std::string> closed_at;
    std::string consent_ends_on;
    bool consent_withdrawn = false;
    std::vector<StepView> steps;
    std::vector<FeedbackView> feedback;
    std::string record_text;  // SOEP-shaped, to copy into the own record
    bool can_withdraw = false;
    bool was_about_somebody_else = false;
    std::string consent_given_how;  // a word of consent::ways_given
    bool consent_with_interpreter = false;
    std::string consent_recorded_by;
    std::vector<LegQuestionView> questions;
    bool can_ask = false;
    bool hidden_from_proxies = false;
};
BOOST_DESCRIBE_STRUCT(ReferralForSender, (),
                      (id, version, thread_id, person_id, person_name, target, to_name,
                       to_organization_name, to_phone, needs, goal, sentence, fields_sent,
                       feedback_level, state, step, reason, attempts, next_step, next_owner, due_on,
                       meets_at, sent_at, closed_at, consent_ends_on, consent_withdrawn, steps,
                       feedback, record_text, can_withdraw, was_about_somebody_else,
                       consent_given_how, consent_with_interpreter, consent_recorded_by, questions,
                       can_ask, hidden_from_proxies))

// The inbox of the referrer. kind: question (waits for an answer of the sender), came_back (new
// since last look), stuck, late, running, closed.
struct FeedbackRow {
    ReferralId referral_id;
    PersonId person_id;
    std::string person_name;
    std::string birth_on;
    std::string kind;
    std::string to_name;
    std::string to_organization_name;
    std::string step;
    std::string reason;
    int attempts = 0;
    std::string status;  // of the newest feedback, or ""
    std::string sentence;
    std::string next_step;
    std::string next_owner;
    std::optional<std::string> due_on;
    std::string changed_at;
    std::string record_text;
    bool task_open = false;                   // the assistant already has it
    std::optional<LegQuestionView> question;  // open, or answered since the last look
};
BOOST_DESCRIBE_STRUCT(FeedbackRow, (),
                      (referral_id, person_id, person_name, birth_on, kind, to_name,
                       to_organization_name, step, reason, attempts, status, sentence, next_step,
                       next_owner, due_on, changed_at, record_text, task_open, question))
struct FeedbackList {
    std::vector<FeedbackRow> rows;  // what asks for a look first
    int running = 0;
    int closed = 0;
    std::string assistant_name;  // who can be asked to call; "" when that is not one person
};
BOOST_DESCRIBE_STRUCT(FeedbackList, (), (rows, running, closed, assistant_name))

struct ThreadRow {
    ReferralId referral_id;
    ThreadId thread_id;
    std::optional<ReferralId> parent_id;
    std::string to_name;
    std::string to_organization_name;
    std::string state;
    std::string step;
    std::string reason;
    int attempts = 0;
    std::string next_step;
    std::string next_owner;
    std::optional<std::string> due_on;
    std::string sent_at;
    std::string changed_at;
    bool open = true;
    std::vector<std::string> fields;  // who got which fields
    std::optional<LegQuestionView> question;
};
BOOST_DESCRIBE_STRUCT(ThreadRow, (),
                      (referral_id, thread_id, parent_id, to_name, to_organization_name, state,
                       step, reason, attempts, next_step, next_owner, due_on, sent_at, changed_at,
                       open, fields, question))
struct ThreadsOfPerson {
    std::vector<ThreadRow> rows;
};
BOOST_DESCRIBE_STRUCT(ThreadsOfPerson, (), (rows))

// For the assistant: a booked or bookable hour, no reason.
struct BookSlot {
    int version = 1;
    SlotId slot_id;
};
BOOST_DESCRIBE_STRUCT(BookSlot, (), (version, slot_id))

struct Booking {
    ReferralId referral_id;
    int version = 1;
    std::string face_name;
    std::string organization_name;
    std::string practice_hours;
    std::optional<std::string> meets_at;
    std::vector<directory::SlotView> slots;
};
BOOST_DESCRIBE_STRUCT(Booking, (),
                      (referral_id, version, face_name, organization_name, practice_hours, meets_at,
                       slots))
// To print and sign: exactly what was agreed.
struct ConsentPaper {
    std::string person_name;
    std::string birth_on;
    std::string practice_name;
    std::string recipient_name;
    std::string recipient_organization_name;
    std::vector<std::string> fields;
    std::string feedback_level;
    std::string given_on;
    std::string ends_on;
    std::string text_version;
    bool with_interpreter = false;
    std::string given_how;
    std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(ConsentPaper, (),
                      (person_name, birth_on, practice_name, recipient_name,
                       recipient_organization_name, fields, feedback_level, given_on, ends_on,
                       text_version, with_interpreter, given_how, recorded_by))

// ---- the one who receives ----
// A line of the worklist. Before acceptance: first name, village, need words and the one sentence;
// after it name and phone.
struct WorklistRow {
    ReferralId referral_id;
    int version = 1;
    std::string name;
    std::string village;
    std::string phone;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    std::vector<std::string> needs;
    std::string sentence;
    std::string stage;  // new, call, intake, searching, started, follow_up, closing
    std::string step;
    int attempts = 0;
    std::string next_step;
    std::string owner_name;
    std::optional<AccountId> owner_account_id;  // whose turn it is, when that is somebody here
    std::optional<std::string> due_on;
    std::optional<std::string> meets_at;
    bool overdue = false;
    std::string from_name;
    std::string from_organization_name;
    std::string sent_at;
    bool interpreter = false;
    int branches_open = 0;
    // "initiative_yes", "attended", "sharing_stopped", "initiative_full", "desk_accepted",
    // "desk_returned", "desk_silent", "desk_closed" or ""
    std::string signal;
    bool accepted = false;
    std::string colleague_name;  // whose case it is, when it is not one's own
    std::optional<AccountId> colleague_id;
    bool urgent = false;
    std::string source;    // who brought the resident; "" when a colleague referred
    std::string question;  // for_you, late_for_you, late (nobody answered you), answered or ""
    std::vector<std::string> shared_with;  // who else sees this offer, by name
};
BOOST_DESCRIBE_STRUCT(WorklistRow, (),
                      (referral_id, version, name, village, phone, call_allowed, voicemail_allowed,
                       call_when, needs, sentence, stage, step, attempts, next_step, owner_name,
                       owner_account_id, due_on, meets_at, overdue, from_name,
                       from_organization_name, sent_at, interpreter, branches_open, signal,
                       accepted, colleague_name, colleague_id, urgent, source, question,
                       shared_with))
// What the receiver must hear though there is nothing to answer.
struct NoticeRow {
    std::string id;
    ReferralId referral_id;
    std::string kind;                 // deceased, moved, changed_practice, restored, wrong_person,
                                      // corrected, taken_elsewhere
    std::string name;                 // "" when the person may not be named (any more)
    std::vector<std::string> fields;  // corrected: words of people::corrected_fields
    std::string from_name;
    std::string from_organization_name;
    std::string sent_at;
    std::string at;
    bool open = false;       // the case still runs: it is the worker's to close
    std::string party_name;  // of a branch: whom the case asked
};
BOOST_DESCRIBE_STRUCT(NoticeRow, (),
                      (id, referral_id, kind, name, fields, from_name, from_organization_name,
                       sent_at, at, open, party_name))
struct Worklist {
    std::vector<WorklistRow> rows;  // overdue on top, then by date
    std::vector<NoticeRow> notices;
    int mine = 0;
    int team_new = 0;
    int overdue = 0;
    std::vector<std::string> columns;  // that the work of this role has, in the order of the day
};
BOOST_DESCRIBE_STRUCT(Worklist, (), (rows, notices, mine, team_new, overdue, columns))

struct NoteView {
    NoteId id;
    std::string words;
    std::string by_name;
    std::string written_at;
};
BOOST_DESCRIBE_STRUCT(NoteView, (), (id, words, by_name, written_at))
struct FollowUpView {
    FollowUpId id;
    std::string code;
    std::string due_on;
    std::optional<std::string> done_at;
    std::string result;
};
BOOST_DESCRIBE_STRUCT(FollowUpView, (), (id, code, due_on, done_at, result))
struct ClockView {
    std::string code;
    std::string owner;
    std::string due_on;
    std::optional<std::string> done_at;
};
BOOST_DESCRIBE_STRUCT(ClockView, (), (code, owner, due_on, done_at))
struct BranchView {
    ReferralId referral_id;
    std::string target;
    std::string to_name;
    std::string to_organization_name;
    std::string wish;
    std::string when;
    std::string step;
    std::string reason;
    std::string sent_at;
    std::optional<std::string> answered_at;
    std::optional<std::string> attended_at;
    bool open = true;
};
BOOST_DESCRIBE_STRUCT(BranchView, (),
                      (referral_id, target, to_name, to_organization_name, wish, when, step, reason,
                       sent_at, answered_at, attended_at, open))

// What the resident chose about the GP, with the letter to copy or print when that was yes.
struct PracticeChoiceView {
    bool tell = false;
    std::string practice_name;
    std::string chosen_at;
    std::string by_name;
    std::string letter;
};
BOOST_DESCRIBE_STRUCT(PracticeChoiceView, (), (tell, practice_name, chosen_at, by_name, letter))

// Somebody of the own organisation who looks like the new one, with the newest case of this person.
struct KnownResident {
    PersonId person_id;
    std::string name;
    std::string village;
    std::string birth_on;
    std::optional<ReferralId> referral_id;
    std::string worker_name;  // whose case that is
    bool open = false;
};
BOOST_DESCRIBE_STRUCT(KnownResident, (),
                      (person_id, name, village, birth_on, referral_id, worker_name, open))

// What a worker must know before anything else on the page of a case.
struct CaseAround {
    std::vector<NoticeRow> notices;  // not seen yet
    std::optional<people::SafetyNoteView> safety_note;
    bool secret_address = false;
    bool from_practice = false;  // the sender is a practice: "Bel de praktijk nu"
    std::string from_out_of_hours_phone;
    bool asked_himself = false;              // nobody sent it and nobody opened it
    std::vector<KnownResident> look_alikes;  // who may be the same resident; see doubles.hpp
    std::vector<std::string> shared_with;    // of an offer: who else sees it, by name
    std::string parent_name;                 // of a child, when the parent said yes too
    std::string parent_phone;
    std::vector<LegQuestionView> questions;
    std::vector<std::string> may_ask;  // sender, resident
    bool words_to_sender = false;      // only set questions and yes or no, when false
    std::string own_word;  // of the resident, beside the outcome: yes, partly, no, rather_not or ""
    std::optional<std::string> own_word_at;
    bool messages_allowed = true;
    std::string safe_from;
    std::string safe_until;
    int person_version = 0;  // of the own row, for who writes in it
    bool hidden_from_proxies = false;
};
BOOST_DESCRIBE_STRUCT(CaseAround, (),
                      (notices, safety_note, secret_address, from_practice, from_out_of_hours_phone,
                       asked_himself, look_alikes, shared_with, parent_name, parent_phone,
                       questions, may_ask, words_to_sender, own_word, own_word_at, messages_allowed,
                       safe_from, safe_until, person_version, hidden_from_proxies))

struct CaseForWorker : CaseAround {
    ReferralId id;
    int version = 1;
    bool accepted = false;  // false: only the first block below is filled
    std::string first_name;
    std::string village;
    std::vector<std::string> needs;
    std::string sentence;
    std::string from_name;
    std::string from_organization_name;
    std::string from_phone;  // "Bel de praktijk nu"
    std::string sent_at;
    std::string name;
    std::string phone;
    std::string birth_on;
    std::string language;
    bool interpreter = false;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    std::string goal;
    std::string state;
    std::string stage;
    std::string step;
    std::string reason;
    int attempts = 0;
    std::string next_step;
    std::string owner_name;
    std::optional<AccountId> owner_account_id;
    bool mine = false;
    std::optional<std::string> due_on;
    std::optional<std::string> meets_at;
    bool overdue = false;
    std::vector<std::string> next_steps;  // the steps that can be taken now
    bool can_undo = false;
    std::string feedback_level;
    std::string consent_ends_on;
    std::string renewal_by;  // of a consent that ends soon, a word of who_agrees; "" of another
    std::vector<StepView> steps;
    std::vector<NoteView> notes;
    std::vector<FollowUpView> follow_ups;
    std::vector<BranchView> branches;
    std::vector<FeedbackView> feedback;
    std::string outcome;
    std::optional<std::string> closed_at;
    bool sharing_stopped = false;
    std::string target;
    std::string address;  // with birth_on: where a desk needs them
    bool urgent = false;
    std::vector<ClockView> clock;  // what law or agreement sets a date for
    std::string source;            // who brought the resident; "" when a colleague referred
    std::optional<PracticeChoiceView> practice_choice;
};
BOOST_DESCRIBE_STRUCT(CaseForWorker, (CaseAround),
                      (id, version, accepted, first_name, village, needs, sentence, from_name,
                       from_organization_name, from_phone, sent_at, name, phone, birth_on, language,
                       interpreter, call_allowed, voicemail_allowed, call_when, goal, state, stage,
                       step, reason, attempts, next_step, owner_name, owner_account_id, mine,
                       due_on, meets_at, overdue, next_steps, can_undo, feedback_level,
                       consent_ends_on, renewal_by, steps, notes, follow_ups, branches, feedback,
                       outcome, closed_at, sharing_stopped, target, address, urgent, clock, source,
                       practice_choice))

struct Accept {
    int version = 1;
};
BOOST_DESCRIBE_STRUCT(Accept, (), (version))
struct TakeStep {
    int version = 1;
    std::string step;
    std::optional<std::string> reason;
    std::optional<std::string> meets_at;  // local time, with intake_planned
    std::optional<std::string> outcome;   // reached, partly, otherwise; with closed
};
BOOST_DESCRIBE_STRUCT(TakeStep, (), (version, step, reason, meets_at, outcome))
constexpr auto rules(const TakeStep*) {
    return std::tuple{rule(&TakeStep::step, Length{1, 40}), rule(&TakeStep::reason, Length{0, 40}),
                      rule(&TakeStep::meets_at, Length{16, 16}),
                      rule(&TakeStep::outcome, OneOf{"reached partly otherwise"})};
}
struct NewNote {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NewNote, (), (words))
constexpr auto rules(const NewNote*) { return std::tuple{rule(&NewNote::words, Length{1, 4000})}; }
struct NewFeedback {
    int version = 1;
    std::string status;
    std::string sentence;
};
BOOST_DESCRIBE_STRUCT(NewFeedback, (), (version, status, sentence))
constexpr auto rules(const NewFeedback*) {
    return std::tuple{
        rule(&NewFeedback::status, OneOf{"met started_well started_hard needs_you stopped closed"}),
        rule(&NewFeedback::sentence, Length{0, 300})};
}
struct FollowUpDone {
    std::string result;
};
BOOST_DESCRIBE_STRUCT(FollowUpDone, (), (result))
constexpr auto rules(const FollowUpDone*) {
    return std::tuple{rule(&FollowUpDone::result, OneOf{"going_well hard stopped not_reached"})};
}
// A question to an initiative: what the volunteer reads, and what he gets after a yes.
struct NewOnward {
    int version = 1;
    ServiceId service_id;
    std::string wish;
    std::string when;
    bool consent_given = false;
    bool attendance = false;  // "is geweest" may come back
    std::optional<consent::ParentYes> parent;
    bool with_interpreter = false;
};
BOOST_DESCRIBE_STRUCT(NewOnward, (),
                      (version, service_id, wish, when, consent_given, attendance, parent,
                       with_interpreter))
constexpr auto rules(const NewOnward*) {
    return std::tuple{rule(&NewOnward::wish, Length{2, 120}),
                      rule(&NewOnward::when, Length{0, 60})};
}

// Whoever comes for the resident sees nothing of it: said by who sent it, or by who took it on.
struct HideFromProxies {
    int version = 1;
    bool hidden = false;
};
BOOST_DESCRIBE_STRUCT(HideFromProxies, (), (version, hidden))

// A case goes on to a desk: the resident's own act, or with the resident's yes.
struct NewDeskReferral {
    int version = 1;
    FaceId face_id;
    std::vector<std::string> needs;
    std::string sentence;
    std::optional<std::string> birth_on;  // when the desk asks them and they were not known
    std::optional<std::string> address;
    std::string feedback_level;
    bool consent_given = false;
    std::string given_how;
    std::optional<std::string> code;
    bool urgent = false;
    bool share_secret_address = false;
    bool with_interpreter = false;
    bool attendance = false;  // of a volunteer: "is geweest" may come back
    std::optional<bool> hidden_from_proxies;
    std::optional<consent::ParentYes> parent;
};
BOOST_DESCRIBE_STRUCT(NewDeskReferral, (),
                      (version, face_id, needs, sentence, birth_on, address, feedback_level,
                       consent_given, given_how, code, urgent, share_secret_address,
                       with_interpreter, attendance, hidden_from_proxies, parent))
constexpr auto rules(const NewDeskReferral*) {
    return std::tuple{rule(&NewDeskReferral::needs, OneOf{people::need_codes}),
                      rule(&NewDeskReferral::needs, Count{12}),
                      rule(&NewDeskReferral::sentence, Length{0, 300}),
                      rule(&NewDeskReferral::birth_on, Day{}),
                      rule(&NewDeskReferral::address, Length{3, 120}),
                      rule(&NewDeskReferral::feedback_level, OneOf{consent::feedback_levels}),
                      rule(&NewDeskReferral::given_how, OneOf{consent::ways_given}),
                      rule(&NewDeskReferral::code, Length{6, 7})};
}
// A face that can be asked for this resident, with what has to be known and said for it.
struct DeskChoice {
    FaceId face_id;
    std::string name;
    std::string organization_name;
    std::string target;
    int wait_weeks = 0;
    bool intake_stop = false;
    std::vector<std::string> fields;   // words of consent::field_codes
    std::vector<std::string> missing;  // of those: not known yet, to be filled
    std::vector<std::string> feedback_levels;
    bool confirmed_by_resident = false;
    std::vector<ClockView> clock;         // as it would run when sent today
    std::vector<ClockView> urgent_clock;  // the same, when it cannot wait
    bool by_link = false;                 // a volunteer without an account answers
    bool hidden_from_proxies = false;     // by itself
    std::optional<int> age_from;  // there for these ages only; who is not of them is not asked
    std::optional<int> age_before;
};
BOOST_DESCRIBE_STRUCT(DeskChoice, (),
                      (face_id, name, organization_name, target, wait_weeks, intake_stop, fields,
                       missing, feedback_levels, confirmed_by_resident, clock, urgent_clock,
                       by_link, hidden_from_proxies, age_from, age_before))
// One case as one file for the own system of who received it: nothing has to be typed over.
struct CaseExport {
    std::string exported_at;
    std::string exported_by;
    std::string organization_name;
    ReferralId referral_id;
    std::string target;
    bool urgent = false;
    std::string name;
    std::string birth_on;
    std::string address;
    std::string village;
    std::string phone;
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    std::string language;
    bool interpreter = false;
    std::vector<std::string> needs;
    std::string goal;
    std::string sentence;
    std::string from_name;
    std::string from_organization_name;
    std::string from_phone;
    std::string sent_at;
    std::string state;
    std::string step;
    std::string reason;
    std::string outcome;
    std::optional<std::string> closed_at;
    std::string feedback_level;
    std::string consent_ends_on;
    bool sharing_stopped = false;
    std::vector<ClockView> clock;
    std::vector<StepView> steps;
    std::vector<NoteView> notes;
    std::vector<FeedbackView> feedback;
    std::string source;
    std::string own_word;  // of the resident, beside the outcome: yes, partly, no, rather_not or ""
};
BOOST_DESCRIBE_STRUCT(CaseExport, (),
                      (exported_at, exported_by, organization_name, referral_id, target, urgent,
                       name, birth_on, address, village, phone, call_allowed, voicemail_allowed,
                       call_when, language, interpreter, needs, goal, sentence, from_name,
                       from_organization_name, from_phone, sent_at, state, step, reason, outcome,
                       closed_at, feedback_level, consent_ends_on, sharing_stopped, clock, steps,
                       notes, feedback, source, own_word))
struct TermDone {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(TermDone, (), (code))
constexpr auto rules(const TermDone*) { return std::tuple{rule(&TermDone::code, Length{1, 40})}; }

// ---- the volunteer, by link ----
// Before a yes: the first line and nothing of a person; after it first name and phone. One struct
// for each moment.
struct QuestionForVolunteer {
    std::string state;  // open, yes, full, not_for_us, closed
    std::string initiative_name;
    std::string asked_by_name;  // the coach
    std::string asked_by_organization;
    std::string asked_by_phone;
    std::string village;
    std::string wish;
    std::string when;
    std::optional<std::string> answered_at;
    std::optional<std::string> first_name;  // after yes only
    std::optional<std::string> phone;
    bool attendance_asked = false;
    std::optional<std::string> attended_at;
    std::string target;              // initiative, or a kind of party that answers by link
    std::vector<std::string> needs;  // of a village volunteer, instead of a wish
    bool call_allowed = true;        // after yes: how to reach this person safely
    bool voicemail_allowed = true;
    std::string call_when;
    std::string language;
    bool interpreter = false;
};
BOOST_DESCRIBE_STRUCT(QuestionForVolunteer, (),
                      (state, initiative_name, asked_by_name, asked_by_organization, asked_by_phone,
                       village, wish, when, answered_at, first_name, phone, attendance_asked,
                       attended_at, target, needs, call_allowed, voicemail_allowed, call_when,
                       language, interpreter))
struct VolunteerAnswer {
    std::string token;
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(VolunteerAnswer, (), (token, answer))
constexpr auto rules(const VolunteerAnswer*) {
    return std::tuple{rule(&VolunteerAnswer::token, Length{10, 80}),
                      rule(&VolunteerAnswer::answer, OneOf{"yes full not_for_us attended"})};
}

// ---- the resident ----
struct MyReferral {
    ReferralId id;
    std::string to_name;
    std::string to_organization_name;
    std::string to_phone;
    std::string target;
    std::string state;
    std::string step;
    std::string reason;
    std::string next_owner;
    std::optional<std::string> due_on;
    std::optional<std::string> meets_at;
    std::string sent_at;
    std::vector<StepView> steps;
    std::vector<FeedbackView> feedback;  // the resident reads what went to the GP
    bool can_withdraw = false;
    // the consent
    std::vector<std::string> fields;
    std::string feedback_level;
    std::string shared_since;
    std::string shared_until;
    bool sharing = true;  // false after "Stop delen"
    bool can_stop = false;
    std::vector<ClockView> clock;
    std::string given_how;  // how the yes was said: a word of consent::ways_given
    std::string given_by;   // and who said it: a word of consent::who_agrees
    bool given_with_interpreter = false;
    std::string given_recorded_by;  // who wrote that down
    bool asked_myself = false;
    std::vector<LegQuestionView> questions;  // what they asked each other stands here too
    bool can_say_goal = false;               // it is closed: was what you wanted reached?
    std::string goal;
    std::string own_word;
    bool can_choose_face = false;
    bool by_link = false;  // a volunteer: no name before a yes
};
BOOST_DESCRIBE_STRUCT(MyReferral, (),
                      (id, to_name, to_organization_name, to_phone, target, state, step, reason,
                       next_owner, due_on, meets_at, sent_at, steps, feedback, can_withdraw, fields,
                       feedback_level, shared_since, shared_until, sharing, can_stop, clock,
                       given_how, given_by, given_with_interpreter, given_recorded_by, asked_myself,
                       questions, can_say_goal, goal, own_word, can_choose_face, by_link))
struct MyPage {
    std::string first_name;
    std::string practice_name;
    std::string practice_phone;
    std::vector<MyReferral> referrals;
    std::vector<std::string> lent;     // of who comes for the resident: what was ticked for him
    std::string comes_as;              // … and as what: his role; "" of the resident
    std::vector<std::string> matters;  // … and about what
};
BOOST_DESCRIBE_STRUCT(MyPage, (),
                      (first_name, practice_name, practice_phone, referrals, lent, comes_as,
                       matters))
}  // namespace veerkracht::referrals
