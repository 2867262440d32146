// Somebody with the same role elsewhere who guesses ids: for every address with an id the answer
// is, to the byte, the one for an id that is not there. And every refusal is kept.
#include <iostream>
#include <map>
#include <set>

#include "app/merging/merge.hpp"
#include "capabilities/access/access.hpp"
#include "capabilities/access/account.hpp"
#include "capabilities/access/actions.hpp"
#include "capabilities/access/outside_rows.hpp"
#include "capabilities/access/passkey.hpp"
#include "capabilities/access/resident_identities.hpp"
#include "capabilities/access/resident_passkeys.hpp"
#include "capabilities/access/restriction.hpp"
#include "capabilities/access/roles.hpp"
#include "capabilities/people/likely_pairs.hpp"
#include "runtime/db/row_lock.hpp"
#include "testing/cast.hpp"
#include "testing/decision_table.hpp"
#include "testing/hire.hpp"

namespace veerkracht::access {
namespace {

class StrangerTest : public CastTest {
  protected:
    StrangerTest() {
        goal = app.ask(gp, "POST /api/people/" + cast::lies + "/goals", {{"words", "Samen eten"}})
                   .text("id");
        conversation = app.ask(gp, "POST /api/people/" + cast::lies + "/conversations",
                               {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}})
                           .text("id");
        // A case with all that can hang on it, one that is stuck with a task, and one that nobody
        // answered.
        running = accepted();
        step(running, "intake_done");
        step(running, "started");
        follow_up = value("select id from follow_up order by due_on limit 1");
        const auto stuck = accepted();
        step(stuck, "not_reached");
        app.ask(gp, "POST /api/referrals/" + stuck + "/ask_assistant");
        task = value("select id from task");
        app.ask(
            coach, "POST /api/absences",
            {{"account_id", cast::karin}, {"from_on", "2026-12-01"}, {"until_on", "2026-12-08"}});
        absence = value("select id from absence");
        app.ask(coach, "POST /api/leavings",
                {{"account_id", cast::karin},
                 {"last_on", "2026-12-01"},
                 {"successor_account_id", cast::bram}});
        app.ask(gp, "POST /api/people/" + cast::piet + "/refusals",
                {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}});
        refusal = value("select id from consent_refusal");
        question = app.ask(coach, "POST /api/short_questions",
                           {{"face_id", cast::wmo_desk}, {"question", "Mag dat?"}})
                       .text("id");
        notice = notice_of_a_move();
        card = app.ask(gp, "POST /api/people/" + cast::lies + "/cards", {{"channel", "paper"}})
                   .text("id");
        prepared = app.ask(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
                           prepared_request())
                       .text("id");
        account_invitation =
            app.ask(gp, "POST /api/account_invitations",
                    {{"name", "Sanne"}, {"role", "assistant"}, {"email", "sanne@linde.example"}})
                .text("id");
        retention_run = app.ask(gp, "POST /api/retention_runs").text("id");
        const auto own_page = lies_at_her_page();
        record_request = request_of(own_page);
        own_page_passkey = passkey_of_own_page();
        own_page_login = login_of_own_page();
        own_page_session =
            std::string(app.ask(own_page, "GET /api/my/sessions").body.at(0).at("id").as_string());
        passkey = passkey_of_hub();
        outside_identity = outside_identity_of_hub();
        practice_hour = app.ask(gp, "POST /api/practice_hours",
                                {{"face_id", cast::face_of_karin},
                                 {"weekday", 3},
                                 {"starts", "13:00"},
                                 {"ends", "14:00"},
                                 {"minutes", 30}})
                            .text("id");
        app.ask(own_page, "POST /api/my/mandates",
                {{"name", "Mo"},
                 {"phone", "0612345679"},
                 {"scope", {"progress"}},
                 {"ends_on", "2027-01-01"}});
        mandate = value("select id from mandate");
        desk_elsewhere = somebody_at_another_desk();
        officer_elsewhere =
            somebody_elsewhere("018f0000-0000-7000-8000-00000000b0fe", "privacy_officer");
        app.ask(gp, "POST /api/people/" + cast::lies + "/emergency",
                {{"reason", "unsafe"}, {"words", "Is niet te bereiken"}});
        emergency = value("select id from emergency");
        written_request = noted_at_the_practice();
        pair = pair_of_lies_and_piet();
        merge = proposed_for(pair);
        split = split_proposed();
        lies_elsewhere = other_resident();
    }

    std::string request_of(const TestSession& own_page) {
        EXPECT_EQ(app.ask(own_page, "POST /api/my/requests",
                          {{"organization_id", cast::practice},
                           {"kind", "correction"},
                           {"subject", "phone"},
                           {"words", "Mijn nummer is anders"}})
                      .status,
                  201);
        return value("select id from record_request");
    }

