// The tables of steps, every step from every step by every party, of a case and of what is asked by
// link: what follows is taken, all else is refused and changes nothing.
#include "capabilities/referrals/steps.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/face_mailbox.hpp"
#include "capabilities/referrals/escalation.hpp"
#include "capabilities/referrals/initiatives.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/targets.hpp"
#include "testing/cast.hpp"

namespace veerkracht::referrals {
namespace {

bool has_word(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") !=
           std::string::npos;
}

bool has_by_hand(const Target& target, std::string_view step) {
    return std::ranges::find(target.steps, step) != target.steps.end();
}

Referral leg_of_kind(const std::string& target, std::string_view step = "") {
    Referral leg;
    leg.target = target;
    leg.step = step;
    return leg;
}

// As it stands in the table of this kind of leg, word for word.
bool has_move(const std::string& target, std::string_view step, std::string_view setter,
              std::string_view from) {
    return std::ranges::any_of(moves_of(leg_of_kind(target)), [&](const Move& move) {
        return move.step == step && has_word(move.set_by, setter) && has_word(move.from, from);
    });
}

// Where a leg of this kind can stand: what some move of its table comes to.
bool can_stand(const std::string& target, std::string_view step) {
    return std::ranges::any_of(moves_of(leg_of_kind(target)),
                               [&](const Move& move) { return move.step == step; });
}

bool follows(const StepKind& next, const StepKind& from, std::string_view setter,
             const std::string& target = "welfare_coach") {
    const auto* known = target_of(target);
    const bool is_a_date = known && !has_by_hand(*known, "follow_up") && next.step == "follow_up";
    const bool is_taken_there = !known || !next.taken_by_hand || setter != "receiver" ||
                                is_a_date || has_by_hand(*known, next.step);
    return is_taken_there && has_move(target, next.step, setter, from.step);
}

// Before a yes nobody is on the case; "not_fitting" may come before or after it and stands here as
// after.
bool is_before_acceptance(const StepKind& kind) {
    for (const auto* step : {"sent", "received", "withdrawn", "full", "not_for_us", "not_answered"})
        if (kind.step == step) return true;
    return false;
}

class StepsTest : public CastTest {
  protected:
    // Puts a leg at this step, as if it came there by itself; everybody around it is well and at
    // home.
    void stand_at(const std::string& id, const StepKind& kind) {
        const auto closed = is_closed(kind.state) ? "'2026-11-02T09:00:00.000Z'" : "null";
        const auto accepted = is_before_acceptance(kind) ? "null" : "'2026-11-02T09:00:00.000Z'";
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute(
                "update referral set step = $1, state = $2, closed_at = " + std::string(closed) +
                    ", accepted_at = " + accepted + ", sent_at = $4 where id = $3",
                kind.step, name_of(kind.state), id, work.now));
            TRY(work.tx.execute("delete from link_answer where id = $1", id));
            TRY(work.tx.execute("update link set closed_at = null"));
            TRY(work.tx.execute("update person set status = 'active'"));
            TRY(work.tx.execute(
                "update consent set withdrawn_at = null, ends_at = '2027-11-02T00:00:00.000Z'"));
            TRY(work.tx.execute("delete from follow_up"));
            return work.tx.insert(FollowUp{FollowUpId{follow_up}, ReferralId{id}, "two_weeks",
                                           work.today, std::nullopt, ""});
        }));
    }
    std::string step_of(const std::string& id) {
        return value("select step from referral where id = $1", {id});
    }
    TestReply say_of_lies(const std::string& status) {
        const auto version = value("select version from person where id = $1", {cast::lies});
        return app.ask(gp, "PUT /api/people/" + cast::lies + "/status",
                       {{"version", std::stoi(version)}, {"status", status}});
    }
    // The leg that Karin sent on to the Wmo desk, taken on there.
    std::string at_the_desk(const std::string& id) {
        const auto sent = app.ask(coach, "POST /api/cases/" + id + "/desk",
                                  {{"version", version_of(id)},
                                   {"face_id", cast::wmo_desk},
                                   {"sentence", ""},
                                   {"birth_on", "1965-03-14"},
                                   {"address", "Verzonnenstraat 3"},
                                   {"feedback_level", "running"},
                                   {"given_how", "on_paper"},
                                   {"consent_given", true}});
        EXPECT_EQ(sent.status, 201) << sent.raw;
        const auto leg = value("select id from referral where target = 'wmo_desk'");
        EXPECT_EQ(
            app.ask(desk, "POST /api/cases/" + leg + "/accept", {{"version", version_of(leg)}})
                .status,
            201);
        return leg;
    }

    void is_of_kind(const std::string& leg, const std::string& kind, const std::string& role) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update referral set target = $1 where id = $2", kind, leg));
            TRY(work.tx.execute("update account set role = $1 where id = $2", role, cast::anouk));
            return {};
        }));
    }

    // What one party can do with a leg: the step that it means, and the real request for it.
    struct Door {
        std::string name;
        Setter setter;
        std::string_view to;
        std::function<TestReply()> knock;
        // Where the door means less than the table: an assistant's word ends only what is
        // unanswered.
        std::function<bool(const StepKind& from)> opens = [](const StepKind&) { return true; };
        bool may_leave_as_is =
            false;  // answers, and changes nothing where the step does not follow
        std::function<bool(const StepKind& from)> stands = [](const StepKind&) { return true; };
    };
    std::vector<Door> doors_of_receiver(const std::string& id, const TestSession& who) {
        std::vector<Door> doors;
        const auto at = "POST /api/cases/" + id;
        for (const auto& kind : step_kinds())
            doors.push_back({"step " + std::string(kind.step), Setter::receiver, kind.step,
                             [this, at, id, who, &kind] {
                                 return app.ask(who, at + "/steps",
                                                {{"version", version_of(id)},
                                                 {"step", kind.step},
                                                 {"reason", "ill"},
                                                 {"meets_at", "2026-11-05T10:00"},
                                                 {"outcome", "reached"}});
                             },
                             [this, &kind](const StepKind&) {
                                 const auto* known = target_of(target);
                                 return known && has_by_hand(*known, kind.step);
                             }});
        doors.push_back({"accept", Setter::receiver, "to_call", [this, at, id, who] {
                             return app.ask(who, at + "/accept", {{"version", version_of(id)}});
                         }});
        const auto is_taken_on = [](const StepKind& from) { return !is_before_acceptance(from); };
        for (const auto& [status, step] :
             {std::pair{"deceased", "person_deceased"}, std::pair{"moved", "person_moved"}})
            doors.push_back({"own row " + std::string(status), Setter::receiver, step,
                             [this, at, id, who, status = std::string(status)] {
                                 return app.ask(who, at + "/person_status",
                                                {{"version", version_of(id)}, {"status", status}});
                             },
                             is_taken_on, true});
        return doors;
    }
    std::vector<Door> doors_of_coach_only(const std::string& id) {
        const auto at = "POST /api/cases/" + id;
        return {{"follow-up", Setter::receiver, "follow_up",
                 [this] {
                     return app.ask(coach, "POST /api/follow_ups/" + follow_up + "/done",
                                    {{"result", "going_well"}});
                 }},
                {"onward", Setter::receiver, "activity_sought",
                 [this, at, id] {
                     return app.ask(coach, at + "/onward",
                                    {{"version", version_of(id)},
                                     {"service_id", cast::table},
                                     {"wish", "eet graag samen"},
                                     {"when", ""},
                                     {"consent_given", true},
                                     {"attendance", true}});
                 },
                 [](const StepKind&) { return true; }, true}};
    }
    // The assistant called for the coach, who did not reach her.
    Door door_of_assistant(const std::string& id) {
        return {"called by the assistant",
                Setter::sender,
                "resident_declines",
                [this, id] {
                    const auto asked = app.ask(gp, "POST /api/referrals/" + id + "/ask_assistant");
                    const auto task = value(
                        "select id from task where referral_id = $1 and done_at is null", {id});
                    if (task == "null" || task.empty()) return asked;
                    const auto version = value("select version from task where id = $1", {task});
                    const auto said =
                        app.ask(assistant, "POST /api/tasks/" + task + "/done",
                                {{"version", std::stoi(version)}, {"result", "declines"}});
                    app.deliver();
                    return said;
                },
                [](const StepKind&) { return true; },
                true};
    }
    std::vector<Door> doors_of_sender(const std::string& id) {
        const auto at = "POST /api/referrals/" + id;
        const auto always = [](const StepKind&) { return true; };
        return {
            {"withdraw", Setter::sender, "withdrawn",
             [this, at] { return app.ask(gp, at + "/withdraw"); }},
            {"wrong person", Setter::sender, "wrong_person",
             [this, at] { return app.ask(gp, at + "/wrong_person"); }},
            {"deceased", Setter::sender, "person_deceased",
             [this] { return say_of_lies("deceased"); }, always, true},
            {"moved", Setter::sender, "person_moved", [this] { return say_of_lies("moved"); },
             // A case that somebody took on is theirs to close; a volunteer has nothing to close.
             [this](const StepKind& from) {
                 return from.state == State::requested || is_by_link(leg_of_kind(target));
             },
             true}};
    }
    // Karin may see the case again afterwards, for the doors that follow.
    TestReply choose_nora(const TestSession& lies, const std::string& at) {
        const auto reply = app.ask(lies, at + "/other_face",
                                   {{"face_id", cast::face_of_nora}, {"text_language", "nl"}});
        EXPECT_TRUE(app.run([](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("delete from case_barred"));
            return {};
        }));
        return reply;
    }
    std::vector<Door> doors_of_resident(const std::string& id, const TestSession& lies) {
        const auto at = "POST /api/my/referrals/" + id;
        const auto runs = [](const StepKind& from) { return from.state != State::requested; };
        return {{"my withdraw", Setter::resident, "withdrawn",
                 [this, at, lies] { return app.ask(lies, at + "/withdraw"); }},
                {"other face", Setter::resident, "other_face",
                 [this, at, lies] { return choose_nora(lies, at); }},
                {"stop sharing", Setter::resident, "sharing_stopped",
                 [this, at, lies] { return app.ask(lies, at + "/stop_sharing"); }, runs, true}};
    }
    Door door_of_clock() {
        return {"silence",
                Setter::clock,
                "not_answered",
                [this] {
                    TestReply reply;
                    const auto done = app.run([](UnitOfWork& work) -> Result<> {
                        TRY(
                            work.tx.execute("update referral set sent_at = $1 where closed_at is "
                                            "null and accepted_at is null",
                                            plus_days_instant(work.now, -29)));
                        return look_for_silence(work);
                    });
                    reply.status = done ? 201 : 500;
                    return reply;
                },
                [](const StepKind&) { return true; },
                true};
    }

    // The volunteer answers on the branch, and moves the case along when it still waits for that.
    TestReply answer(const std::string& branch, const std::string& token, std::string_view word) {
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("delete from link_answer where id = $1", branch));
            if (word == "attended")
                TRY(work.tx.insert(LinkAnswer{ReferralId{branch}, "yes", work.now, std::nullopt}));
            TRY(work.tx.execute("update link set closed_at = null"));
            return {};
        }));
        return app.ask({}, "POST /api/volunteer/answer", {{"token", token}, {"answer", word}});
    }
    std::vector<Door> doors_of_volunteer(const std::string& branch, const std::string& token) {
        const auto say = [this, branch, token](std::string_view word) {
            return [this, branch, token, word] { return answer(branch, token, word); };
        };
        const auto unanswered = [](const StepKind& from) { return is_before_acceptance(from); };
        return {
            {"yes to it", Setter::volunteer, "to_call", say("yes"), unanswered, true},
            {"is geweest", Setter::volunteer, "started", say("attended"),
             [](const StepKind&) { return true; }, true},
            {"full", Setter::volunteer, "full", say("full"), unanswered, true},
            {"not for us", Setter::volunteer, "not_for_us", say("not_for_us"), unanswered, true}};
    }
    // Nobody with an account answers for a volunteer: not who asked him, nor who works there.
    std::vector<Door> doors_that_are_not_there(const std::string& branch) {
        auto doors = doors_of_receiver(branch, coach);
        doors.push_back({"a look", Setter::receiver, "received",
                         [this, branch] { return app.ask(coach, "GET /api/cases/" + branch); }});
        return doors;
    }
    // What was asked directly ends by itself.
    Door door_of_time(const std::string& id, std::string_view to) {
        return {
            "nobody comes back to it",
            Setter::clock,
            to,
            [this, id] {
                TestReply reply;
                const auto done = app.run([&](UnitOfWork& work) -> Result<> {
                    TRY(
                        work.tx.execute("update referral set due_on = $1 where id = $2 and "
                                        "closed_at is null",
                                        work.today, id));
                    return end_what_was_asked_directly(work);
                });
                reply.status = done ? 201 : 500;
                return reply;
            },
            [](const StepKind& from) { return !is_before_acceptance(from); },
            true,
            [to](const StepKind& from) { return (from.step == "started") == (to == "closed"); }};
    }
    std::vector<Door> doors_of_volunteer_to_the_case(const std::string& branch,
                                                     const std::string& token) {
        const auto say = [this, branch, token](std::string_view word) {
            return [this, branch, token, word] {
                EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
                    TRY(
                        work.tx.execute("update referral set step = $2, state = $3, closed_at = "
                                        "null where id = $1",
                                        branch, word == "yes" ? "sent" : "to_call",
                                        word == "yes" ? "requested" : "accepted"));
                    return {};
                }));
                return answer(branch, token, word);
            };
        };
        const auto always = [](const StepKind&) { return true; };
        return {{"yes", Setter::volunteer, "activity_chosen", say("yes"), always, true},
                {"attended", Setter::volunteer, "started", say("attended"), always, true}};
    }
    // The case is closed: its questions to initiatives go with it.
    Door door_of_closing(const std::string& id, std::string_view to) {
        return {
            "case closed",
            Setter::clock,
            to,
            [this, id] {
                EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
                    TRY(
                        work.tx.execute("update referral set step = 'contact_made', state = "
                                        "'in_progress', closed_at = null, accepted_at = $2 "
                                        "where id = $1",
                                        id, work.now));
                    return {};
                }));
                return step(id, "closed", {{"outcome", "reached"}});
            },
            [](const StepKind&) { return true; },
            true,
            [to](const StepKind& from) { return (from.step == "started") == (to == "closed"); }};
    }

    void walk(const std::string& id, const Door& door) {
        for (const auto& from : step_kinds()) {
            if (!can_stand(target, from.step) || !door.stands(from)) continue;
            stand_at(id, from);
            const auto& to = *kind_of(door.to);
            const bool opens = door.opens(from) && follows(to, from, name_of(door.setter), target);
            const auto reply = door.knock();
            const auto told = std::string(from.step) + " → " + door.name + " " + reply.raw;
            const bool answered = reply.status >= 200 && reply.status < 300;
            const bool refused = reply.status == 403 || reply.status == 404 ||
                                 reply.status == 409 || reply.status == 422;
            if (opens) {
                EXPECT_TRUE(answered) << reply.status << told;
                walked.insert(Walked{is_by_link(leg_of_kind(target)), std::string(from.step),
                                     std::string(name_of(door.setter)), std::string(to.step)});
            } else {
                EXPECT_TRUE(refused || (answered && door.may_leave_as_is)) << reply.status << told;
            }
            // A resident who stops what nobody took on takes it back.
            const bool takes_back = door.name == "stop sharing" && from.state == State::requested;
            const auto expected = takes_back ? "withdrawn" : opens ? to.step : from.step;
            EXPECT_EQ(step_of(id), expected) << told;
            EXPECT_EQ(value("select state from referral where id = $1", {id}),
                      name_of(kind_of(expected)->state))
                << told;
        }
    }

    void be_of_kind(const std::string& id, const std::string& kind) {
        ASSERT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            TRY(work.tx.execute("update referral set target = $1 where id = $2", kind, id));
            return {};
        }));
    }
    // The same case as another kind of party that works in a team.
    void walk_as(const std::string& kind, const std::string& id, const TestSession& lies) {
        target = kind;
        be_of_kind(id, kind);
        for (const auto& door : doors_of_receiver(id, coach)) walk(id, door);
        for (const auto& door : doors_of_sender(id)) walk(id, door);
        for (const auto& door : doors_of_resident(id, lies)) walk(id, door);
        walk(id, door_of_clock());
    }

    // Truus has no account; the practice asks her by link.
    std::string asked_of_truus() {
        EXPECT_TRUE(app.run([&](UnitOfWork& work) -> Result<> {
            directory::Face face;
            face.id = FaceId{truus};
            face.organization_id = OrganizationId{cast::initiative};
            face.role = "village_volunteer";
            face.name = "Truus Verzinsel";
            TRY(work.tx.insert(face));
            TRY(work.tx.insert(
                directory::FaceRule{new_uuid(), OrganizationId{cast::practice}, face.id, "", 20}));
            return work.tx.insert(directory::FaceMailbox{face.id, "truus@america.example",
                                                         "06 2222 3333", "Gerda Denkbeeld",
                                                         "gerda@america.example"});
        }));
        const auto reply =
            app.ask(gp, "POST /api/referrals",
                    request_for_lies(
                        {{"face_id", truus}, {"feedback_level", "running"}, {"attendance", true}}));
        EXPECT_EQ(reply.status, 201) << reply.raw;
        return reply.text("id");
    }
    // What the coach asked of an initiative, and what the practice asked of a volunteer.
    void walk_behind_links(const std::string& id, const TestSession& lies) {
        const auto branch = asked_onward(id);
        const auto token = newest_link("volunteer_question");
        for (const auto& door : doors_of_volunteer_to_the_case(branch, token)) walk(id, door);
        target = "initiative";
        for (const auto& door : doors_of_volunteer(branch, token)) walk(branch, door);
        for (const auto& door : doors_that_are_not_there(branch)) walk(branch, door);
        for (const auto* end : {"closed", "case_ended"}) walk(branch, door_of_closing(id, end));
        target = "village_volunteer";
        const auto question = asked_of_truus();
        const auto of_truus = newest_link("volunteer_question");
        for (const auto& door : doors_of_volunteer(question, of_truus)) walk(question, door);
        for (const auto& door : doors_that_are_not_there(question)) walk(question, door);
        for (const auto& door : doors_of_sender(question)) walk(question, door);
        for (const auto& door : doors_of_resident(question, lies)) walk(question, door);
        for (const auto* end : {"closed", "case_ended"})
            walk(question, door_of_time(question, end));
        walk(question, door_of_clock());
    }

    struct Walked {
        bool by_link;
        std::string from, setter, to;
        auto operator<=>(const Walked&) const = default;
    };
    std::set<Walked> walked;
    std::string target = "welfare_coach";
    const std::string follow_up = "018f0000-0000-7000-8000-0000000f0001";
    const std::string truus = "018f0000-0000-7000-8000-00000000c0f1";
};

