// Random lives of a referral: GP, coach, colleague, desk, resident, volunteer and the calendar act
// in any order. Whatever happens, no request ends in a fault, and what is open has a next step, an
// owner and a date. VEERKRACHT_PROVE=1 plays 1,000 of them.
#include <cstdlib>
#include <random>

#include "capabilities/referrals/acts.hpp"
#include "capabilities/referrals/escalation.hpp"
#include "capabilities/referrals/steps.hpp"
#include "testing/cast.hpp"

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
        const bool is_known = reply.status < 300 || reply.status == 403 || reply.status == 404 ||
                              reply.status == 409 || reply.status == 422;
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
        days_later(1 + below(20));
        history += "time passes\n";
        EXPECT_TRUE(app.run([](UnitOfWork& work) { return look_for_silence(work); })) << history;
        app.app().deliver();
    }

    void act() {
        switch (below(12)) {
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
            default: return let_time_pass();
        }
    }

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
                EXPECT_TRUE(leg.closed || !kind->next_owner.empty()) << leg.step << history;
                expect_an_allowed_trail(work, leg.id);
            }
            return {};
        }));
    }
    // What no desk can do is planned at no desk.
    void expect_no_follow_ups_at_a_desk() {
        EXPECT_EQ(value("select count(*) from follow_up f join referral r on r.id = f.referral_id "
                        "where r.target in ('wmo_desk', 'debt_desk', 'youth_team')"),
                  "0")
            << history;
    }
    void expect_an_allowed_trail(UnitOfWork& work, const std::string& id) {
        const auto taken = work.tx.all<Taken>(
            "select step, former_step from referral_step where referral_id = $1 "
            "and undone_at is null order by number",
            id);
        for (std::size_t i = 1; i < taken.size(); ++i) {
            if (const auto* act = act_of(taken[i].step)) {
                const std::string state(name_of(kind_of(taken[i].former_step)->state));
                EXPECT_NE(act->states.find(state), std::string_view::npos)
                    << act->act << " at " << taken[i].former_step << history;
                continue;
            }
            EXPECT_NE((" " + std::string(kind_of(taken[i].step)->from) + " ")
                          .find(" " + taken[i].former_step + " "),
                      std::string::npos)
                << taken[i].former_step << " to " << taken[i].step << history;
        }
    }

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
    referred();
    for (int i = 0; i < acts && !HasFailure(); ++i) act();
    expect_nothing_lies_still();
    expect_no_follow_ups_at_a_desk();
}

unsigned how_many() { return std::getenv("VEERKRACHT_PROVE") ? 1'001 : 201; }

INSTANTIATE_TEST_SUITE_P(Random, HistoryOf, ::testing::Range(1U, how_many()));

}  // namespace
}  // namespace veerkracht::referrals