    static boost::json::object breach_facts() {
        return {{"discovered_on", "2026-10-30"},
                {"discovered_clock", "09:00"},
                {"what", "Mail naar een verkeerd adres"},
                {"kind", ""},
                {"classes", boost::json::array()},
                {"people", 1},
                {"risk", ""},
                {"measures", ""},
                {"report", ""},
                {"reported_on", ""},
                {"reported_clock", ""},
                {"report_words", ""},
                {"told", ""},
                {"told_on", ""},
                {"told_words", ""}};
    }
    // A line of the log that is to be judged at the practice.
    std::string drawn_at_the_practice() {
        log_sample = new_uuid();
        const auto line = new_uuid();
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            db::work_for_the_house(work.tx.connection());
            TRY(work.tx.execute(
                "insert into log_sample (id, organization_id, from_on, until_on, made_at, due_on, "
                "looks, left_out) values ($1, $2, '2026-06-01', '2026-06-07', $3, '2026-06-22', 1, "
                "0)",
                log_sample, cast::practice, work.now));
            TRY(work.tx.execute(
                "insert into log_sample_line (id, version, sample_id, place, log_id, why, verdict, "
                "words, judged_by_name) select $1, 1, $2, 1, max(id), 'chance', '', $3, '' from "
                "access_log",
                line, log_sample, db::Bytes{}));
            return {};
        }));
        return line;
    }
    // What the privacy officer of the practice keeps: a letter of somebody, a breach, a look into
    // the log.
    std::string noted_at_the_practice() {
        const std::string id = "018f0000-0000-7000-8000-00000000b0f1";
        testing::hire(app, id, cast::practice, "privacy_officer");
        const auto officer = signed_in(id);
        breach = app.ask(officer, "POST /api/breaches", breach_facts())
                     .at("row")
                     .at("id")
                     .as_string()
                     .c_str();
        log_query = app.ask(officer, "POST /api/log_queries",
                            {{"looked_by", "account"},
                             {"subject", cast::hub},
                             {"from_on", "2026-11-01"},
                             {"until_on", "2026-11-30"},
                             {"reason", "Zijn laptop is weg"}})
                        .at("summary")
                        .at("id")
                        .as_string()
                        .c_str();
        log_sample_line = drawn_at_the_practice();
        EXPECT_EQ(app.ask(officer, "POST /api/written_requests",
                          {{"kind", "insight"},
                           {"came_by", "letter"},
                           {"name", "Piet Onbestaand"},
                           {"words", ""},
                           {"handled_by", ""},
                           {"received_on", "2026-10-30"}})
                      .status,
                  201);
        return value("select id from written_request");
    }

    std::string pair_of_lies_and_piet() {
        people::LikelyPair one;
        one.id = new_id<people::PairId>();
        one.organization_id = OrganizationId{cast::practice};
        one.first_id = PersonId{cast::lies};
        one.second_id = PersonId{cast::piet};
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("delete from person_to_compare"));
            return work.tx.insert(one);
        }));
        return one.id.value;
    }

    std::string proposed_for(const std::string& pair_id) {
        merging::Merge one;
        one.id = new_id<merging::MergeId>();
        one.organization_id = OrganizationId{cast::practice};
        one.pair_id = people::PairId{pair_id};
        one.stays_id = PersonId{cast::lies};
        one.goes_id = PersonId{cast::piet};
        one.proposed_by = AccountId{cast::femke};
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> { return work.tx.insert(one); }));
        return one.id.value;
    }

    std::string split_proposed() {
        merging::Merge one;
        one.id = new_id<merging::MergeId>();
        one.kind = "split";
        one.organization_id = OrganizationId{cast::practice};
        one.pair_id = new_id<people::PairId>();
        one.stays_id = PersonId{cast::lies};
        one.goes_id = new_id<PersonId>();
        one.proposed_by = AccountId{cast::femke};
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> { return work.tx.insert(one); }));
        return one.id.value;
    }

    static boost::json::object prepared_request() {
        return {{"for_account_id", cast::hub},
                {"face_id", cast::face_of_karin},
                {"sentence", ""},
                {"feedback_level", "running"},
                {"consent_given", true},
                {"given_how", "spoken"}};
    }

    std::string outside_identity_of_hub() {
        OutsideIdentity one;
        one.id = new_id<OutsideIdentityId>();
        one.account_id = AccountId{cast::hub};
        EXPECT_TRUE(app.run([&](UnitOfWork& work) { return work.tx.insert(one); }));
        return one.id.value;
    }
    std::string passkey_of_own_page() {
        ResidentPasskey one;
        one.id = new_id<PasskeyId>();
        one.link_id = LinkId{value("select id from link where kind = 'status' limit 1")};
        one.credential_id = "of-lies";
        EXPECT_TRUE(app.run([&](UnitOfWork& work) { return work.tx.insert(one); }));
        return one.id.value;
    }
    std::string login_of_own_page() {
        ResidentIdentity one;
        one.id = new_id<ResidentIdentityId>();
        one.link_id = LinkId{value("select id from link where kind = 'status' limit 1")};
        one.subject_hash = "of-lies";
        EXPECT_TRUE(app.run([&](UnitOfWork& work) { return work.tx.insert(one); }));
        return one.id.value;
    }
    std::string passkey_of_hub() {
        Passkey one;
        one.id = new_id<PasskeyId>();
        one.account_id = AccountId{cast::hub};
        one.credential_id = "of-hub";
        one.name = "Laptop";
        EXPECT_TRUE(app.run([&](UnitOfWork& work) { return work.tx.insert(one); }));
        return one.id.value;
    }

    // The Wmo desk of another municipality.
    TestSession somebody_at_another_desk() {
        return somebody_elsewhere("018f0000-0000-7000-8000-00000000b0ff", "wmo_officer");
    }
    TestSession somebody_elsewhere(const std::string& id, const std::string& role) {
        testing::hire(app, id, cast::other_welfare, role);
        return signed_in(id);
    }

    // Lies moved; it was a mistake, and Karin has a line about it.
    std::string notice_of_a_move() {
        for (const auto* status : {"moved", "active"}) {
            const auto version =
                std::stoi(value("select version from person where id = $1", {cast::lies}));
            app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
                    {{"version", version}, {"status", status}});
        }
        offered = referred();
        return value("select id from case_notice");
    }
    // A resident of the other practice on her own page.
    TestSession other_resident() {
        auto request = request_for_lies(
            {{"person_id", cast::somebody_else}, {"face_id", cast::face_elsewhere}});
        must_serve_the_other_practice();
        EXPECT_EQ(app.ask(stranger, "POST /api/referrals", request).status, 201);
        return lies_at_her_page();
    }
    void must_serve_the_other_practice() {
        ASSERT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(
                work.tx.execute("insert into face_rule (id, practice_id, face_id, need, rank) "
                                "values ($1, $2, $3, '', 1)",
                                new_uuid(), cast::other_practice, cast::face_elsewhere));
            return {};
        }));
    }

    struct Guess {
        TestSession who;
        std::vector<std::string> ids;
        boost::json::value body = nullptr;
    };
    // For each address with an id: who might guess, at which ids, with which well-formed body.
    std::map<std::string, Guess> guesses() {
        const boost::json::object version{{"version", 1}};
        const std::vector<std::string> cases{running, offered};
        return {
            {"GET /api/people/{id}", {stranger, {cast::lies}}},
            {"PUT /api/people/{id}/contact",
             {stranger,
              {cast::lies},
              {{"version", 1}, {"phone", "0612345678"}, {"language", "nl"}, {"call_when", ""}}}},
            {"PUT /api/people/{id}/correction",
             {stranger,
              {cast::lies},
              {{"version", 1},
               {"given_name", "L"},
               {"family_name", "V"},
               {"birth_on", "1965-03-14"},
               {"phone", "0612345678"}}}},
            {"POST /api/people/{id}/own_number",
             {stranger, {cast::lies}, {{"phone", "0612345678"}}}},
            {"POST /api/people/{id}/number/confirm",
             {stranger, {cast::lies}, {{"phone", "0612345678"}}}},
            {"PUT /api/people/{id}/status",
             {stranger_assistant, {cast::lies}, {{"version", 1}, {"status", "deceased"}}}},
            {"POST /api/people/{id}/same_as",
             {stranger, {cast::lies}, {{"other_id", cast::somebody_else}}}},
            {"POST /api/referrals/{id}/wrong_person", {stranger, cases}},
            {"POST /api/cases/{id}/person_status",
             {stranger_coach, cases, {{"version", 1}, {"status", "moved"}}}},
            {"POST /api/case_notices/{id}/seen", {stranger_coach, {notice}}},
            {"PUT /api/shown_faces/{id}",
             {desk_elsewhere,
              {cast::wmo_desk},
              {{"version", 1}, {"about", ""}, {"wait_weeks", 9}, {"intake_stop", true}}}},
            {"PUT /api/found_faces/{id}",
             {stranger, {cast::face_of_karin}, {{"rules", boost::json::array()}}}},
            {"POST /api/practice_hours/{id}/end", {stranger, {practice_hour}}},
            {"POST /api/retention_runs/{id}/release", {stranger, {retention_run}}},
            {"PUT /api/people/{id}/safety_note", {stranger, {cast::lies}, {{"words", "Let op"}}}},
            {"PUT /api/referrals/{id}/hidden",
             {stranger, cases, {{"version", 1}, {"hidden", false}}}},
            {"PUT /api/cases/{id}/hidden",
             {stranger_coach, cases, {{"version", 1}, {"hidden", false}}}},
            {"PUT /api/cases/{id}/contact",
             {stranger_coach,
              cases,
              {{"version", 1}, {"person_version", 1}, {"phone", "0612345678"}, {"call_when", ""}}}},
            {"PUT /api/cases/{id}/safety_note", {stranger_coach, cases, {{"words", "Let op"}}}},
            {"PUT /api/people/{id}/needs", {stranger, {cast::lies}, {{"codes", {"alone"}}}}},
            {"POST /api/people/{id}/goals", {stranger, {cast::lies}, {{"words", "Weg hier"}}}},
            {"PUT /api/goals/{id}",
             {stranger, {goal}, {{"version", 1}, {"words", "Weg hier"}, {"state", "open"}}}},
            {"POST /api/people/{id}/cards",
             {stranger_assistant, {cast::lies}, {{"channel", "paper"}}}},
            {"GET /api/people/{id}/cards", {stranger_assistant, {cast::lies}}},
            {"GET /api/cards/{id}/paper", {stranger_assistant, {card}}},
            {"GET /api/people/{id}/list_on_paper", {stranger_assistant, {cast::lies}}},
            {"POST /api/people/{id}/paper_lists",
             {stranger_assistant,
              {cast::lies},
              {{"marks", {{"meedoen", 3}}}, {"talk", boost::json::array{}}, {"words", ""}}}},
            {"GET /api/people/{id}/instructors", {stranger_assistant, {cast::lies}}},
            {"POST /api/people/{id}/prepared_referrals",
             {stranger_assistant, {cast::lies}, prepared_request()}},
            {"POST /api/prepared_referrals/{id}/send", {stranger, {prepared}, version}},
            {"POST /api/prepared_referrals/{id}/put_away", {stranger_assistant, {prepared}}},
            {"POST /api/referrals/{id}/signed", {stranger_assistant, cases}},
            {"GET /api/referrals/{id}/letter", {stranger, cases}},
            {"GET /api/referrals/{id}/feedback_letter", {stranger, cases}},
            {"GET /api/people/{id}/timeline", {stranger, {cast::lies}}},
            {"POST /api/people/{id}/open_patient", {stranger, {cast::lies}}},
            {"GET /api/likely_pairs/{id}", {stranger, {pair}}},
            {"POST /api/likely_pairs/{id}/two_people", {stranger_assistant, {pair}, version}},
            {"POST /api/likely_pairs/{id}/look_again", {stranger_assistant, {pair}, version}},
            {"GET /api/likely_pairs/{id}/merge", {stranger, {pair}}},
            {"POST /api/likely_pairs/{id}/merge",
             {stranger_assistant,
              {pair},
              {{"first_version", 1},
               {"second_version", 1},
               {"stays_id", cast::lies},
               {"reason", "Zelfde adres"}}}},
            {"POST /api/merges/{id}/confirm",
             {stranger, {merge}, {{"version", 1}, {"first_version", 1}, {"second_version", 1}}}},
            {"POST /api/merges/{id}/refuse", {stranger_assistant, {merge}, version}},
            {"POST /api/merges/{id}/undo",
             {stranger, {merge}, {{"version", 1}, {"reason", "Het zijn er twee"}}}},
            {"POST /api/merges/{id}/undo/confirm", {stranger, {merge}, version}},
            {"POST /api/merges/{id}/undo/refuse", {stranger_assistant, {merge}, version}},
            {"GET /api/people/{id}/split", {stranger, {cast::lies}}},
            {"POST /api/people/{id}/split",
             {stranger,
              {cast::lies},
              {{"version", 1},
               {"given_name", "Lies"},
               {"family_name", "Verzonnen"},
               {"birth_on", "1999-01-02"},
               {"parts", boost::json::array()},
               {"reason", "Moeder en dochter"}}}},
            {"POST /api/splits/{id}/confirm",
             {stranger, {split}, {{"version", 1}, {"first_version", 1}, {"second_version", 0}}}},
            {"POST /api/splits/{id}/refuse", {stranger, {split}, version}},
            {"POST /api/splits/{id}/undo",
             {stranger, {split}, {{"version", 1}, {"reason", "Het is er toch één"}}}},
            {"POST /api/splits/{id}/undo/confirm", {stranger, {split}, version}},
            {"POST /api/splits/{id}/undo/refuse", {stranger, {split}, version}},
            {"GET /api/people/{id}/research", {stranger, {cast::lies}}},
            {"POST /api/people/{id}/research", {stranger, {cast::lies}, {{"given_how", "spoken"}}}},
            {"POST /api/people/{id}/research/withdraw", {stranger, {cast::lies}}},
            {"GET /api/people/{id}/conversations", {stranger, {cast::lies}}},
            {"POST /api/people/{id}/conversations",
             {stranger,
              {cast::lies},
              {{"questionnaire", "six_marks"}, {"filled_in_by", "professional"}}}},
            {"GET /api/conversations/{id}", {stranger, {conversation}}},
            {"PUT /api/conversations/{id}", {stranger, {conversation}, version}},
            {"PUT /api/conversations/{id}/held",
             {stranger, {conversation}, {{"version", 1}, {"held", "long"}}}},
            {"POST /api/people/{id}/invitations",
             {stranger_assistant,
              {cast::lies},
              {{"questionnaire", "six_marks"}, {"channel", "sms"}}}},
            {"GET /api/referrals/{id}", {stranger, cases}},
            {"POST /api/referrals/{id}/withdraw", {stranger, cases}},
            {"POST /api/referrals/{id}/seen", {stranger, cases}},
            {"POST /api/referrals/{id}/ask_assistant", {stranger, cases}},
            {"POST /api/referrals/{id}/slot",
             {stranger_assistant, cases, {{"version", 1}, {"slot_id", cast::slot_tomorrow}}}},
            {"POST /api/referrals/{id}/own_page", {stranger_assistant, cases, {{"how", "paper"}}}},
            {"GET /api/referrals/{id}/consent_paper", {stranger_assistant, cases}},
            {"GET /api/referrals/{id}/consent_form", {stranger_assistant, cases}},
            {"GET /api/people/{id}/consent_form", {stranger, {cast::lies}}},
            {"GET /api/cases/{id}/consent_form", {stranger_coach, cases}},
            {"GET /api/people/{id}/threads", {stranger, {cast::lies}}},
            {"GET /api/people/{id}/record_requests", {stranger, {cast::lies}}},
            {"POST /api/record_requests/{id}/answer",
             {stranger, {record_request}, {{"version", 1}, {"answer", "done"}, {"words", ""}}}},
            {"POST /api/record_requests/{id}/restrict",
             {stranger, {record_request}, {{"words", "Wij zoeken het uit"}}}},
            {"POST /api/record_requests/{id}/end_restriction",
             {stranger, {record_request}, {{"words", "Wij zijn eruit"}}}},
            {"POST /api/record_requests/{id}/extend",
             {officer_elsewhere,
              {record_request},
              {{"version", 1}, {"words", "Het duurt langer"}}}},
            {"POST /api/record_requests/{id}/name",
             {officer_elsewhere,
              {record_request},
              {{"version", 1}, {"answer", "done"}, {"words", ""}}}},
            {"POST /api/written_requests/{id}/extend",
             {officer_elsewhere,
              {written_request},
              {{"version", 1}, {"words", "Het duurt langer"}, {"told_on", "2026-11-21"}}}},
            {"POST /api/written_requests/{id}/answer",
             {officer_elsewhere,
              {written_request},
              {{"version", 1}, {"answer", "done"}, {"words", ""}, {"answered_on", "2026-11-21"}}}},
            {"GET /api/people/{id}/bookings", {stranger_assistant, {cast::lies}}},
            {"GET /api/cases/{id}", {stranger_coach, cases}},
            {"POST /api/cases/{id}/renew_consent",
             {stranger_coach,
              cases,
              {{"consent_given", true}, {"given_how", "spoken"}, {"with_interpreter", false}}}},
            {"POST /api/cases/{id}/accept", {stranger_coach, cases, version}},
            {"POST /api/cases/{id}/steps",
             {stranger_coach, cases, {{"version", 1}, {"step", "contact_made"}}}},
            {"POST /api/cases/{id}/undo", {stranger_coach, cases, version}},
            {"POST /api/cases/{id}/notes", {stranger_coach, cases, {{"words", "Gezien"}}}},
            {"POST /api/cases/{id}/feedback",
             {stranger_coach, cases, {{"version", 1}, {"status", "closed"}, {"sentence", ""}}}},
            {"POST /api/cases/{id}/practice",
             {stranger_coach, cases, {{"version", 1}, {"tell", false}, {"practice_name", ""}}}},
            {"GET /api/cases/{id}/who_it_is", {stranger_coach, cases}},
            {"POST /api/cases/{id}/who_it_is", {stranger_coach, cases, version}},
            {"POST /api/cases/{id}/onward",
             {stranger_coach,
              cases,
              {{"version", 1},
               {"service_id", cast::table},
               {"wish", "eet graag"},
               {"when", ""},
               {"consent_given", true}}}},
            {"GET /api/cases/{id}/desks", {stranger_coach, cases}},
            {"GET /api/cases/{id}/export", {stranger_coach, cases}},
            {"GET /api/people/{id}/asks", {stranger, {cast::lies}}},
            {"POST /api/cases/{id}/desk_code", {stranger_coach, cases}},
            {"POST /api/cases/{id}/desk",
             {stranger_coach,
              cases,
              {{"version", 1},
               {"face_id", cast::wmo_desk},
               {"sentence", ""},
               {"feedback_level", "running"},
               {"given_how", "on_paper"},
               {"consent_given", true}}}},
            {"POST /api/cases/{id}/term", {desk, cases, {{"code", "receipt"}}}},
            {"POST /api/people/{id}/referral_code", {stranger, {cast::lies}}},
            {"POST /api/people/{id}/refusals",
             {stranger, {cast::lies}, {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}}}},
            {"POST /api/cases/{id}/refusals",
             {stranger_coach, cases, {{"face_id", cast::face_of_karin}, {"given_how", "spoken"}}}},
            {"GET /api/people/{id}/refusals", {stranger, {cast::lies}}},
            {"GET /api/people/{id}/emergency", {stranger, {cast::lies}}},
            {"POST /api/people/{id}/emergency",
             {stranger, {cast::lies}, {{"reason", "unsafe"}, {"words", "Niet te bereiken"}}}},
            {"POST /api/people/{id}/emergency/end", {stranger, {cast::lies}}},
            {"POST /api/emergencies/{id}/judge",
             {officer_elsewhere,
              {emergency},
              {{"version", 1}, {"verdict", "in_order"}, {"words", ""}}}},
            {"POST /api/emergencies/{id}/tell",
             {officer_elsewhere, {emergency}, {{"version", 1}, {"tell_on", "2026-12-01"}}}},
            {"POST /api/emergencies/{id}/breach", {officer_elsewhere, {emergency}}},
            {"GET /api/breaches/{id}", {officer_elsewhere, {breach}}},
            {"PUT /api/breaches/{id}",
             {officer_elsewhere, {breach}, {{"version", 1}, {"facts", breach_facts()}}}},
            {"POST /api/breaches/{id}/close", {officer_elsewhere, {breach}, version}},
            {"POST /api/breaches/{id}/reopen", {officer_elsewhere, {breach}, version}},
            {"GET /api/log_samples/{id}", {officer_elsewhere, {log_sample}}},
            {"POST /api/log_sample_lines/{id}/verdict",
             {officer_elsewhere,
              {log_sample_line},
              {{"version", 1}, {"verdict", "in_order"}, {"words", ""}}}},
            {"POST /api/log_sample_lines/{id}/breach", {officer_elsewhere, {log_sample_line}}},
            {"GET /api/log_queries/{id}", {officer_elsewhere, {log_query}}},
            {"GET /api/log_queries/{id}/file", {officer_elsewhere, {log_query}}},
            {"POST /api/log_queries/{id}/breach", {officer_elsewhere, {log_query}}},
            {"GET /api/people/{id}/number", {stranger, {cast::lies}}},
            {"GET /api/people/{id}/mandates", {stranger, {cast::lies}}},
            {"POST /api/people/{id}/mandates",
             {stranger,
              {cast::lies},
              {{"kind", "mentor"},
               {"name", "Mo"},
               {"phone", "0612345678"},
               {"ground", "Beschikking"},
               {"ends_on", "2027-01-01"}}}},
            {"POST /api/mandates/{id}/confirm", {stranger, {mandate}}},
            {"POST /api/mandates/{id}/end", {stranger, {mandate}}},
            {"POST /api/mandates/{id}/review", {stranger, {mandate}}},
            {"POST /api/people/{id}/ask_both", {stranger, {cast::lies}, request_for_lies()}},
            {"POST /api/my/yes_asked/{id}",
             {lies_elsewhere, {prepared}, {{"answer", "yes"}, {"text_language", "nl"}}}},
            {"POST /api/my/requests/{id}/take_back", {lies_elsewhere, {record_request}}},
            {"POST /api/people/{id}/not_for_parents",
             {stranger, {cast::lies}, {{"words", "Dat zei het kind."}}}},
            {"POST /api/my/mandates/{id}/end", {lies_elsewhere, {mandate}}},
            {"POST /api/my/passkeys/{id}/remove", {lies_elsewhere, {own_page_passkey}}},
            {"POST /api/my/logins/{id}/remove", {lies_elsewhere, {own_page_login}}},
            {"POST /api/my/sessions/{id}/end", {lies_elsewhere, {own_page_session}}},
            {"GET /api/short_questions/{id}", {stranger, {question}}},
            {"POST /api/short_questions/{id}/answer",
             {desk_elsewhere, {question}, {{"version", 1}, {"answer", "Ja"}}}},
            {"POST /api/short_questions/{id}/seen", {colleague, {question}}},
            {"POST /api/absences/{id}/end", {stranger_coach, {absence}}},
            {"POST /api/leavings/{id}/cancel", {stranger_coach, {cast::karin}}},
            {"POST /api/sessions/{id}/end",
             {stranger,
              {app.ask(gp, "GET /api/sessions").body.at(0).at("id").as_string().c_str()}}},
            {"POST /api/passkeys/{id}/remove", {stranger, {passkey}}},
            {"POST /api/outside_identities/{id}/part", {stranger, {outside_identity}}},
            {"POST /api/account_invitations/{id}/again", {stranger, {account_invitation}}},
            {"POST /api/account_invitations/{id}/withdraw", {stranger, {account_invitation}}},
            {"POST /api/account_invitations/{id}/confirm",
             {stranger, {account_invitation}, {{"figures", "123456"}}}},
            {"POST /api/accounts/{id}/renew",
             {stranger, {cast::hub, cast::femke}, {{"identity_checked", true}}}},
            {"POST /api/accounts/{id}/end",
             {stranger, {cast::hub, cast::femke}, boost::json::object{}}},
            {"POST /api/locums/{id}/renew", {stranger, {cast::hub, cast::femke}}},
            {"POST /api/locums/{id}/end", {stranger, {cast::hub, cast::femke}}},
            {"POST /api/cases/{id}/reopen", {stranger_coach, cases}},
            {"POST /api/follow_ups/{id}/done",
             {stranger_coach, {follow_up}, {{"result", "going_well"}}}},
            {"POST /api/tasks/{id}/done",
             {stranger_assistant, {task}, {{"version", 1}, {"result", "reached"}}}},
            {"POST /api/cases/{id}/question",
             {stranger_coach, cases, {{"asked_of", "sender"}, {"code", "call_me"}, {"words", ""}}}},
            {"POST /api/cases/{id}/answer",
             {stranger_coach,
              cases,
              {{"question_id", cast::absent}, {"answer", "yes"}, {"words", ""}}}},
            {"POST /api/referrals/{id}/question",
             {stranger, cases, {{"asked_of", "receiver"}, {"code", "call_me"}, {"words", ""}}}},
            {"POST /api/referrals/{id}/answer",
             {stranger, cases, {{"question_id", cast::absent}, {"answer", "yes"}, {"words", ""}}}},
            {"POST /api/my/referrals/{id}/answer",
             {lies_elsewhere,
              cases,
              {{"question_id", cast::absent}, {"answer", "yes"}, {"words", ""}}}},
            {"POST /api/cases/{id}/known_person", {stranger_coach, cases, version}},
            {"POST /api/my/referrals/{id}/goal", {lies_elsewhere, cases, {{"reached", "yes"}}}},
            {"GET /api/my/referrals/{id}/faces", {lies_elsewhere, cases}},
            {"POST /api/my/referrals/{id}/other_face",
             {lies_elsewhere, cases, {{"face_id", cast::face_of_nora}, {"text_language", "nl"}}}},
            {"POST /api/my/referrals/{id}/withdraw", {lies_elsewhere, cases}},
            {"POST /api/my/referrals/{id}/stop_sharing", {lies_elsewhere, cases}},
            {"POST /api/my/referrals/{id}/refuse",
             {lies_elsewhere, cases, {{"text_language", "nl"}}}},
            {"POST /api/my/refusals/{id}/take_back", {lies_elsewhere, {refusal}}},
        };
    }
    static std::string with_id(std::string line, const std::string& id) {
        return line.replace(line.find("{id}"), 4, id);
    }
    // All that a stranger could have changed.
    std::string everything() {
        std::string text;
        for (const auto* table : {"person",
                                  "emergency",
                                  "emergency_row",
                                  "need",
                                  "goal",
                                  "conversation",
                                  "invitation",
                                  "referral",
                                  "referral_step",
                                  "referral_note",
                                  "feedback",
                                  "follow_up",
                                  "clock_line",
                                  "task",
                                  "consent",
                                  "slot",
                                  "outbox",
                                  "short_question",
                                  "case_notice",
                                  "safety_note",
                                  "take_home_card",
                                  "prepared_referral",
                                  "leg_question",
                                  "own_word",
                                  "research_participant",
                                  "record_request",
                                  "request_extension",
                                  "written_request",
                                  "breach",
                                  "breach_change",
                                  "log_query",
                                  "log_sample",
                                  "log_sample_line",
                                  "log_verdict",
                                  "account_invitation",
                                  "passkey",
                                  "outside_identity",
                                  "mandate",
                                  "likely_pair",
                                  "person_merge"})
            text += app.show(std::string("select * from ") + table + " order by id");
        return text;
    }

    std::string goal, conversation, running, offered, follow_up, task, absence, question, refusal,
        notice, card, prepared, account_invitation, passkey, outside_identity, record_request,
        practice_hour, mandate, emergency, own_page_passkey, own_page_login, own_page_session,
        written_request, breach, log_query, log_sample, log_sample_line, retention_run, pair, merge,
        split;
    TestSession lies_elsewhere, desk_elsewhere, officer_elsewhere;
};

