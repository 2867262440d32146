// The table of steps, every step from every step by every party: what follows is taken, all else is
// refused and changes nothing.
#include "capabilities/referrals/steps.hpp"

#include <algorithm>
#include <functional>

#include "capabilities/referrals/targets.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

bool has_word(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") !=
           std::string::npos;
}

// At a coach's, whose legs these are.
bool follows(const StepKind& next, const StepKind& from, std::string_view setter) {
    const auto& taken = target_of("welfare_coach")->steps;
    const bool is_taken_there = !next.taken_by_hand || setter != "receiver" ||
                                std::find(taken.begin(), taken.end(), next.step) != taken.end();
    return is_taken_there && has_word(next.set_by, setter) && has_word(next.from, from.step);
}

// Before a yes nobody is on the case; "not_fitting" may come before or after it and stands here as
// after.
bool is_before_acceptance(const StepKind& kind) {
    for (const auto* step : {"sent", "received", "withdrawn", "full", "not_for_us"})
        if (kind.step == step) return true;
    return false;
}

class StepsTest : public CastTest {
  protected:
    // Puts a leg at this step, as if it came there by itself.
    void stand_at(const std::string& id, const StepKind& kind) {
        const auto closed = is_closed(kind.state) ? "'2026-11-02T09:00:00.000Z'" : "null";
        const auto accepted = is_before_acceptance(kind) ? "null" : "'2026-11-02T09:00:00.000Z'";
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(
                "update referral set step = $1, state = $2, closed_at = " + std::string(closed) +
                    ", accepted_at = " + accepted + " where id = $3",
                kind.step, name_of(kind.state), id));
            TRY(work.tx.execute("delete from link_answer where id = $1", id));
            TRY(work.tx.execute("update link set closed_at = null"));
            TRY(work.tx.execute(
                "update consent set withdrawn_at = null, ends_at = '2027-11-02T00:00:00.000Z'"));
            return {};
        }));
    }
    std::string step_of(const std::string& id) {
        return value("select step from referral where id = '" + id + "'");
    }
    std::string steps_kept(const std::string& id) {
        return value("select count(*) from referral_step where referral_id = '" + id + "'");
    }
    void expect_taken_only_when_it_follows(const std::string& id, const StepKind& from,
                                           const StepKind& next, bool is_allowed,
                                           const std::function<TestReply()>& ask) {
        stand_at(id, from);
        const auto kept = steps_kept(id);
        const auto reply = ask();
        const auto told = std::string(from.step) + " → " + std::string(next.step) + " " + reply.raw;
        if (is_allowed) {
            EXPECT_EQ(reply.status, 201) << told;
            EXPECT_EQ(step_of(id), next.step) << told;
            EXPECT_EQ(value("select state from referral where id = '" + id + "'"),
                      name_of(next.state))
                << told;
        } else {
            EXPECT_TRUE(reply.status == 409 || reply.status == 422 || reply.status == 403)
                << reply.status << told;
            EXPECT_EQ(step_of(id), from.step) << told;
            EXPECT_EQ(steps_kept(id), kept) << told;
        }
    }
};

TEST_F(StepsTest, the_receiver_takes_by_hand_what_follows_and_nothing_else) {
    const auto id = accepted();
    int taken = 0;
    for (const auto& from : step_kinds())
        for (const auto& next : step_kinds()) {
            const bool allowed = next.taken_by_hand && follows(next, from, "receiver");
            taken += allowed ? 1 : 0;
            expect_taken_only_when_it_follows(id, from, next, allowed, [&] {
                return step(
                    id, next.step,
                    {{"reason", "ill"}, {"meets_at", "2026-11-05T10:00"}, {"outcome", "reached"}});
            });
        }
    EXPECT_GT(taken, 30);
}

TEST_F(StepsTest, the_page_offers_exactly_the_steps_that_can_be_taken) {
    const auto id = accepted();
    for (const auto& from : step_kinds()) {
        if (is_before_acceptance(from)) continue;
        stand_at(id, from);
        const auto offered = app.ask(coach, "GET /api/cases/" + id).at("next_steps").as_array();
        std::string expected, found;
        for (const auto& next : step_kinds())
            if (next.taken_by_hand && follows(next, from, "receiver"))
                expected += std::string(next.step) + " ";
        for (const auto& next : offered) found += std::string(next.as_string()) + " ";
        EXPECT_EQ(found, expected) << from.step;
    }
}