// What the table allows and nobody can do, with its reason.
bool has_no_door(bool by_link, const StepKind& to, const std::string& setter,
                 const StepKind& from) {
    if (by_link) return false;
    // Looking is no request of its own: referrals_test.
    if (to.step == "received") return true;
    const bool is_gone = to.step == "person_deceased" || to.step == "person_moved";
    // Who did not take it on has no row of this person.
    if (is_gone && setter == "receiver") return from.state == State::requested;
    // After a move, the case that somebody took on is theirs to close.
    return to.step == "person_moved" && setter == "sender" && from.state != State::requested;
}

// Every step, every party, every door: what the table allows is done, all else changes nothing.
// What is left over of the table is named here, with where it is tested.
TEST_F(StepsTest, every_party_does_through_every_door_what_the_table_allows_and_nothing_else) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    for (const auto& door : doors_of_receiver(id, coach)) walk(id, door);
    for (const auto& door : doors_of_coach_only(id)) walk(id, door);
    for (const auto& door : doors_of_sender(id)) walk(id, door);
    walk(id, door_of_assistant(id));
    for (const auto& door : doors_of_resident(id, lies)) walk(id, door);
    walk(id, door_of_clock());
    stand_at(id, *kind_of("intake_done"));
    const auto leg = at_the_desk(id);
    target = "wmo_desk";
    for (const auto& door : doors_of_receiver(leg, desk)) walk(leg, door);
    for (const auto& [kind, role] :
         {std::pair{"debt_desk", "debt_officer"}, std::pair{"youth_team", "youth_worker"}}) {
        target = kind;
        is_of_kind(leg, kind, role);
        for (const auto& door : doors_of_receiver(leg, desk)) walk(leg, door);
    }
    for (const auto* kind : {"social_worker", "village_supporter"}) walk_as(kind, id, lies);
    target = "welfare_coach";
    be_of_kind(id, target);
    stand_at(id, *kind_of("intake_done"));
    walk_behind_links(id, lies);

    std::string left_over;
    for (const auto* kind_of_leg : {"welfare_coach", "initiative"}) {
        const bool by_link = is_by_link(leg_of_kind(kind_of_leg));
        for (const auto& move : moves_of(leg_of_kind(kind_of_leg)))
            for (const auto& setter : words_of(move.set_by))
                for (const auto& from : words_of(move.from))
                    if (!walked.contains({by_link, from, setter, std::string(move.step)}) &&
                        !has_no_door(by_link, *kind_of(move.step), setter, *kind_of(from)))
                        left_over += std::string(by_link ? "by link: " : "") + from + " → " +
                                     std::string(move.step) + " by " + setter + "\n";
    }
    EXPECT_EQ(left_over, "");
}