TEST_F(StrangerTest, a_guessed_id_gives_the_same_bytes_as_an_id_that_is_not_there) {
    const auto before = everything();
    const auto all = guesses();
    for (const auto& [line, guess] : all) {
        const auto absent = app.ask(guess.who, with_id(line, cast::absent), guess.body);
        EXPECT_EQ(absent.status, 404) << line << absent.raw;
        for (const auto& id : guess.ids) {
            const auto guessed = app.ask(guess.who, with_id(line, id), guess.body);
            EXPECT_EQ(guessed.status, 404) << line;
            EXPECT_EQ(guessed.raw, absent.raw) << line;
            EXPECT_EQ(guessed.headers, absent.headers) << line;
        }
    }
    EXPECT_EQ(everything(), before);
}

TEST_F(StrangerTest, no_address_with_an_id_is_forgotten_here) {
    const auto all = guesses();
    for (const auto& route : app.app().routes.all()) {
        if (route.pattern.find("{id}") == std::string::npos) continue;
        EXPECT_TRUE(all.contains(route.method + " " + route.pattern))
            << route.method << " " << route.pattern;
    }
}

TEST_F(StrangerTest, every_guess_leaves_a_line_and_tells_whose_id_it_was) {
    const auto all = guesses();
    for (const auto& [line, guess] : all) {
        const auto last = value("select coalesce(max(id), 0) from access_log");
        app.ask(guess.who, with_id(line, guess.ids.front()), guess.body);
        EXPECT_EQ(app.show("select outcome from access_log where id > " + last), "record.absent\n")
            << line;
        // What is looked up by the own row first (my page) is refused before a record of somebody
        // else is known.
        if (line.find("/my/") != std::string::npos) continue;
        // A session, a passkey, an absence, a last day or an invitation is of a colleague and of no
        // resident.
        if (line.find("/passkeys/") != std::string::npos) continue;
        if (line.find("/outside_identities/") != std::string::npos) continue;
        if (line.find("/sessions/") != std::string::npos) continue;
        if (line.find("/absences/") != std::string::npos) continue;
        if (line.find("/leavings/") != std::string::npos) continue;
        if (line.find("/locums/") != std::string::npos) continue;
        if (line.find("/account") != std::string::npos) continue;
        if (line.find("/retention_runs/") != std::string::npos) continue;
        // So are a face and its hours; and a short question is about nobody.
        if (line.find("_faces/") != std::string::npos) continue;
        if (line.find("/practice_hours/") != std::string::npos) continue;
        if (line.find("/short_questions/") != std::string::npos) continue;
        // A breach and what was looked up for it are of an organisation.
        if (line.find("/breaches/") != std::string::npos) continue;
        if (line.find("/log_queries/") != std::string::npos) continue;
        if (line.find("/log_sample") != std::string::npos) continue;
        // What came by letter hangs on no row of a resident.
        if (line.find("/written_requests/") != std::string::npos) continue;
        EXPECT_NE(value("select count(*) from access_log_person p join access_log l on l.id = "
                        "p.log_id where not p.allowed "
                        "and l.id > " +
                        last),
                  "0")
            << line;
    }
}

