// Random lives of a referral: GP, coach, colleague, desk, resident, volunteer, assistant and the
// calendar act in any order; people fall ill, leave, die, move and ask themselves. Whatever
// happens, no request ends in a fault, and what is open stands in a state that the table allows,
// with a date that did not pass unheard and an owner who is found over the ordinary doors.
// VEERKRACHT_PROVE=1 plays 1,000 of them.
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "capabilities/access/sessions.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/face_mailbox.hpp"
#include "capabilities/directory/open_faces.hpp"
#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/escalation.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/steps.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/word_back.hpp"
#include "testing/cast.hpp"
#include "testing/made_one.hpp"

namespace veerkracht::referrals {
namespace {

struct Leg {
    std::string id;
    std::string target;
    std::string state;
    std::string step;
    bool closed = false;
    bool has_date = false;
};
BOOST_DESCRIBE_STRUCT(Leg, (), (id, target, state, step, closed, has_date))
struct Taken {
    std::string step;
    std::string former_step;
};
BOOST_DESCRIBE_STRUCT(Taken, (), (step, former_step))

class HistoriesTest : public CastTest {
  protected:
    HistoriesTest() { history.reserve(4'000); }

    int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); }
    template <class List>
    const auto& one_of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

    // The ids of one column, picked by chance; "" when there is none.
    std::string any(const std::string& sql) {
        std::vector<std::string> found;
        const auto rows = app.show(sql);
        for (std::size_t at = 0; at < rows.size();) {
            const auto end = rows.find('\n', at);
            found.push_back(rows.substr(at, end - at));
            at = end + 1;
        }
        return found.empty() ? "" : one_of(found);
    }
    std::string any_leg(const std::string& target) {
        return any("select id from referral where target = '" + target + "' order by id");
    }

    void note(const std::string& what, const TestReply& reply) {
        history += what + " " + std::to_string(reply.status) + "\n";
        // 401: who left; 429: who asked too often.
        static const std::set<int> refusals{401, 403, 404, 409, 422, 429};
        const bool is_known = reply.status < 300 || refusals.contains(reply.status);
        EXPECT_TRUE(is_known) << history << reply.raw;
    }
    void ask(const TestSession& who, const std::string& line,
             const boost::json::object& body = {}) {
        note(line, app.ask(who, line, body));
    }