// Who sent it on from a case of his own reads it there, and does not answer it.
TEST_F(StepsTest, who_asks_a_desk_does_not_take_it_on_himself) {
    const auto id = accepted();
    step(id, "intake_done");
    const auto leg = at_the_desk(id);
    stand_at(leg, *kind_of("sent"));
    const auto at = "/api/cases/" + leg;
    EXPECT_EQ(app.ask(coach, "GET " + at).status, 404);
    EXPECT_EQ(app.ask(coach, "POST " + at + "/accept", {{"version", version_of(leg)}}).status, 404);
    EXPECT_EQ(app.ask(coach, "POST " + at + "/steps",
                      {{"version", version_of(leg)}, {"step", "not_fitting"}, {"reason", "ill"}})
                  .status,
              404);
    EXPECT_EQ(step_of(leg), "sent");
}

// ---- one door ----

std::string without_comments(const std::string& text) {
    std::string code;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        code += line.substr(0, line.find("//")) + "\n";
    return code;
}

// The files of the product in which one of these pieces of code stands, with how often.
using Files = std::map<std::string, int>;
Files files_with(const std::vector<std::string>& pieces) {
    Files found;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(VEERKRACHT_ROOT "/server")) {
        const auto path = entry.path().string();
        const bool is_product = path.ends_with(".cpp") && !path.ends_with("_test.cpp") &&
                                path.find("/testing/") == path.npos;
        if (!is_product) continue;
        std::stringstream text;
        text << std::ifstream(path).rdbuf();
        const auto code = without_comments(text.str());
        for (const auto& piece : pieces)
            for (auto at = code.find(piece); at != code.npos; at = code.find(piece, at + 1))
                ++found[entry.path().filename().string()];
    }
    return found;
}