TEST_F(StrangerTest, an_id_that_can_be_no_id_is_the_same_nothing) {
    const auto absent = app.ask(stranger, "GET /api/people/" + cast::absent);
    for (const auto* id : {"1", "..%20", "' or 1=1 --", "018F0000-0000-7000-8000-00000000E001"}) {
        std::string path;
        for (const char c : std::string_view(id))
            path += c == ' ' ? std::string("%20") : std::string(1, c);
        const auto reply = app.ask(stranger, "GET /api/people/" + path);
        EXPECT_EQ(reply.status, 404) << id;
        EXPECT_EQ(reply.raw, absent.raw) << id;
    }
}

TEST_F(StrangerTest, lists_hold_nothing_of_others) {
    for (const auto* line : {"GET /api/tasks", "GET /api/arrivals"})
        EXPECT_TRUE(app.ask(stranger, line).body.as_array().empty()) << line;
    EXPECT_EQ(app.ask(stranger, "GET /api/feedback").raw.find("Verzonnen"), std::string::npos);
    EXPECT_EQ(
        app.ask(stranger_coach, "GET /api/worklist").raw.find("\"America\",\"phone\":\"06 1234"),
        std::string::npos);
    EXPECT_EQ(app.ask(social_worker, "GET /api/worklist").at("rows").as_array().size(), 0U);
}