    void act_as_gp() {
        const auto id = any("select id from referral where from_organization_id = '" +
                            cast::practice + "' order by id");
        switch (below(6)) {
            case 4: return ask_a_question(gp, "/api/referrals/" + id, "receiver");
            case 5: return answer_the_question(gp, "/api/referrals/" + id);
            case 0: return ask(gp, "POST /api/referrals", request_for_lies());
            case 1: return ask(gp, "POST /api/referrals/" + id + "/withdraw");
            case 2: return ask(gp, "GET /api/feedback");
            default: return ask(gp, "POST /api/referrals/" + id + "/ask_assistant");
        }
    }
    void ask_a_question(const TestSession& who, const std::string& path, const std::string& of) {
        ask(who, "POST " + path + "/question",
            {{"asked_of", of}, {"code", "call_me"}, {"words", ""}});
    }
    void answer_the_question(const TestSession& who, const std::string& path) {
        const auto id = any("select id from leg_question order by id");
        if (!id.empty())
            ask(who, "POST " + path + "/answer",
                {{"question_id", id}, {"answer", "yes"}, {"words", ""}});
    }
    void take_a_step(const TestSession& who, const std::string& id) {
        if (id.empty()) return;
        const auto& kind = one_of(step_kinds());
        ask(who, "POST /api/cases/" + id + "/steps",
            {{"version", version_of(id)},
             {"step", std::string(kind.step)},
             {"reason", "ill"},
             {"meets_at", "2026-12-01T10:00"},
             {"outcome", "partly"}});
    }
    void act_as_coach() {
        const auto id = any_leg("welfare_coach");
        if (id.empty()) return;
        const auto at = "/api/cases/" + id;
        const boost::json::object version{{"version", version_of(id)}};
        const auto& who = below(4) == 0 ? colleague : coach;
        switch (below(13)) {
            case 8: return ask_a_question(who, at, "sender");
            case 9: return ask_a_question(who, at, "resident");
            case 10: return answer_the_question(who, at);
            case 11: return ask(who, "POST " + at + "/known_person", version);
            case 0:
            case 1: return ask(who, "POST " + at + "/accept", version);
            case 2: return ask(who, "POST " + at + "/undo", version);
            case 3: return ask(who, "POST " + at + "/reopen");
            case 4: return ask_onward(who, id);
            case 5: return send_to_the_desk(who, id);
            case 6: return finish_follow_up(who);
            case 7:
                return ask(
                    who, "POST " + at + "/feedback",
                    {{"version", version_of(id)}, {"status", "started_well"}, {"sentence", ""}});
            default: return take_a_step(who, id);
        }
    }
    void ask_onward(const TestSession& who, const std::string& id) {
        ask(who, "POST /api/cases/" + id + "/onward",
            {{"version", version_of(id)},
             {"service_id", cast::table},
             {"wish", "eet graag samen"},
             {"when", ""},
             {"consent_given", true},
             {"attendance", true}});
    }
    void send_to_the_desk(const TestSession& who, const std::string& id) {
        ask(who, "POST /api/cases/" + id + "/desk",
            {{"version", version_of(id)},
             {"face_id", cast::wmo_desk},
             {"sentence", ""},
             {"birth_on", desk_target == "youth_team" ? "2010-09-01" : "1965-03-14"},
             {"address", "Verzonnenstraat 3"},
             {"feedback_level", below(2) == 0 ? "running" : "summary"},
             {"given_how", "on_paper"},
             {"consent_given", true}});
    }
    void finish_follow_up(const TestSession& who) {
        const auto id = any("select id from follow_up order by id");
        if (!id.empty())
            ask(who, "POST /api/follow_ups/" + id + "/done", {{"result", "going_well"}});
    }
    void act_as_desk() {
        const auto id = any_leg(desk_target);
        if (id.empty()) return;
        if (below(3) == 0)
            return ask(desk, "POST /api/cases/" + id + "/accept", {{"version", version_of(id)}});
        take_a_step(desk, id);
    }
    // A volunteer of the village can be asked, and residents ask Karin themselves.
    void open_the_other_ways() {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            directory::Face face;
            face.id = FaceId{face_of_truus};
            face.organization_id = OrganizationId{cast::initiative};
            face.role = "village_volunteer";
            face.name = "Truus Verzinsel";
            TRY(work.tx.insert(face));
            TRY(work.tx.insert(
                directory::FaceRule{new_uuid(), OrganizationId{cast::practice}, face.id, "", 20}));
            TRY(work.tx.insert(directory::FaceMailbox{face.id, "truus@america.example",
                                                      "06 2222 3333", "Gerda Denkbeeld",
                                                      "gerda@america.example"}));
            return work.tx.insert(directory::OpenFace{new_uuid(), "Horst aan de Maas", "",
                                                      FaceId{cast::face_of_karin}, "", 1});
        }));
    }
    // The desk that Karin can ask is another one in each life.
    void choose_desk(unsigned seed) {
        static const std::vector<std::pair<std::string, std::string>> kinds{
            {"wmo_desk", "wmo_officer"},
            {"debt_desk", "debt_officer"},
            {"youth_team", "youth_worker"}};
        const auto& [kind, role] = kinds[seed % kinds.size()];
        desk_target = kind;
        ASSERT_TRUE(app.run([&, role = role](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update face set role = $1 where id = $2", desk_target,
                                cast::wmo_desk));
            TRY(work.tx.execute("update account set role = $1 where id = $2", role, cast::anouk));
            return {};
        }));
    }
    void act_as_volunteer() {
        static const std::vector<std::string> answers{"yes", "full", "not_for_us", "attended"};
        const auto token = newest_link("volunteer_question");
        if (token.empty()) return;
        TestSession browser;
        note("volunteer", app.ask(browser, "POST /api/volunteer/answer",
                                  {{"token", token}, {"answer", one_of(answers)}}));
    }
    void act_as_resident() {
        const auto id = any("select id from referral order by id");
        if (id.empty()) return;
        if (newest_link("status").empty()) return;
        TestSession phone;
        const auto token = newest_link("status");
        app.visit(phone, "POST /api/link/code", {{"token", token}});
        const auto verified =
            app.visit(phone, "POST /api/link/verify", {{"token", token}, {"code", newest_code()}});
        if (verified.status != 201) return;  // a second code within a minute
        const auto at = "/api/my/referrals/" + id;
        switch (below(5)) {
            case 0: return ask(phone, "POST " + at + "/withdraw");
            case 1: return ask(phone, "POST " + at + "/stop_sharing");
            case 2: return ask(phone, "POST " + at + "/goal", {{"reached", "partly"}});
            case 3: return answer_the_question(phone, at);
            default:
                return ask(phone, "POST " + at + "/other_face",
                           {{"face_id", below(2) == 0 ? cast::face_of_nora : cast::face_of_karin},
                            {"text_language", "nl"}});
        }
    }
    void act_as_team() {
        const bool to_bram = below(2) == 0;
        ask(colleague, "POST /api/team/hand_over",
            {{"from_account_id", to_bram ? cast::karin : cast::bram},
             {"to_account_id", to_bram ? cast::bram : cast::karin},
             {"referral_ids", boost::json::array{}}});
    }
    void let_time_pass() {
        if (below(4) == 0)
            jump_over_a_day_that_is_another();
        else
            days_later(1 + below(20));
        history += "time passes to " + today() + "\n";
        EXPECT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); })) << history;
        app.app().deliver();
    }
    // Half an hour before summer time begins or ends, or a 29 February; then right after it.
    void jump_over_a_day_that_is_another() {
        static const std::vector<std::string> eves{
            "2027-03-28T00:30:00.000Z", "2027-10-31T00:30:00.000Z", "2028-02-28T22:45:00.000Z",
            "2028-02-29T22:45:00.000Z", "2028-03-26T00:30:00.000Z", "2028-10-29T00:30:00.000Z"};
        const auto now = to_text(app.clock->now());
        const auto next = std::ranges::upper_bound(eves, now);
        if (next == eves.end()) return days_later(1);
        app.clock->set(*next);
        EXPECT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); })) << history;
        app.clock->advance_minutes(90);
        sign_in_all();
    }
    std::string today() { return day_of(app.clock->now()); }

    // ---- the days that things go wrong ----

    struct Member {
        const TestSession& session;
        std::string id;
    };
    std::vector<Member> workers() {
        return {{coach, cast::karin},        {colleague, cast::bram}, {gp, cast::hub},
                {social_worker, cast::nora}, {desk, cast::anouk},     {nurse, cast::joke}};
    }
    void somebody_is_away() {
        const auto all = workers();
        const auto& who = one_of(all);
        boost::json::object body{{"account_id", who.id},
                                 {"from_on", today()},
                                 {"until_on", plus_days(today(), below(30))}};
        if (below(2) == 0) body["substitute_account_id"] = one_of(all).id;
        ask(who.session, "POST /api/absences", body);
    }
    void somebody_is_back() {
        const auto id = any("select id from absence where ended_at is null order by id");
        if (!id.empty()) ask(below(2) == 0 ? coach : gp, "POST /api/absences/" + id + "/end");
    }
    void somebody_leaves() {
        const auto all = workers();
        const auto& who = one_of(all);
        boost::json::object body{{"account_id", who.id}, {"last_on", plus_days(today(), below(3))}};
        if (below(4) != 0) body["successor_account_id"] = one_of(all).id;
        ask(who.session, "POST /api/leavings", body);
        if (below(2) == 0) ask(who.session, "POST /api/leavings/" + who.id + "/cancel");
    }
    void a_face_is_full() {
        const auto version = value("select version from face where id = $1", {cast::face_of_karin});
        ask(coach, "PUT /api/my_face",
            {{"version", std::stoi(version)},
             {"wait_weeks", below(9)},
             {"intake_stop", below(3) == 0},
             {"about", ""}});
    }
    void something_becomes_of_somebody() {
        static const std::vector<std::string> statuses{"deceased", "moved", "changed_practice",
                                                       "active", "active"};
        const auto& who = below(3) == 0 ? cast::piet : cast::lies;
        const auto version = value("select version from person where id = $1", {who});
        ask(gp, "PUT /api/people/" + who + "/status",
            {{"version", std::stoi(version)}, {"status", one_of(statuses)}});
        // He was not dead after all, or this life would be over here.
        if (below(4) != 0)
            ask(gp, "PUT /api/people/" + who + "/status",
                {{"version", std::stoi(value("select version from person where id = $1", {who}))},
                 {"status", "active"}});
    }
    void a_worker_hears_what_became_of_somebody() {
        const auto id = any_leg("welfare_coach");
        if (!id.empty())
            ask(coach, "POST /api/cases/" + id + "/person_status",
                {{"version", version_of(id)}, {"status", below(2) == 0 ? "deceased" : "moved"}});
    }
    void it_was_somebody_else() {
        const auto id = any("select id from referral where from_organization_id = '" +
                            cast::practice + "' order by id");
        if (!id.empty()) ask(gp, "POST /api/referrals/" + id + "/wrong_person");
    }
    void two_rows_of_one() {
        const testing::TwoRows rows{.stays = cast::lies, .goes = cast::piet};
        gp = signed_in(cast::hub);  // a fresh proof
        if (below(2) == 0) {
            testing::made_one(app, assistant, gp, rows);
            return;
        }
        const auto pair = value("select pair_id from person_merge where state = 'merged'");
        if (!pair.empty())
            testing::made_two(app, assistant, gp, testing::merge_page(app, gp, pair));
    }
    void a_day_that_goes_wrong() {
        switch (below(10)) {
            case 0:
            case 1: return somebody_is_away();
            case 2: return somebody_is_back();
            case 3: return somebody_leaves();
            case 4: return a_face_is_full();
            case 5:
            case 6: return something_becomes_of_somebody();
            case 7: return a_worker_hears_what_became_of_somebody();
            case 8: return below(4) == 0 ? it_was_somebody_else() : two_rows_of_one();
            default: return act_as_notice();
        }
    }
    void act_as_notice() {
        const auto id = any("select id from case_notice where seen_at is null order by id");
        if (!id.empty()) ask(coach, "POST /api/case_notices/" + id + "/seen");
    }

    // ---- the other ways in ----

    void mien_asks_herself() {
        TestSession phone;
        const auto reply = app.ask(phone, "POST /api/self_referrals",
                                   {{"face_id", cast::face_of_karin},
                                    {"municipality", "Horst aan de Maas"},
                                    {"village", ""},
                                    {"needs", {"alone"}},
                                    {"given_name", "Mien"},
                                    {"family_name", "Tekening"},
                                    {"birth_on", "1948-02-03"},
                                    {"phone", "06 3333 " + std::to_string(1000 + below(9000))},
                                    {"call_when", ""},
                                    {"language", "nl"},
                                    {"sentence", "Ik kom de deur niet meer uit."},
                                    {"practice_name", ""},
                                    {"text_language", "nl"},
                                    {"fields",
                                     {"name", "birth_on", "phone", "village", "language",
                                      "call_when", "needs", "sentence"}},
                                    {"consent_given", true}});
        note("self-referral", reply);
        if (reply.status != 201 || below(4) == 0) return;
        note("confirm",
             app.ask(
                 phone, "POST /api/self_referrals/confirm",
                 {{"token", reply.text("token")}, {"code", newest_code()}, {"parent_code", ""}}));
    }
    void the_assistant_prepares() {
        ask(assistant, "POST /api/people/" + cast::lies + "/prepared_referrals",
            {{"for_account_id", cast::hub},
             {"face_id", cast::face_of_karin},
             {"sentence", ""},
             {"feedback_level", "running"},
             {"consent_given", true},
             {"given_how", "on_paper"},
             {"with_interpreter", false},
             {"share_secret_address", false},
             {"urgent", false}});
    }
    void what_was_prepared_goes() {
        const auto id = any("select id from prepared_referral where ended_at is null order by id");
        if (id.empty()) return;
        const auto version = value("select version from prepared_referral where id = $1", {id});
        const auto at = "POST /api/prepared_referrals/" + id;
        if (below(3) == 0) return ask(assistant, at + "/put_away");
        ask(below(2) == 0 ? gp : nurse, at + "/send", {{"version", std::stoi(version)}});
    }
    void another_kind_of_party_is_asked() {
        static const std::vector<boost::json::object> asks{
            {{"face_id", cast::face_of_nora}, {"slot_id", cast::slot_tomorrow}},
            {{"face_id", cast::face_of_nora}},
            {{"face_id", face_of_truus}, {"feedback_level", "running"}}};
        ask(gp, "POST /api/referrals", request_for_lies(one_of(asks)));
    }
    void the_practice_asks_the_table() {
        ask(gp, "POST /api/initiative_referrals",
            {{"person_id", cast::lies},
             {"service_id", cast::table},
             {"wish", "eet graag samen"},
             {"when", ""},
             {"consent_given", true},
             {"attendance", below(2) == 0}});
    }
    void act_as_social_worker() {
        const auto id = any_leg("social_worker");
        if (id.empty()) return the_practice_asks_the_table();
        if (below(3) == 0)
            return ask(social_worker, "POST /api/cases/" + id + "/accept",
                       {{"version", version_of(id)}});
        take_a_step(social_worker, id);
    }
    void a_card_goes_along() {
        ask(gp, "POST /api/people/" + cast::lies + "/cards",
            {{"channel", below(2) == 0 ? "paper" : "sms"}});
    }
    void a_refusal_is_noted() {
        ask(gp, "POST /api/people/" + cast::lies + "/refusals",
            {{"face_id", below(2) == 0 ? cast::face_of_karin : cast::face_of_nora},
             {"given_how", "spoken"}});
    }
    void coach_opens_a_case() {
        ask(coach, "POST /api/own_cases",
            {{"given_name", "Toon"},
             {"family_name", "Tekening"},
             {"phone", "06 4444 " + std::to_string(1000 + below(9000))},
             {"village", "America"},
             {"source", "neighbour"},
             {"needs", {"alone"}},
             {"sentence", "Komt de deur niet meer uit."},
             {"call_when", ""},
             {"voicemail_allowed", false}});
    }
    void act_another_way() {
        switch (below(10)) {
            case 0:
            case 1: return mien_asks_herself();
            case 2: return the_assistant_prepares();
            case 3: return what_was_prepared_goes();
            case 4: return another_kind_of_party_is_asked();
            case 5: return the_practice_asks_the_table();
            case 6: return a_card_goes_along();
            case 7: return below(3) == 0 ? a_refusal_is_noted() : coach_opens_a_case();
            default: return act_as_social_worker();
        }
    }

    // In office hours, as every hour.
    void let_the_jobs_run() {
        days_later(1);
        app.clock->set(today() + "T10:00:00.000Z");
        sign_in_all();
        app.deliver();
        app.deliver();
    }

    void act() {
        switch (below(17)) {
            case 0:
            case 1: return act_as_gp();
            case 2:
            case 3:
            case 4:
            case 5: return act_as_coach();
            case 6:
            case 7: return act_as_desk();
            case 8: return act_as_volunteer();
            case 9: return act_as_resident();
            case 10: return act_as_team();
            case 11:
            case 12: return a_day_that_goes_wrong();
            case 13:
            case 14: return act_another_way();
            default: return let_time_pass();
        }
    }

    // ---- how it ends ----

    void expect_nothing_lies_still() {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            const auto legs = work.tx.all<Leg>(
                "select id, target, state, step, closed_at is not null as closed, "
                "due_on is not null as has_date from referral");
            for (const auto& leg : legs) {
                const auto* kind = kind_of(leg.step);
                EXPECT_NE(kind, nullptr) << leg.step << history;
                if (!kind) continue;
                EXPECT_EQ(name_of(kind->state), leg.state) << leg.step << history;
                EXPECT_EQ(is_closed(kind->state), leg.closed) << leg.step << history;
                EXPECT_EQ(leg.has_date, !leg.closed) << leg.target << leg.step << history;
                expect_an_allowed_trail(work, leg);
            }
            return {};
        }));
        EXPECT_EQ(without_owner() + unheard(), "") << history;
    }

    // Who still works here, as the application itself tells: the door opens.
    std::vector<TestSession> who_are_here() {
        std::vector<TestSession> here;
        for (const auto& id : {cast::karin, cast::bram, cast::nora, cast::anouk, cast::guus,
                               cast::hub, cast::joke, cast::mies}) {
            auto session = signed_in(id);
            if (app.ask(session, "GET /api/session").text("account_id") == id)
                here.push_back(std::move(session));
        }
        return here;
    }
    struct Lists {
        std::set<std::string> work;      // of who is asked: the own worklist, and that of the team
        std::set<std::string> feedback;  // of who asked
    };
    Lists seen_on_lists() {
        Lists seen;
        const auto add = [](const TestReply& reply, std::set<std::string>& list) {
            if (reply.status != 200) return;
            for (const auto& row : reply.at("rows").as_array())
                list.insert(std::string(row.at("referral_id").as_string()));
        };
        for (const auto& who : who_are_here()) {
            add(app.ask(who, "GET /api/worklist"), seen.work);
            add(app.ask(who, "GET /api/team/worklist"), seen.work);
            add(app.ask(who, "GET /api/feedback"), seen.feedback);
        }
        return seen;
    }
    std::vector<Referral> open_legs() {
        std::vector<Referral> legs;
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            legs =
                work.tx.all<Referral>("select * from referral where closed_at is null order by id");
            return {};
        }));
        return legs;
    }
    bool is_somebody_there(const Referral& leg) {
        return value(
                   "select count(*) from account where organization_id = $1 and active and "
                   "role <> 'manager'",
                   {leg.to_organization_id.value}) != "0";
    }
    bool is_barred_to_somebody(const Referral& leg) {
        return value("select count(*) from case_barred where thread_id = $1",
                     {leg.thread_id.value}) != "0";
    }
    // Whoever is asked sees it; behind a link the case that asked, or who asked directly. Where the
    // whole team left, or may not see it, whoever asked.
    bool is_found(const Referral& leg, const Lists& seen) {
        if (is_by_link(leg))
            return seen.feedback.contains(leg.id.value) ||
                   (leg.parent_id && (seen.work.contains(leg.parent_id->value) ||
                                      seen.feedback.contains(leg.parent_id->value)));
        if (seen.work.contains(leg.id.value)) return true;
        const bool nobody_may = !is_somebody_there(leg) || is_barred_to_somebody(leg);
        return nobody_may && (is_own_case(leg) || is_self_referred(leg) || leg.parent_id ||
                              seen.feedback.contains(leg.id.value));
    }
    // Each open leg that nobody can find who could do something about it.
    std::string without_owner() {
        std::string found;
        const auto seen = seen_on_lists();
        for (const auto& leg : open_legs()) {
            const auto tell = [&](const std::string& what) {
                found += leg.id.value + " " + leg.target + " " + leg.step + ": " + what + "\n";
            };
            if (!is_found(leg, seen)) tell("on no list");
            if (next_owner_of(leg).empty()) tell("nobody's turn");
            if (leg.account_id &&
                value("select count(*) from account where id = $1", {leg.account_id->value}) == "0")
                tell("its owner is nobody");
        }
        return found;
    }
    // Each open leg whose date passed, and nobody heard it within the terms.
    std::string unheard() {
        std::string found;
        for (const auto& leg : open_legs()) {
            if (!leg.due_on) {
                found += leg.id.value + " has no date\n";
                continue;
            }
            const auto by = plus_working_days(*leg.due_on, word_back_terms().team_after_workdays);
            if (by >= today()) continue;
            const auto told = value(
                "select count(*) from referral_warning w join referral r on r.id = w.referral_id "
                "where w.referral_id in ($1, $2) and (r.accepted_at is null or w.at > r.due_on)",
                {leg.id.value,
                 is_by_link(leg) && leg.parent_id ? leg.parent_id->value : leg.id.value});
            if (told == "0")
                found += leg.target + " " + leg.step + " due " + *leg.due_on + " on " + today() +
                         ": told to nobody\n";
        }
        return found;
    }
    // What no desk can do is planned at no desk.
    void expect_no_follow_ups_at_a_desk() {
        EXPECT_EQ(value("select count(*) from follow_up f join referral r on r.id = f.referral_id "
                        "where r.target in ('wmo_desk', 'debt_desk', 'youth_team')"),
                  "0")
            << history;
    }
    void expect_an_allowed_trail(UnitOfWork& work, const Leg& leg) {
        const auto taken = work.tx.all<Taken>(
            "select step, former_step from referral_step where referral_id = $1 "
            "and undone_at is null order by number",
            leg.id);
        for (std::size_t i = 1; i < taken.size(); ++i) {
            if (const auto* act = act_of(taken[i].step)) {
                const std::string state(name_of(kind_of(taken[i].former_step)->state));
                EXPECT_NE(act->states.find(state), std::string_view::npos)
                    << act->act << " at " << taken[i].former_step << history;
                continue;
            }
            Referral kind;
            kind.target = leg.target;
            const bool is_in_the_table = std::ranges::any_of(moves_of(kind), [&](const Move& move) {
                const auto from = words_of(move.from);
                return move.step == taken[i].step &&
                       std::ranges::find(from, taken[i].former_step) != from.end();
            });
            EXPECT_TRUE(is_in_the_table)
                << leg.target << ": " << taken[i].former_step << " to " << taken[i].step << history;
        }
    }

    const std::string face_of_truus = "018f0000-0000-7000-8000-00000000c0f1";
    std::mt19937 random;
    std::string history;
    std::string desk_target = "wmo_desk";
};