// What is set in a statement on the table of legs: "update referral set due_on = $1 …".
Files files_that_set(const std::vector<std::string>& columns) {
    Files found;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(VEERKRACHT_ROOT "/server")) {
        const auto path = entry.path().string();
        if (!path.ends_with(".cpp") || path.ends_with("_test.cpp")) continue;
        std::stringstream text;
        text << std::ifstream(path).rdbuf();
        const auto code = text.str();
        const std::string begin = "update referral set ";
        for (auto at = code.find(begin); at != code.npos; at = code.find(begin, at + 1)) {
            const auto set = code.substr(at, code.find(';', at) - at);
            const auto until_where = set.substr(0, set.find("where"));
            for (const auto& column : columns)
                if (until_where.find(" " + column + " = ") != until_where.npos)
                    ++found[entry.path().filename().string()];
        }
    }
    return found;
}

// "leg.step = ", as any of the names that a leg has.
std::vector<std::string> assigned(const std::string& member) {
    std::vector<std::string> pieces;
    for (const auto* name : {"leg", "referral", "parent", "branch", "former", "behind", "sent"})
        pieces.push_back(std::string(name) + "." + member + " = ");
    return pieces;
}

// A leg is moved by `take` and undone by `take_back`, which ask the table; nothing else writes a
// step or a state, in C++ or in SQL.
TEST(Steps, one_door_writes_where_a_leg_stands) {
    EXPECT_EQ(files_with({" move_to("}), (Files{{"legs.cpp", 2}, {"steps.cpp", 1}}))
        << "send_leg and take";
    EXPECT_EQ(files_with({" move_back("}), (Files{{"legs.cpp", 1}, {"steps.cpp", 1}}))
        << "take_back";
    // What the sender sees is a copy that is not stored, and so are a branch on the worklist and a
    // leg that is only counted.
    EXPECT_EQ(files_with(assigned("step")),
              (Files{{"steps.cpp", 2}, {"targets.cpp", 1}, {"worklist.cpp", 1}}));
    EXPECT_EQ(files_with(assigned("state")),
              (Files{{"steps.cpp", 2}, {"targets.cpp", 1}, {"worklist.cpp", 1}}));
    EXPECT_EQ(files_that_set({"step", "state", "closed_at", "accepted_at"}), Files{});
    EXPECT_EQ(files_that_set({"due_on"}), (Files{{"escalation.cpp", 1}, {"legs.cpp", 1}}))
        << "a day moves nothing, and shows that this looks";
    EXPECT_EQ(files_with({"insert into referral ", "insert into referral("}), Files{});
}