TEST_F(StrangerTest, a_referral_for_a_patient_of_another_practice_is_not_made) {
    auto request = request_for_lies({{"face_id", cast::face_elsewhere}});
    EXPECT_EQ(app.ask(stranger, "POST /api/referrals", request).status, 404);
}

// --- Every address with an id, every role, every organisation
// -------------------------------------

// One account of each role in each organisation, also of the roles that have no screens and of the
// organisations where nobody has them.
class MatrixTest : public StrangerTest {
  protected:
    MatrixTest() {
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Role>>(
            [&](auto one) { roles.emplace_back(one.name); });
    }

    TestSession somebody(const std::string& role, const std::string& organization_id) {
        const auto id = new_uuid();
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            Account account;
            account.id = AccountId{id};
            account.organization_id = OrganizationId{organization_id};
            account.role = role;
            account.name = "Iemand";
            account.email = id + "@account.example";
            account.created_at = work.now;
            TRY(work.tx.insert(account));
            return testing::let_in_if_locum(work, account);
        }));
        return signed_in(id);
    }
    std::map<std::string, TestSession> everybody_at(const std::string& organization_id) {
        std::map<std::string, TestSession> people;
        for (const auto& role : roles) people[role] = somebody(role, organization_id);
        return people;
    }

    static bool has_the_action(const std::string& role, const std::string& action) {
        Actor actor;
        actor.kind = Actor::Kind::account;
        actor.role = role;
        return role_may(actor, action);
    }
    static bool is_of_resident(const std::string& address) {
        return address.find("/api/my/") != std::string::npos;
    }
    // The answer to a role that has nothing to look for at this address; 0 when it has. Addresses
    // of the resident know no account.
    static int turned_away(const std::string& role, const std::string& address,
                           const std::string& action) {
        if (is_of_resident(address)) return 401;
        return has_the_action(role, action) ? 0 : 403;
    }
    // "GET /api/people/{id}" and its action.
    std::map<std::string, std::string> actions_by_address() {
        std::map<std::string, std::string> actions;
        for (const auto& route : app.app().routes.all())
            if (route.pattern.find("{id}") != std::string::npos)
                actions[route.method + " " + route.pattern] = route.action;
        return actions;
    }

    // Does the table know a situation in which this look was right? The door says the relation;
    // what else it read is not in the log.
    bool could_be_right(const std::string& role, const std::string& record_class,
                        const std::string& operation, const std::string& ground) const {
        testing::AskedInNumbers asked;
        asked.role = table.number("role", role);
        asked.record_class = table.number("class", record_class);
        asked.operation = table.number("operation", operation);
        asked.relation = table.number("relation", ground);
        asked.consent = table.number("consent", "given");
        asked.level = table.number("level", "fresh");
        asked.in_term = asked.in_scope = true;
        for (const auto* age : {"adult", "under_16", "under_12"}) {
            asked.age = table.number("age", age);
            if (table.answer(asked) == ground) return true;
        }
        return false;
    }
    // What is so between residents and organisations, read from the rows and not from what the door
    // said of them: "accepted PERSON ORGANISATION".
    std::set<std::string> what_is_so() {
        static const std::string receivers =
            "from referral r join consent c on c.subject_id = r.id join person p on p.id = "
            "r.person_id where c.withdrawn_at is null and c.ends_at > $1 and ";
        std::istringstream rows(app.show(
            "select 'own_organization ' || id || ' ' || organization_id from person union "
            "select 'sender ' || id || ' ' || organization_id from person union "
            "select 'locum ' || id || ' ' || organization_id from person union "
            "select 'locum ' || person_id || ' ' || from_organization_id from referral union "
            "select 'sender ' || person_id || ' ' || from_organization_id from referral union "
            "select 'accepted ' || r.person_id || ' ' || r.to_organization_id " +
                receivers +
                "r.accepted_at is not null union "
                "select 'offered ' || r.person_id || ' ' || r.to_organization_id " +
                receivers +
                "r.accepted_at is null and r.closed_at is null and p.status = 'active' union "
                "select 'restricted ' || person_id || ' ' || handled_by from restriction where "
                "ends_at is null",
            {now_words()}));
        std::set<std::string> facts;
        for (std::string fact; std::getline(rows, fact);) facts.insert(fact);
        return facts;
    }
    // Of these the rows say whether the one who asks has them.
    static bool can_be_checked(const std::string& ground) {
        return ground == "own_organization" || ground == "sender" || ground == "accepted" ||
               ground == "offered" || ground == "locum";
    }
    static bool is_frozen_for(const std::set<std::string>& facts, const std::string& person_id,
                              const std::string& account_id) {
        const auto frozen = facts.lower_bound("restricted " + person_id + " ");
        return frozen != facts.end() && frozen->starts_with("restricted " + person_id) &&
               *frozen != "restricted " + person_id + " " + account_id;
    }
    // Every look since this line of the log, against the second reader of the table and against
    // what was so before the request or is so after it.
    void expect_right_looks_since(const std::string& line, const std::string& what,
                                  const std::set<std::string>& before) {
        std::istringstream rows(app.show(
            "select distinct l.role || ' ' || p.record_class || ' ' || p.operation || ' ' || "
            "p.ground || ' ' || p.person_id || ' ' || coalesce(l.organization_id, '-') || ' ' || "
            "coalesce(l.account_id, '-') from access_log l join access_log_person p on p.log_id = "
            "l.id where p.allowed and p.person_id <> '' and l.id > " +
            line));
        std::set<std::string> after;
        if (rows.peek() != std::istringstream::traits_type::eof()) after = what_is_so();
        for (std::string role, record_class, operation, ground, person, organization, account;
             rows >> role >> record_class >> operation >> ground >> person >> organization >>
             account;) {
            looks.insert(role + " " + operation + " " + record_class + " " + ground);
            const auto told =
                what + ": " + role + " " + operation + " " + record_class + " as " + ground;
            if (!could_be_right(role, record_class, operation, ground))
                complaints.push_back(told + ", not in the table");
            if (!can_be_checked(ground)) continue;
            std::string fact = ground;
            for (const auto& word : {person, organization}) fact += " " + word;
            if (!before.contains(fact) && !after.contains(fact))
                complaints.push_back(told + ", which is not so");
            // Who watches over the clocks and the log does so also then.
            if (role == "privacy_officer") continue;
            if (is_frozen_for(before, person, account) && is_frozen_for(after, person, account))
                complaints.push_back(told + ", though it is frozen");
        }
    }
    // Whom a record is about, by its id.
    std::set<std::string> people_of(const std::string& id) {
        std::string sql = "select id from person where id = $1";
        for (const auto* of : {"goal", "conversation", "referral", "take_home_card",
                               "prepared_referral", "record_request", "mandate", "task"})
            sql += std::string(" union select person_id from ") + of + " where id = $1";
        sql +=
            " union select recipient_person_id from referral where id = $1 and "
            "recipient_person_id is not null union select first_id from likely_pair where id = "
            "$1 union select coalesce(r.recipient_person_id, r.person_id) from follow_up f join "
            "referral r on r.id = f.referral_id where f.id = $1";
        std::set<std::string> people;
        std::istringstream rows(app.show(sql, {id}));
        for (std::string person; std::getline(rows, person);) people.insert(person);
        return people;
    }
    // Who was told something of a record was let in to it, by a look that is kept.
    void expect_that_it_asked(const std::string& line, const std::string& what,
                              const std::string& id, const TestReply& reply) {
        if (reply.status >= 300) return;
        const auto people = people_of(id);
        if (people.empty()) return;
        std::istringstream rows(app.show(
            "select distinct person_id from access_log_person where allowed and log_id > " + line));
        for (std::string person; std::getline(rows, person);)
            if (people.contains(person)) return;
        complaints.push_back(what + " answered " + std::to_string(reply.status) +
                             " without a look at whom it is about");
    }
    // Which members of an answer belong to which class, wherever they stand; and who has no letter
    // for that class at all.
    bool reads_at_all(const std::string& role, const std::string& record_class) {
        const auto known = may_read.find({role, record_class});
        if (known != may_read.end()) return known->second;
        testing::AskedInNumbers asked;
        asked.role = table.number("role", role);
        asked.record_class = table.number("class", record_class);
        asked.consent = table.number("consent", "given");
        asked.level = table.number("level", "fresh");
        asked.in_term = asked.in_scope = true;
        bool reads = false;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Relation>>([&](auto one) {
            for (const auto* operation : {"read", "write"}) {
                asked.operation = table.number("operation", operation);
                asked.relation = table.number("relation", one.name);
                reads = reads || table.answer(asked) == one.name;
            }
        });
        return may_read[{role, record_class}] = reads;
    }
    static bool holds_something(const boost::json::value& value) {
        if (value.is_string()) return !value.as_string().empty();
        if (value.is_array()) return !value.as_array().empty();
        if (value.is_object()) return !value.as_object().empty();
        return false;
    }
    void expect_keys_of(const std::string& role, const boost::json::value& answer,
                        const std::string& what) {
        static const std::map<std::string, std::string, std::less<>> class_of{
            {"family_name", "identity"},    {"birth_on", "identity"}, {"bsn", "bsn"},
            {"marks", "answers"},           {"goals", "plan"},        {"notes", "social_notes"},
            {"safety_note", "safety_notes"}};
        if (answer.is_array())
            for (const auto& one : answer.as_array()) expect_keys_of(role, one, what);
        if (!answer.is_object()) return;
        for (const auto& [name, value] : answer.as_object()) {
            const auto of = class_of.find(std::string_view(name));
            if (of != class_of.end() && holds_something(value) && !reads_at_all(role, of->second))
                complaints.push_back(what + " told " + std::string(name));
            expect_keys_of(role, value, what);
        }
    }
    void knock(const TestSession& who, const std::string& role, const std::string& situation,
               const std::string& address, const Guess& guess) {
        const auto what = situation + ", " + role + " " + address;
        for (const auto& id : guess.ids) {
            const auto line = end_of_log();
            const auto before = what_is_so();
            const auto reply = app.ask(who, with_id(address, id), guess.body);
            ++requests;
            if (reply.status == 401 || reply.status >= 500)
                complaints.push_back(what + " answered " + reply.raw);
            expect_right_looks_since(line, what, before);
            expect_that_it_asked(line, what, id, reply);
            if (reply.status < 300) expect_keys_of(role, reply.body, what);
        }
    }
    std::string first_complaints() {
        std::string text;
        for (std::size_t i = 0; i < complaints.size() && i < 12; ++i) text += complaints[i] + "\n";
        if (complaints.size() > 12) text += std::to_string(complaints.size()) + " in all\n";
        complaints.clear();
        return text;
    }
    std::string now_words() const { return to_text(app.clock->now()); }
    std::string end_of_log() { return value("select coalesce(max(id), 0) from access_log"); }

    std::vector<std::string> roles, complaints;
    std::set<std::string> looks;
    std::map<std::pair<std::string, std::string>, bool> may_read;
    int requests = 0;
    const testing::DecisionTable table{VEERKRACHT_ROOT "/server/capabilities/access"};
};

