// Several people act on one case at the same moment, each on what stood on the screen: what they
// are answered and what is left is as if they had acted one after another, in some order. Orders
// are tried one by one on cases of their own; what they give is what may come of acting at once.
// VEERKRACHT_PROVE=1 tries 10,000 times. (REL-26, REL-42)
#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "testing/at_once.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

class SomeOrderTest : public CastTest {
  protected:
    struct Case {
        std::string id;
        int version = 0;
    };
    using Act = std::function<TestReply(const Case&)>;
    struct Named {
        std::string name;
        Act act;
    };

    // Whoever acts has not seen what the others do.
    TestReply on_case(const TestSession& who, const Case& seen, const std::string& what,
                      boost::json::object body) {
        body["version"] = seen.version;
        return app.ask(who, "POST /api/cases/" + seen.id + "/" + what, body);
    }
    TestReply step_of(const TestSession& who, const Case& seen, const std::string& step) {
        return on_case(who, seen, "steps", {{"step", step}, {"reason", "not_wanted"}});
    }

    const std::vector<Named> acts{
        {"coach accepts", [this](const Case& it) { return on_case(coach, it, "accept", {}); }},
        {"colleague accepts",
         [this](const Case& it) { return on_case(colleague, it, "accept", {}); }},
        {"gp withdraws",
         [this](const Case& it) {
             return app.ask(gp, "POST /api/referrals/" + it.id + "/withdraw");
         }},
        {"coach declines", [this](const Case& it) { return step_of(coach, it, "not_fitting"); }},
        {"coach makes contact",
         [this](const Case& it) { return step_of(coach, it, "contact_made"); }},
        {"colleague seeks contact",
         [this](const Case& it) { return step_of(colleague, it, "contact_sought"); }},
        {"it is handed over",
         [this](const Case& it) {
             return app.ask(colleague, "POST /api/team/hand_over",
                            {{"from_account_id", cast::karin},
                             {"to_account_id", cast::bram},
                             {"referral_ids", boost::json::array{boost::json::string(it.id)}}});
         }},
        {"coach reads",
         [this](const Case& it) { return app.ask(coach, "GET /api/cases/" + it.id); }},
        {"resident stops sharing",
         [this](const Case& it) {
             return app.ask(resident, "POST /api/my/referrals/" + it.id + "/stop_sharing");
         }},
    };
    TestSession resident;
    int cases = 0;
    std::mt19937 random{std::random_device{}()};

    // Limits count by the hour, and a session lasts a day.
    void a_new_day_now_and_then() {
        constexpr int cases_a_day = 50;
        if (cases++ % cases_a_day != 0) return;
        days_later(1);
        referred();
        resident = lies_at_her_page();
    }
    Case new_case(bool taken_on) {
        a_new_day_now_and_then();
        Case made{taken_on ? accepted() : referred()};
        // That it was seen is noted behind the first look: a unit of its own, that is over here.
        EXPECT_EQ(app.ask(coach, "GET /api/cases/" + made.id).status, 200);
        made.version = version_of(made.id);
        return made;
    }

    static std::string told(const TestReply& reply) {
        return std::to_string(reply.status) + " " + reply.text("code") + " " + reply.text("step");
    }
    // What is left of it, in every table that an act writes in.
    std::string left_of(const Case& it) {
        return app.show("select state, step, account_id, version from referral where id = $1",
                        {it.id}) +
               app.show(
                   "select step, undone_at from referral_step where referral_id = $1 order by "
                   "step",
                   {it.id}) +
               app.show("select count(*), count(withdrawn_at) from consent where subject_id = $1",
                        {it.id}) +
               app.show(
                   "select name, count(*) from event where body like $1 group by name order "
                   "by name",
                   {"%" + it.id + "%"});
    }

    using Chosen = std::vector<std::size_t>;
    std::string in_order(bool taken_on, const Chosen& chosen, const Chosen& order) {
        const auto it = new_case(taken_on);
        std::vector<std::string> answers(chosen.size());
        for (const auto at : order) answers[at] = told(acts[chosen[at]].act(it));
        return written(answers, it);
    }
    std::string all_at_once(bool taken_on, const Chosen& chosen) {
        const auto it = new_case(taken_on);
        std::vector<std::string> answers(chosen.size());
        std::vector<std::function<int()>> people;
        for (std::size_t at = 0; at < chosen.size(); ++at)
            people.push_back([&, at] {
                answers[at] = told(acts[chosen[at]].act(it));
                return 0;
            });
        testing::at_once(people);
        return written(answers, it);
    }
    std::string written(const std::vector<std::string>& answers, const Case& it) {
        std::string text;
        for (const auto& answer : answers) text += answer + "\n";
        return text + left_of(it);
    }

    std::set<std::string> of_every_order(bool taken_on, const Chosen& chosen) {
        std::set<std::string> found;
        Chosen order(chosen.size());
        std::iota(order.begin(), order.end(), 0U);
        do found.insert(in_order(taken_on, chosen, order));
        while (std::ranges::next_permutation(order).found);
        return found;
    }

    Chosen any_three() {
        Chosen all(acts.size());
        std::iota(all.begin(), all.end(), 0U);
        std::ranges::shuffle(all, random);
        all.resize(3);
        return all;
    }
    std::string names_of(const Chosen& chosen) const {
        std::string text;
        for (const auto one : chosen) text += acts[one].name + "; ";
        return text;
    }
};

TEST_F(SomeOrderTest, who_act_on_a_case_at_once_leave_what_some_order_of_them_leaves) {
    const bool prove = std::getenv("VEERKRACHT_PROVE") != nullptr;
    const int choices = prove ? 100 : 10;
    const int times = prove ? 100 : 12;
    int orders_that_differ = 0;
    for (int choice = 0; choice < choices; ++choice) {
        const auto chosen = any_three();
        const bool taken_on = choice % 2 == 0;
        const auto allowed = of_every_order(taken_on, chosen);
        orders_that_differ += allowed.size() > 1;
        for (int time = 0; time < times; ++time) {
            const auto outcome = all_at_once(taken_on, chosen);
            std::string text;
            for (const auto& one : allowed) text += one + "or\n";
            ASSERT_TRUE(allowed.contains(outcome))
                << names_of(chosen) << (taken_on ? "(taken on)\n" : "(asked)\n") << outcome
                << "is none of\n"
                << text;
        }
    }
    EXPECT_GT(orders_that_differ, choices / 4) << "else it does not matter who was first";
    RecordProperty("histories", choices * times);
}

// That it can fail: who looks again first is not who acted on the same screen.
TEST_F(SomeOrderTest, a_house_that_forgets_what_was_seen_is_found) {
    const Chosen both{4, 5};
    const auto allowed = of_every_order(true, both);
    auto it = new_case(true);
    std::vector<std::string> answers;
    for (const auto one : both) {
        answers.push_back(told(acts[one].act(it)));
        it.version = version_of(it.id);
    }
    EXPECT_FALSE(allowed.contains(written(answers, it)));
}

}  // namespace
}  // namespace veerkracht::referrals