TEST_F(StepsTest, the_page_offers_exactly_the_steps_that_can_be_taken) {
    const auto id = accepted();
    for (const auto& from : step_kinds()) {
        if (is_before_acceptance(from)) continue;
        stand_at(id, from);
        const auto offered = app.ask(coach, "GET /api/cases/" + id).at("next_steps").as_array();
        std::string expected, found;
        for (const auto& next : step_kinds())
            if (has_by_hand(*target_of(target), next.step) && follows(next, from, "receiver"))
                expected += std::string(next.step) + " ";
        for (const auto& next : offered) found += std::string(next.as_string()) + " ";
        EXPECT_EQ(found, expected) << from.step;
    }
}

TEST_F(StepsTest, the_resident_stops_sharing_at_any_time_and_a_closed_case_stays_closed) {
    const auto id = accepted();
    const auto lies = lies_at_her_page();
    for (const auto& from : step_kinds()) {
        stand_at(id, from);
        const auto reply = app.ask(lies, "POST /api/my/referrals/" + id + "/stop_sharing");
        EXPECT_EQ(reply.status, 201) << from.step << reply.raw;
        EXPECT_NE(value("select withdrawn_at from consent where subject_id = $1", {id}), "null")
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
    for (const auto& [answer, expected] : answers) {
        stand_at(branch, *kind_of("sent"));
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

// Every kind of party, every step that it stands at, every hand and every step that is asked.
TEST(Steps, the_table_decides_for_each_kind_of_party_who_may_set_what_from_where) {
    std::vector<std::string> parties{"initiative"};
    for (const auto& target : targets()) parties.push_back(target.code);
    int allowed = 0;
    for (const auto& party : parties)
        for (const auto& from : step_kinds())
            for (const auto hand : {Setter::sender, Setter::receiver, Setter::resident,
                                    Setter::volunteer, Setter::clock})
                for (const auto& to : step_kinds()) {
                    auto leg = leg_of_kind(party, from.step);
                    leg.state = from.state;
                    const auto* known = target_of(party);
                    const bool is_done_there = !known || !to.taken_by_hand ||
                                               has_by_hand(*known, to.step) ||
                                               (to.step == "follow_up" && known->follow_ups);
                    const bool expected =
                        is_done_there && has_move(party, to.step, name_of(hand), from.step);
                    const auto follows =
                        a_step_follows_from_where_the_leg_stands(leg, to.step, hand);
                    EXPECT_EQ(follows.has_value(), expected)
                        << party << " " << from.step << " " << name_of(hand) << " " << to.step;
                    allowed += expected ? 1 : 0;
                    // What ended stays so, but for what was said of the wrong person, and for a
                    // no to who called when the worker did not reach her.
                    const bool says_no =
                        from.step == "not_reached" && to.step == "resident_declines";
                    EXPECT_FALSE(expected && is_closed(from.state) && !says_no &&
                                 to.step != "wrong_person");
                }
    EXPECT_GT(allowed, 9 * 50);
}

// Steps that a receiver of this kind can come to from an offer: by hand, or by a door of its own.
std::set<std::string> reached_by(const Target& target) {
    std::set<std::string> reached{"sent", "received", "to_call"};
    const auto can_take = [&](const StepKind& kind) {
        const bool is_a_date = kind.step == "follow_up" && target.follow_ups;
        const bool has_a_door = kind.step == "activity_sought" && target.follow_ups;
        return has_by_hand(target, kind.step) || is_a_date || has_a_door;
    };
    for (bool more = true; more;) {
        more = false;
        for (const auto& kind : step_kinds()) {
            if (!has_word(kind.set_by, "receiver") || !can_take(kind)) continue;
            for (const auto& from : words_of(kind.from))
                if (reached.contains(from) && reached.insert(std::string(kind.step)).second)
                    more = true;
        }
    }
    return reached;
}

TEST(Steps, each_kind_of_party_comes_to_each_of_its_steps_and_from_each_to_an_end) {
    for (const auto& target : targets()) {
        if (target.by_link || target.code == "shared_inbox") continue;
        const auto reached = reached_by(target);
        for (const auto& step : target.steps)
            EXPECT_TRUE(reached.contains(step)) << target.code << " " << step;
        for (const auto& from : reached) {
            if (is_closed(kind_of(from)->state)) continue;
            const bool ends = std::ranges::any_of(target.steps, [&](const std::string& step) {
                return is_closed(kind_of(step)->state) && has_word(kind_of(step)->from, from);
            });
            EXPECT_TRUE(ends) << target.code << " " << from;
        }
    }
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