TEST_F(MatrixTest, every_role_elsewhere_finds_nothing_or_is_turned_away) {
    const auto before = everything();
    const auto elsewhere = everybody_at(cast::initiative);
    const auto all = guesses();
    for (const auto& [address, action] : actions_by_address()) {
        ASSERT_TRUE(all.contains(address)) << address;
        const auto& guess = all.at(address);
        for (const auto& [role, who] : elsewhere) {
            const auto absent = app.ask(who, with_id(address, cast::absent), guess.body);
            const auto reply = app.ask(who, with_id(address, guess.ids.front()), guess.body);
            const int away = turned_away(role, address, action);
            EXPECT_EQ(reply.status, away ? away : 404) << role << " " << address << reply.raw;
            EXPECT_EQ(reply.raw, absent.raw) << role << " " << address;
        }
    }
    EXPECT_EQ(everything(), before);
}

// Where the records are kept, offered and taken on, at a team and a practice beside them that were
// not asked; and then in each situation of a resident. Who may do much does it, and the next one
// comes to what is left: whatever the state, each look is one that the table gives and the rows
// bear out, and nothing is told without one.
class SituationsTest : public MatrixTest {
  protected:
    SituationsTest() {
        for (const auto& home : homes) people[home] = everybody_at(home);
    }
    void knock_everywhere(const std::string& situation) {
        const auto keepers =
            std::vector<std::string>{cast::practice, cast::welfare, cast::municipality};
        for (const auto& [address, action] : actions_by_address())
            for (const auto& home : situation == "as it is" ? homes : keepers)
                for (const auto& [role, who] : people[home])
                    if (!turned_away(role, address, action))
                        knock(who, role, situation, address, all.at(address));
        EXPECT_EQ(first_complaints(), "");
        std::cout << situation << ": " << requests << " requests\n";
        RecordProperty("figure_http_situation_requests", requests);
    }
    // Of what another organisation keeps nothing was seen since this line of the log.
    void expect_nothing_shared_since(const std::string& line) {
        EXPECT_EQ(value("select count(*) from access_log_person where allowed and ground in "
                        "('offered', 'accepted', 'shared', 'own_link') and log_id > " +
                        line),
                  "0");
    }
    template <class... Values>
    void rows_become(const std::string& sql, const Values&... values) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(sql, values...));
            return {};
        }));
    }
    void freeze(const std::string& person_id) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) {
            return restrict_record(work, {.person_id = PersonId{person_id},
                                          .organization_id = OrganizationId{cast::practice},
                                          .request_id = new_uuid(),
                                          .reason = "Wij zoeken het uit"});
        }));
    }

    const std::vector<std::string> homes{cast::practice, cast::welfare, cast::municipality,
                                         cast::social_work, cast::other_practice};
    const std::map<std::string, Guess> all = guesses();  // while everybody is still signed in
    std::map<std::string, std::map<std::string, TestSession>> people;
};

