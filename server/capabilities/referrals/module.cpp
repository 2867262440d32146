// Referrals: asks another to take it further, and brings the answer back. Start reading at
// referral.hpp and steps.hpp.
#include "capabilities/referrals/module.hpp"

#include "capabilities/referrals/both_yes.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/case_contact.hpp"
#include "capabilities/referrals/cases.hpp"
#include "capabilities/referrals/consent_ends.hpp"
#include "capabilities/referrals/consent_form.hpp"
#include "capabilities/referrals/desks.hpp"
#include "capabilities/referrals/doubles.hpp"
#include "capabilities/referrals/emergency.hpp"
#include "capabilities/referrals/escalation.hpp"
#include "capabilities/referrals/events.hpp"
#include "capabilities/referrals/export.hpp"
#include "capabilities/referrals/figures.hpp"
#include "capabilities/referrals/hiding.hpp"
#include "capabilities/referrals/known_person.hpp"
#include "capabilities/referrals/letters.hpp"
#include "capabilities/referrals/letters_out.hpp"
#include "capabilities/referrals/lifecycle.hpp"
#include "capabilities/referrals/newcomer.hpp"
#include "capabilities/referrals/news.hpp"
#include "capabilities/referrals/not_delivered.hpp"
#include "capabilities/referrals/notices.hpp"
#include "capabilities/referrals/other_face.hpp"
#include "capabilities/referrals/own_cases.hpp"
#include "capabilities/referrals/own_choice.hpp"
#include "capabilities/referrals/own_page.hpp"
#include "capabilities/referrals/prepared.hpp"
#include "capabilities/referrals/progress.hpp"
#include "capabilities/referrals/questions.hpp"
#include "capabilities/referrals/referrals.hpp"
#include "capabilities/referrals/refusals.hpp"
#include "capabilities/referrals/renewal.hpp"
#include "capabilities/referrals/resident_acts.hpp"
#include "capabilities/referrals/self_referrals.hpp"
#include "capabilities/referrals/sender_leaves.hpp"
#include "capabilities/referrals/short_question.hpp"
#include "capabilities/referrals/team.hpp"
#include "capabilities/referrals/who_knows.hpp"
#include "capabilities/referrals/word_back.hpp"
#include "capabilities/referrals/worklist.hpp"
#include "runtime/application.hpp"

