#include "app/merging/inventory.hpp"

namespace veerkracht::merging {

namespace {

constexpr Moved moved[] = {
    {.table = "thread", .person = "person_id"},
    {.table = "thread_party",
     .person = "person_id",
     .parent = "thread",
     .by = "thread_id",
     .has_version = false,
     .brings_own_part = true},
    {.table = "referral",
     .person = "person_id",
     .sealed = {{{"sentence", "referral.sentence"}, {"fields", "referral.fields"}}},
     .parent = "thread",
     .by = "thread_id"},
    {.table = "referral",
     .person = "recipient_person_id",
     .parent = "thread",
     .by = "thread_id",
     .carries = false},
    {.table = "feedback",
     .sealed = {{{"sentence", "feedback.sentence"}}},
     .parent = "referral",
     .by = "referral_id",
     .has_version = false},
    {.table = "leg_question",
     .sealed = {{{"words", "leg_question.words"}, {"answer_words", "leg_question.answer_words"}}},
     .parent = "referral",
     .by = "referral_id"},
    {.table = "practice_choice",
     .sealed = {{{"practice_name", "practice_choice.practice_name"}}},
     .parent = "referral",
     .by = "id",
     .has_version = false},
    {.table = "referral_note",
     .person = "person_id",
     .sealed = {{{"words", "referral_note.words"}}},
     .parent = "referral",
     .by = "referral_id",
     .has_version = false},
    {.table = "prepared_referral",
     .person = "person_id",
     .sealed = {{{"request", "prepared_referral.request"}}},
     .names_in_sealed = true},
    {.table = "consent",
     .person = "person_id",
     .sealed = {{{"why_for_him", "consent.why_for_him"}}},
     .parent = "referral",
     .by = "subject_id"},
    {.table = "consent_refusal", .person = "person_id"},
    {.table = "conversation",
     .person = "person_id",
     .sealed = {{{"answers", "conversation.answers"}, {"words", "conversation.words"}}}},
    {.table = "invitation",
     .person = "person_id",
     .parent = "conversation",
     .by = "conversation_id"},
    {.table = "research_participant",
     .person = "person_id",
     .unless_so = "exists (select 1 from research_participant other where other.person_id = $2 and "
                  "other.study = research_participant.study)"},
    {.table = "research_response",
     .sealed = {{{"answers", "research.answers"}}},
     .parent = "research_participant",
     .by = "participant_id",
     .has_version = false},
    {.table = "record_request",
     .person = "person_id",
     .sealed = {{{"words", "record_request.words"},
                 {"answer_words", "record_request.answer_words"}}}},
    {.table = "request_extension",
     .person = "person_id",
     .sealed = {{{"words", "request_extension.words"}}},
     .parent = "record_request",
     .by = "request_id"},
    {.table = "restriction",
     .person = "person_id",
     .sealed = {{{"reason", "restriction.reason"}, {"end_reason", "restriction.end_reason"}}}},
    {.table = "task", .person = "person_id", .parent = "referral", .by = "referral_id"},
    {.table = "outbox", .person = "person_id", .follows = "subject_id"},
    {.table = "need", .person = "person_id", .has_version = false},
    {.table = "goal", .person = "person_id", .sealed = {{{"words", "goal.words"}}}},
    {.table = "person_event",
     .person = "person_id",
     .follows = "subject_id",
     .has_version = false,
     .counts_its_rows = true},
    {.table = "person_correction",
     .person = "person_id",
     .sealed = {{{"former", "person_correction.former"}}},
     .has_version = false},
    {.table = "person_document",
     .person = "person_id",
     .sealed = {{{"body", "person_document.body"}}},
     .has_version = false},
    {.table = "patient_link", .person = "person_id"},
};

constexpr Left left[] = {
    {"person", "the row itself: it points at the one that stays, and takes its place again"},
    {"person_name", "found by its own name"},
    {"person_trace", "compared by its own facts"},
    {"person_to_compare", "compared by its own facts"},
    {"likely_pair", "of both rows"},
    {"person_merge", "of both rows"},
    {"person_key", "what is left in a backup was sealed with it"},
    {"own_number", "says whose the number of that row is"},
    {"self_referral", "whom somebody is taken for, until another says it too: asked anew there"},
    {"safety_note", "one for a row: the words of both stand with the one that stays"},
    {"link", "lets into a page that is no more: it closes"},
    {"mandate", "lets into a page that is no more: it ends, and adds nothing to another"},
    {"outside_visit", "the minutes of a login at that page"},
    {"take_home_card", "opens a link that closes"},
    {"emergency", "who looked stands with what he opened"},
    {"emergency_row", "who looked stands with what he opened"},
    {"access_log", "who looked is never rewritten"},
    {"access_log_filed", "who looked is never rewritten"},
    {"access_log_unfiled", "who looked is never rewritten"},
};

// What let somebody in does not come back when it is undone: who said meanwhile that it had to end
// could not end it again.
constexpr std::string_view given_anew = "1 = 1";

constexpr Settled settled[] = {
    // Everything that lets somebody in.
    {"link", "closed_at", "now", "person_id = $1 and closed_at is null and $2 = $2", true,
     given_anew},
    {"mandate", "ended_by_name", "by", "person_id = $1 and ended_at is null and $2 = $2", true,
     given_anew},
    {"mandate", "ended_at", "now", "person_id = $1 and ended_at is null and $2 = $2", true,
     given_anew},
    // The same need, said twice.
    {"need", "closed_at", "now",
     "person_id = $1 and closed_at is null and code in (select code from need other where "
     "other.person_id = $2 and other.closed_at is null)",
     false},
    // Of what the resident says of a record, the newest stands.
    {"record_request", "replaced_at", "now",
     "person_id in ($1, $2) and kind = 'statement' and replaced_at is null and exists (select 1 "
     "from record_request newer where newer.person_id in ($1, $2) and newer.kind = 'statement' "
     "and newer.replaced_at is null and newer.subject = record_request.subject and (newer.asked_at "
     "> record_request.asked_at or newer.asked_at = record_request.asked_at and newer.id > "
     "record_request.id))"},
    // Who stopped with a study stopped; nobody counts twice.
    {"research_participant", "withdrawn_by", "same_person",
     "person_id = $2 and withdrawn_at is null and study in (select study from research_participant "
     "other where other.person_id = $1 and other.withdrawn_at is not null)"},
    {"research_participant", "withdrawn_at", "now",
     "person_id = $2 and withdrawn_at is null and withdrawn_by = 'same_person' and $1 = $1"},
    {"research_participant", "withdrawn_by", "same_person",
     "person_id = $1 and withdrawn_at is null and study in (select study from research_participant "
     "other where other.person_id = $2)"},
    {"research_participant", "withdrawn_at", "now",
     "person_id = $1 and withdrawn_at is null and withdrawn_by = 'same_person' and $2 = $2"},
    // What pointed at the row that goes points at the one that stays.
    {"person", "same_as", "stays", "same_as = $1 and $2 = $2"},
};

constexpr Settled ends_at_a_split[] = {
    // Also a list or a card that was answered, which else still shows the own page: and who is
    // inside is out.
    {"link", "expires_at", "now", "person_id = $1 and $2 = $2", true, given_anew},
    {"link", "closed_at", "now", "person_id = $1 and closed_at is null and $2 = $2", true,
     given_anew},
    {"mandate", "ended_by_name", "by", "person_id = $1 and ended_at is null and $2 = $2", true,
     given_anew},
    {"mandate", "ended_at", "now", "person_id = $1 and ended_at is null and $2 = $2", true,
     given_anew},
    {"patient_link", "patient_hash", "own_id", "person_id = $1 and $2 = $2", true,
     "exists (select 1 from patient_link other where other.patient_hash = $1)"},
};

}  // namespace

std::span<const Moved> what_moves() { return moved; }
std::span<const Left> what_is_left() { return left; }
std::span<const Settled> what_is_settled() { return settled; }
std::span<const Settled> what_ends_at_a_split() { return ends_at_a_split; }

}  // namespace veerkracht::merging