TEST_F(SituationsTest, who_has_no_business_at_an_address_is_turned_away_there) {
    for (const auto& [address, action] : actions_by_address())
        for (const auto& [role, who] : people[cast::practice]) {
            const int away = turned_away(role, address, action);
            if (!away) continue;
            const auto& guess = all.at(address);
            EXPECT_EQ(app.ask(who, with_id(address, guess.ids.front()), guess.body).status, away)
                << role << " " << address;
        }
}

TEST_F(SituationsTest, every_role_sees_what_the_table_gives_and_no_more) {
    knock_everywhere("as it is");
    EXPECT_GT(looks.size(), 45U);
    // Working notes are nobody's but their author's: no route tells any.
    EXPECT_EQ(value("select count(*) from access_log_person where record_class = 'working_notes'"),
              "0");
}

TEST_F(SituationsTest, withdrawn_and_expired_nothing_of_others_is_seen) {
    rows_become("update consent set withdrawn_at = $1", now_words());
    auto line = end_of_log();
    knock_everywhere("withdrawn");
    expect_nothing_shared_since(line);

    rows_become("update consent set withdrawn_at = null, ends_at = $1", now_words());
    line = end_of_log();
    knock_everywhere("expired");
    expect_nothing_shared_since(line);
}

TEST_F(SituationsTest, a_closed_case_offers_nothing) {
    rows_become("update referral set closed_at = $1, state = 'cancelled'", now_words());
    knock_everywhere("closed");
}