namespace veerkracht::referrals {

void install(Application& app) {
    // Who sends.
    app.routes.add("POST", "/api/referrals", "referral.create", create);
    app.routes.add("POST", "/api/initiative_referrals", "referral.initiative",
                   create_for_initiative);
    app.routes.add("GET", "/api/referrals/{id}", "referral.read", read);
    app.routes.add("POST", "/api/referrals/{id}/withdraw", "referral.withdraw", withdraw);
    app.routes.add("PUT", "/api/referrals/{id}/hidden", "referral.hide", hide_referral);
    app.routes.add("PUT", "/api/cases/{id}/hidden", "case.hide", hide_case);
    app.routes.add("POST", "/api/referrals/{id}/seen", "referral.seen", note_seen);
    app.routes.add("POST", "/api/referrals/{id}/ask_assistant", "referral.ask_assistant",
                   ask_assistant);
    app.routes.add("POST", "/api/referrals/{id}/slot", "referral.slot", book);
    app.routes.add("POST", "/api/referrals/{id}/own_page", "referral.own_page",
                   send_own_page_again);
    app.routes.add("GET", "/api/referrals/{id}/consent_paper", "referral.consent_paper",
                   consent_paper);
    app.routes.add("GET", "/api/referrals/{id}/consent_form", "referral.consent_form",
                   consent_form);
    app.routes.add("GET", "/api/people/{id}/consent_form", "referral.consent_form_before",
                   consent_form_for_person);
    app.routes.add("POST", "/api/referrals/{id}/signed", "referral.signed", note_signed);
    app.routes.add("GET", "/api/referrals/{id}/letter", "referral.letter", referral_letter);
    app.routes.add("GET", "/api/referrals/{id}/feedback_letter", "referral.letter",
                   feedback_letter);
    app.routes.add("GET", "/api/people/{id}/instructors", "prepared.make", instructors);
    app.routes.add("POST", "/api/people/{id}/prepared_referrals", "prepared.make", prepare);
    app.routes.add("POST", "/api/people/{id}/ask_both", "prepared.ask_both", ask_both);
    app.routes.add("GET", "/api/my/yes_asked", "my.yes_asked", my_yes_asked);
    app.routes.add("POST", "/api/my/yes_asked/{id}", "my.yes", say_my_yes);
    app.routes.add("GET", "/api/prepared_referrals", "prepared.list", prepared_referrals);
    app.routes.add("POST", "/api/prepared_referrals/{id}/send", "prepared.send", send_prepared);
    app.routes.add("POST", "/api/prepared_referrals/{id}/put_away", "prepared.put_away",
                   put_away_prepared);
    app.routes.add("GET", "/api/feedback", "referral.feedback_list", feedback_list);
    app.routes.add("GET", "/api/people/{id}/threads", "referral.thread", threads_of_person);
    app.routes.add("GET", "/api/people/{id}/bookings", "referral.booking", bookings_of_person);

    // Who receives.
    app.routes.add("GET", "/api/worklist", "case.worklist", worklist);
    app.routes.add("GET", "/api/cases/{id}", "case.read", read_case);
    app.routes.add("POST", "/api/cases/{id}/accept", "case.accept", accept);
    app.routes.add("POST", "/api/cases/{id}/known_person", "case.known_person", hand_on_unread);
    app.routes.add("POST", "/api/cases/{id}/steps", "case.step", take_step);
    app.routes.add("POST", "/api/cases/{id}/undo", "case.undo", undo_step);
    app.routes.add("POST", "/api/cases/{id}/notes", "case.note", add_note);
    app.routes.add("PUT", "/api/cases/{id}/safety_note", "case.safety_note", write_safety_note);
    app.routes.add("PUT", "/api/cases/{id}/contact", "case.contact", change_contact_of_case);
    app.routes.add("POST", "/api/cases/{id}/feedback", "case.feedback", give_feedback);
    app.routes.add("POST", "/api/cases/{id}/onward", "case.onward", send_onward);
    app.routes.add("POST", "/api/cases/{id}/reopen", "case.reopen", reopen);
    app.routes.add("POST", "/api/own_cases", "case.open", open_own_case);
    app.routes.add("POST", "/api/cases/{id}/practice", "case.practice", choose_practice);
    app.routes.add("POST", "/api/cases/{id}/renew_consent", "case.renew_consent", renew_consent);
    app.routes.add("POST", "/api/follow_ups/{id}/done", "case.follow_up", finish_follow_up);

    app.routes.add("GET", "/api/team/worklist", "case.team_worklist", team_worklist);
    app.routes.add("POST", "/api/team/hand_over", "case.hand_over", hand_over);

    app.routes.add("GET", "/api/referral_figures", "referral.figures", referral_figures);

    // On to a desk.
    app.routes.add("GET", "/api/cases/{id}/desks", "case.desks", desks_for_case);
    app.routes.add("POST", "/api/cases/{id}/desk_code", "case.desk_code", send_code_for_desk);
    app.routes.add("POST", "/api/cases/{id}/desk", "case.desk", send_to_desk);
    app.routes.add("GET", "/api/cases/{id}/consent_form", "case.consent_form",
                   consent_form_for_case);
    app.routes.add("POST", "/api/cases/{id}/term", "case.term", finish_term);
    app.routes.add("GET", "/api/cases/{id}/export", "case.export", export_case);
    app.routes.add("GET", "/api/people/{id}/asks", "referral.asks", asks_for_person);
    app.routes.add("POST", "/api/people/{id}/referral_code", "referral.code",
                   send_code_for_referral);
    app.routes.add("POST", "/api/people/{id}/refusals", "referral.refusal", note_refusal);
    app.routes.add("POST", "/api/cases/{id}/refusals", "case.refusal", note_refusal_at_case);
    app.routes.add("GET", "/api/people/{id}/refusals", "referral.refusals", refusals_of_person);
    app.routes.add("GET", "/api/people/{id}/emergency", "emergency.read", emergency_page);
    app.routes.add("POST", "/api/people/{id}/emergency", "emergency.open", open_in_emergency);
    app.routes.add("POST", "/api/people/{id}/emergency/end", "emergency.end", end_in_emergency);

    // A question about nobody in particular.
    app.routes.add("GET", "/api/question_desks", "question.desks", question_desks);
    app.routes.add("GET", "/api/short_questions", "question.list", short_questions);
    app.routes.add("POST", "/api/short_questions", "question.ask", ask_short_question);
    app.routes.add("GET", "/api/short_questions/{id}", "question.read", read_short_question);
    app.routes.add("POST", "/api/short_questions/{id}/answer", "question.answer",
                   answer_short_question);
    app.routes.add("POST", "/api/short_questions/{id}/seen", "question.seen", note_answer_seen);

    // One question and one answer on a case.
    app.routes.add("POST", "/api/cases/{id}/question", "case.question", ask_from_case);
    app.routes.add("POST", "/api/cases/{id}/answer", "case.answer", answer_at_case);
    app.routes.add("POST", "/api/referrals/{id}/question", "referral.question", ask_from_referral);
    app.routes.add("POST", "/api/referrals/{id}/answer", "referral.answer", answer_at_referral);

    // What becomes of a person.
    app.routes.add("PUT", "/api/people/{id}/status", "person.status", change_person_status);
    app.routes.add("POST", "/api/cases/{id}/person_status", "case.person_status",
                   note_person_status);
    app.routes.add("POST", "/api/referrals/{id}/wrong_person", "referral.wrong_person",
                   take_back_wrong_person);
    app.routes.add("POST", "/api/case_notices/{id}/seen", "case.notice_seen", note_notice_seen);

    // By link.
    app.routes.add("POST", "/api/volunteer/question", "volunteer.look", look_as_volunteer,
                   {.write = false, .anonymous = true, .only_reads = true});
    app.routes.add("POST", "/api/volunteer/answer", "volunteer.answer", answer_as_volunteer,
                   {.anonymous = true});
    app.routes.add("GET", "/api/my/page", "my.page", my_page);
    app.routes.add("GET", "/api/my/who_knows", "my.who_knows", who_knows);
    app.routes.add("GET", "/api/my/faces", "my.faces", my_faces);
    app.routes.add("POST", "/api/my/choice", "my.choice", choose_face);
    app.routes.add("POST", "/api/my/referrals/{id}/withdraw", "my.withdraw", my_withdrawal);
    app.routes.add("POST", "/api/my/referrals/{id}/stop_sharing", "my.stop", stop_sharing);
    app.routes.add("POST", "/api/my/referrals/{id}/refuse", "my.refuse", refuse_recipient);
    app.routes.add("GET", "/api/my/refusals", "my.refusals", my_refusals);
    app.routes.add("POST", "/api/my/refusals/{id}/take_back", "my.refusal_back", take_refusal_back);
    app.routes.add("POST", "/api/my/referrals/{id}/answer", "my.answer", answer_my_question);
    app.routes.add("POST", "/api/my/referrals/{id}/goal", "my.goal", say_my_goal);
    app.routes.add("GET", "/api/my/referrals/{id}/faces", "my.other_faces", other_faces);
    app.routes.add("POST", "/api/my/referrals/{id}/other_face", "my.other_face", choose_other_face);

    // Without anybody in between.
    app.routes.add("GET", "/api/self_referral/places", "self_referral.places", places_for_residents,
                   {.write = false, .anonymous = true, .is_public = true});
    app.routes.add("POST", "/api/self_referral/faces", "self_referral.faces", faces_for_resident,
                   {.write = false, .anonymous = true, .only_reads = true});
    app.routes.add("POST", "/api/self_referrals", "self_referral.ask", ask_for_help,
                   {.anonymous = true});
    app.routes.add("POST", "/api/self_referrals/codes", "self_referral.codes", send_codes_again,
                   {.anonymous = true});
    app.routes.add("POST", "/api/self_referrals/confirm", "self_referral.confirm",
                   confirm_self_referral, {.anonymous = true});
    app.routes.add("GET", "/api/cases/{id}/who_it_is", "case.who_it_is_said", what_was_said);
    app.routes.add("POST", "/api/cases/{id}/who_it_is", "case.who_it_is", settle_who_it_is);

    constexpr int hour = 3'600, minute = 60;
    app.errands.push_back({"referrals.nightly_export", minute, [](Application& house) {
                               return export_what_is_due(house, house.settings().data_folder);
                           }});
    app.errands.push_back({"referrals.letters", minute, [](Application& house) {
                               return write_letters(house, house.settings().data_folder);
                           }});
    app.jobs.push_back({"referrals.look_for_silence", hour, look_for_silence});
    app.jobs.push_back({"referrals.tell_what_is_not_sent", hour, tell_what_is_not_sent});
    app.jobs.push_back({"referrals.tell_news_of_yesterday", hour, tell_news_of_yesterday});
    app.jobs.push_back({"referrals.tell_that_consent_ends", hour, tell_that_consent_ends});
    app.jobs.push_back({"referrals.tell_of_emergencies", hour, tell_of_emergencies});
    app.jobs.push_back({"referrals.forget_unconfirmed", hour, forget_unconfirmed});
    app.jobs.push_back({"referrals.count_again", minute, count_again});
    app.jobs.push_back(
        {"referrals.end_what_was_asked_directly", hour, end_what_was_asked_directly});
    app.on<ReferralSent>("referrals.tell_the_receiving_team", tell_the_receiving_team);
    app.on<FeedbackGiven>("referrals.tell_the_practice", tell_the_practice);
    app.on<FeedbackGiven>("referrals.ask_letter_of_feedback", ask_letter_of_feedback);
    app.on<StepTaken>("referrals.ask_letter_of_step", ask_letter_of_step);
    app.on<ShortQuestionAsked>("referrals.tell_the_desk", tell_the_desk);
    app.on<ShortQuestionAnswered>("referrals.tell_the_asker", tell_the_asker);
    app.on<LegQuestionAsked>("referrals.tell_who_is_asked", tell_who_is_asked);
    app.on<LegQuestionAnswered>("referrals.tell_who_asked", tell_who_asked);
    app.on<ReferralSent>("referrals.count_sent", count_sent);
    app.on<StepTaken>("referrals.count_step", count_step);
    app.on<StepTaken>("referrals.note_word_for_sender", note_word_for_sender);
    app.on<StepTaken>("referrals.tell_who_asked_himself", tell_who_asked_himself);
    app.on<FeedbackGiven>("referrals.count_feedback", count_feedback);
    app.on<access::AccountOpened>("referrals.give_face", give_face);
    app.on<access::AccountClosed>("referrals.go_on_with_work", go_on_with_work);
    app.on<access::AccountClosed>("referrals.pass_asks_on", pass_asks_on);
    app.on<notifications::MessageNotWanted>("referrals.tell_to_call_instead", tell_to_call_instead);
    app.on<notifications::MessageFailed>("referrals.return_what_did_not_arrive",
                                         return_what_did_not_arrive);
    app.on<notifications::MessageFailed>("referrals.tell_it_did_not_arrive",
                                         tell_it_did_not_arrive);
    app.on<people::StatusChanged>("referrals.stop_and_tell", stop_and_tell);
    app.on<people::PersonCorrected>("referrals.pass_correction_on", pass_correction_on);
    app.on<tasks::TaskFinished>("referrals.note_the_call", note_the_call);
    app.on<access::EmergencyOpened>("referrals.tell_who_wrote", tell_who_wrote);
    app.on<access::EmergencyOpened>("referrals.tell_resident_of_emergency",
                                    tell_resident_of_emergency);
    app.on<requests::RequestAnswered>("referrals.tell_resident_of_answer", tell_resident_of_answer);
    app.on<requests::RequestExtended>("referrals.tell_resident_of_extension",
                                      tell_resident_of_extension);
    app.on<requests::RecordRestricted>("referrals.tell_resident_of_restriction",
                                       tell_resident_of_restriction);
}

}  // namespace veerkracht::referrals