class HistoryOf : public HistoriesTest, public ::testing::WithParamInterface<unsigned> {};

TEST_P(HistoryOf, ends_where_the_table_allows_with_an_owner_and_a_date) {
    constexpr int acts = 50;
    random.seed(GetParam());
    history = "seed " + std::to_string(GetParam()) + "\n";
    days_later(below(600));  // over changes of summer time and a 29 February
    choose_desk(GetParam());
    open_the_other_ways();
    referred();
    for (int i = 0; i < acts && !HasFailure(); ++i) act();
    let_the_jobs_run();
    expect_nothing_lies_still();
    expect_no_follow_ups_at_a_desk();
}

TEST_F(HistoriesTest, an_owner_who_is_nobody_and_a_date_that_nobody_heard_of_are_found) {
    const auto id = accepted();
    EXPECT_EQ(without_owner() + unheard(), "");
    const auto break_it = [&](const std::string& sql) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(sql, id));
            return {};
        }));
    };
    break_it("update referral set account_id = '" + cast::absent + "' where id = $1");
    EXPECT_NE(without_owner(), "");
    break_it("update referral set account_id = '" + cast::karin + "' where id = $1");
    EXPECT_EQ(without_owner(), "");
    break_it("update referral set to_organization_id = '" + cast::municipality + "' where id = $1");
    EXPECT_NE(without_owner(), "");
    break_it("update referral set to_organization_id = '" + cast::welfare + "' where id = $1");
    break_it("update referral set due_on = '2026-09-01' where id = $1");
    EXPECT_NE(unheard(), "");
    let_the_jobs_run();
    EXPECT_EQ(unheard(), "");
}

unsigned how_many() { return std::getenv("VEERKRACHT_PROVE") ? 1'001 : 61; }

INSTANTIATE_TEST_SUITE_P(Random, HistoryOf, ::testing::Range(1U, how_many()));

}  // namespace
}  // namespace veerkracht::referrals