TEST_F(StepsTest, a_case_is_accepted_when_nobody_answered_yet) {
    const auto& to_call = *kind_of("to_call");
    for (const auto& from : step_kinds()) {
        const auto id = referred();
        expect_taken_only_when_it_follows(
            id, from, to_call, follows(to_call, from, "receiver"), [&] {
                return app.ask(coach, "POST /api/cases/" + id + "/accept",
                               {{"version", version_of(id)}});
            });
    }
}

TEST_F(StepsTest, the_sender_takes_back_what_nobody_answered) {
    const auto id = referred();
    const auto& withdrawn = *kind_of("withdrawn");
    for (const auto& from : step_kinds())
        expect_taken_only_when_it_follows(
            id, from, withdrawn, follows(withdrawn, from, "sender"),
            [&] { return app.ask(gp, "POST /api/referrals/" + id + "/withdraw"); });
}

TEST_F(StepsTest, the_resident_takes_back_before_a_yes) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    const auto& withdrawn = *kind_of("withdrawn");
    for (const auto& from : step_kinds())
        expect_taken_only_when_it_follows(
            id, from, withdrawn, follows(withdrawn, from, "resident"),
            [&] { return app.ask(lies, "POST /api/my/referrals/" + id + "/withdraw"); });
}

TEST_F(StepsTest, the_resident_stops_sharing_at_any_time_and_a_closed_case_stays_closed) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    for (const auto& from : step_kinds()) {
        stand_at(id, from);
        const auto reply = app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing");
        EXPECT_EQ(reply.status, 201) << from.step << reply.raw;
        EXPECT_NE(value("select withdrawn_at from consent where subject_id = '" + id + "'"), "null")
            << from.step;
        const auto expected = is_closed(from.state)            ? std::string(from.step)
                              : from.state == State::requested ? "withdrawn"
                                                               : "sharing_stopped";
        EXPECT_EQ(step_of(id), expected);
        EXPECT_TRUE(is_closed(from.state) || follows(*kind_of(expected), from, "resident"))
            << from.step;
    }
}

TEST_F(StepsTest, the_volunteer_answers_while_the_question_is_open) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto branch = asked_onward(id);
    const auto token = newest_link("volunteer_question");
    const std::pair<const char*, const char*> answers[] = {
        {"yes", "to_call"}, {"full", "full"}, {"not_for_us", "not_for_us"}};
    for (const auto& [answer, expected] : answers)
        for (const auto* from : {"sent", "received"}) {
            stand_at(branch, *kind_of(from));
            const auto reply =
                app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", answer}});
            EXPECT_EQ(reply.status, 201) << reply.raw;
            EXPECT_EQ(reply.text("state"), answer);
            EXPECT_EQ(step_of(branch), expected);
        }
}

TEST_F(StepsTest, a_side_exit_asks_for_a_reason_a_meeting_for_a_time_and_a_close_for_an_outcome) {
    const auto id = accepted();
    const auto refused = [&](std::string_view name) {
        const auto reply = step(id, name);
        EXPECT_EQ(reply.status, 422) << name;
        return reply.status == 422 ? boost::json::serialize(reply.at("fields")) : "";
    };
    for (const auto& kind : step_kinds()) {
        if (!kind.needs_reason || !has_word(kind.set_by, "receiver")) continue;
        EXPECT_EQ(refused(kind.step), R"({"reason":"required"})") << kind.step;
    }
    EXPECT_EQ(refused("intake_planned"), R"({"meets_at":"required"})");
    EXPECT_EQ(step(id, "intake_planned", {{"meets_at", "2026-11-05Tx0:00"}}).status, 422);
    EXPECT_EQ(step(id, "intake_planned", {{"meets_at", "2026-11-05T25:61"}}).status, 422);
    step(id, "contact_made");
    EXPECT_EQ(refused("closed"), R"({"outcome":"required"})");
}

TEST(Steps, every_open_step_has_a_next_one_an_owner_and_a_term) {
    for (const auto& kind : step_kinds()) {
        EXPECT_EQ(kind_of(kind.step), &kind) << "a name stands once";
        if (is_closed(kind.state)) continue;
        EXPECT_FALSE(kind.next_step.empty()) << kind.step;
        EXPECT_FALSE(kind.next_owner.empty()) << kind.step;
        // Receipt moves no date: the term that began with the sending runs on.
        EXPECT_EQ(clocks().due_days.contains(std::string(kind.step)), kind.step != "received")
            << kind.step;
    }
    for (const auto& [step, days] : clocks().due_days) EXPECT_NE(kind_of(step), nullptr) << step;
}

}  // namespace
}  // namespace veerkracht::referrals