TEST_F(SituationsTest, of_a_frozen_record_nothing_is_used) {
    for (const auto& person : {cast::lies, cast::piet}) freeze(person);
    rows_become(
        "insert into restriction (id, version, person_id, organization_id, request_id, handled_by, "
        "handled_by_name, began_at, reason, end_reason, ended_by_name) select p.id, 1, p.id, "
        "p.organization_id, p.id, '', '', $1, r.reason, r.end_reason, '' from person p, "
        "restriction r where r.person_id = $2 and p.organization_id = $3",
        now_words(), cast::lies, cast::welfare);
    const auto line = end_of_log();
    knock_everywhere("restricted");
    EXPECT_EQ(
        value("select count(*) from access_log_person where allowed and operation = 'write' "
              "and ground in ('own_organization', 'locum', 'accepted', 'offered', 'sender') and "
              "person_id in (select person_id from restriction) and log_id > " +
              line),
        "0");
}

TEST_F(SituationsTest, after_death_only_who_keeps_a_record_sees_it) {
    rows_become("update person set status = 'deceased' where organization_id <> $1",
                cast::other_practice);
    const auto line = end_of_log();
    knock_everywhere("deceased");
    EXPECT_EQ(value("select count(*) from access_log_person where allowed and operation = 'grant' "
                    "and person_id <> '' and log_id > " +
                    line),
              "0");
}

// --- A house in which one route forgets to ask, or says what is not so
// ---------------------------------------------

struct Told {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Told, (), (name))

Result<Told> name_of_person(UnitOfWork& work, const PersonId& id) {
    return Told{work.tx.value<std::string>("select id from person where id = $1", id).value_or("")};
}
Result<Told> without_asking(UnitOfWork& work, const PersonId& id) {
    return name_of_person(work, id);
}
Result<Told> as_if_it_were_ours(UnitOfWork& work, const PersonId& id) {
    TRY(may(work, Class::identity, Operation::read,
            {.person_id = id, .organization_id = work.actor.organization_id}));
    return name_of_person(work, id);
}
Result<Told> as_if_it_was_taken_on(UnitOfWork& work, const PersonId& id) {
    TRY(may(work, Class::identity, Operation::read,
            {.person_id = id,
             .organization_id = OrganizationId{cast::practice},
             .relation = Relation::accepted,
             .consent = ConsentState::given}));
    return name_of_person(work, id);
}

TEST_F(SituationsTest, a_route_that_forgets_to_ask_or_lies_is_found) {
    auto& routes = app.app().routes;
    routes.add("GET", "/api/people/{id}/forgets", "case.read", without_asking);
    routes.add("GET", "/api/people/{id}/ours", "case.read", as_if_it_were_ours);
    routes.add("GET", "/api/people/{id}/taken_on", "case.read", as_if_it_was_taken_on);
    const auto& coach_there = people[cast::social_work]["welfare_coach"];
    for (const auto* mutant : {"forgets", "ours", "taken_on"}) {
        const auto address = std::string("GET /api/people/{id}/") + mutant;
        knock(coach_there, "welfare_coach", mutant, address, {coach_there, {cast::lies}});
        EXPECT_EQ(complaints.size(), 1U) << mutant << "\n" << first_complaints();
        complaints.clear();
    }
}

// --- Lists hold what a direct look gives, all of it and nothing else
// ---------------------------------------------

using ListsTest = MatrixTest;

TEST_F(ListsTest, a_search_finds_who_may_be_read_and_nobody_else) {
    for (const auto& home : {cast::practice, cast::other_practice, cast::district_nursing})
        for (const auto* role : {"gp", "practice_nurse", "assistant", "referrer"}) {
            const auto who = somebody(role, home);
            std::set<std::string> found, readable;
            for (const auto* name : {"Verzonnen", "Onbestaand", "Verzonder"}) {
                const auto reply = app.ask(who, std::string("GET /api/people?words=") + name);
                ASSERT_EQ(reply.status, 200) << reply.raw;
                for (const auto& row : reply.body.as_array())
                    found.emplace(row.at("id").as_string());
            }
            std::istringstream ids(app.show("select id from person"));
            for (std::string id; std::getline(ids, id);)
                if (app.ask(who, "GET /api/people/" + id).status == 200) readable.insert(id);
            EXPECT_EQ(found, readable) << role << " at " << home;
        }
}

TEST_F(ListsTest, a_worklist_holds_the_open_cases_that_may_be_opened_and_no_other) {
    for (const auto& home :
         {cast::welfare, cast::social_work, cast::other_welfare, cast::municipality})
        for (const auto* role : {"welfare_coach", "wmo_officer"}) {
            const auto who = somebody(role, home);
            const auto list = app.ask(who, "GET /api/team/worklist");
            ASSERT_EQ(list.status, 200) << list.raw;
            std::set<std::string> listed, readable;
            for (const auto& row : list.at("rows").as_array())
                listed.emplace(row.at("referral_id").as_string());
            std::istringstream ids(
                app.show("select id from referral where closed_at is null and target <> "
                         "'initiative'"));
            for (std::string id; std::getline(ids, id);)
                if (app.ask(who, "GET /api/cases/" + id).status == 200) readable.insert(id);
            EXPECT_EQ(listed, readable) << role << " at " << home;
        }
}

}  // namespace
}  // namespace veerkracht::access
