#include "app/demo/region.hpp"

#include <algorithm>

#include "app/demo/cast.hpp"
#include "app/demo/desk_days.hpp"
#include "app/demo/landscape.hpp"
#include "app/demo/other_ways.hpp"
#include "app/demo/questions.hpp"
#include "app/demo/residents.hpp"
#include "app/demo/settled.hpp"
#include "app/demo/tales.hpp"
#include "app/demo/talks.hpp"
#include "app/demo/team_days.hpp"
#include "app/demo/undecided.hpp"
#include "app/demo/village_volunteers.hpp"

namespace veerkracht::demo {

namespace {

// In an order of chance, the living adults of a practice: each has one story.
std::vector<const people::Person*> people_with_a_story(Making& making, const Practice& practice) {
    const auto grown_up_before = plus_days(making.today, -19 * 366);
    std::vector<const people::Person*> chosen;
    for (const auto& person : practice.people) {
        if (person.status == "active" && person.birth_on < grown_up_before)
            chosen.push_back(&person);
    }
    for (std::size_t i = chosen.size(); i > 1; --i)
        std::swap(chosen[i - 1],
                  chosen[static_cast<std::size_t>(making.random.below(static_cast<int>(i)))]);
    return chosen;
}

const NeedStory& drawn_need(Making& making, const people::Person& person) {
    if (person.language != "nl" && making.random.chance(40))
        return making.material.story("language");
    std::vector<int> shares;
    for (const auto& story : making.material.stories)
        shares.push_back(story.code == "language" ? 0 : story.share);
    return making.material.stories[making.random.weighted(shares)];
}

// Hub's own list is written out for the walk, so his talks are too.
const access::Account& drawn_worker(Making& making, const Practice& practice) {
    const bool of_the_walk = &practice == &making.practices.front();
    if (making.random.chance(30)) return practice.nurses.front();
    const auto first = of_the_walk ? 1 : 0;
    return practice.gps[static_cast<std::size_t>(
        making.random.between(first, static_cast<int>(practice.gps.size()) - 1))];
}

const FaceAtWork* drawn_face(Making& making, const Practice& practice, const std::string& need) {
    const bool social =
        std::string(" debts housing relationship loss work ").find(" " + need + " ") !=
        std::string::npos;
    const std::string role = social == making.random.chance(85) ? "social_worker" : "welfare_coach";
    std::vector<const FaceAtWork*> able;
    for (const auto place : practice.faces) {
        const auto& face = making.faces[place];
        if (face.in_the_draw && !face.face.intake_stop && face.face.role == role)
            able.push_back(&face);
    }
    return able.empty() ? nullptr : making.random.pick(able);
}

std::string drawn_questionnaire(Making& making) {
    static const std::vector<std::string> codes{"six_marks", "one_question", "full_list", "four_d"};
    return codes[making.random.weighted({60, 18, 10, 12})];
}

class StoryTeller {
  public:
    StoryTeller(Making& making, UnitOfWork& work, const Practice& practice)
        : making_(making), work_(work), practice_(practice) {}

    void tell_of(const people::Person& person, bool referred) {
        auto& random = making_.random;
        const auto& story = drawn_need(making_, person);
        TalkPlan plan;
        plan.person = &person;
        plan.by = &drawn_worker(making_, practice_);
        plan.need = story.code;
        plan.questionnaire = drawn_questionnaire(making_);
        plan.words = random.chance(75) ? random.pick(story.words) : "";
        plan.day = former_working_day(plus_days(making_.today, -random.between(1, 364)));
        plan.minutes = random.between(8 * 60, 16 * 60);
        if (random.chance(20)) tell_of_an_earlier_talk(plan);
        if (random.chance(15) &&
            (plan.questionnaire == "six_marks" || plan.questionnaire == "full_list"))
            plan.list_sent_by = &practice_.assistants.front();
        plan.held =
            referred ? (random.chance(70) ? "long" : "short") : held_when_not_referred(plan);
        const auto conversation = make_talk(making_, work_, plan);
        if (plan.held == "no" || plan.held.empty()) return;
        add_need(work_, person, conversation, story.code);
        std::optional<GoalId> goal;
        if (referred || random.chance(35))
            goal = add_goal(work_, person, story.code, random.pick(story.goals));
        if (referred) refer(person, plan, story, goal);
    }

  private:
    std::string held_when_not_referred(const TalkPlan& plan) {
        const bool of_this_week = plan.day > plus_days(making_.today, -7);
        if (of_this_week && making_.random.chance(40)) return "";
        return making_.random.chance(28) ? "no" : making_.random.chance(60) ? "short" : "long";
    }

    void tell_of_an_earlier_talk(const TalkPlan& later) {
        auto plan = later;
        plan.day = former_working_day(plus_days(later.day, -making_.random.between(80, 220)));
        plan.held = making_.random.chance(50) ? "short" : "long";
        make_talk(making_, work_, plan);
    }

    void refer(const people::Person& person, const TalkPlan& talk, const NeedStory& story,
               const std::optional<GoalId>& goal) {
        const auto* face = drawn_face(making_, practice_, story.code);
        if (!face) return;
        static const std::vector<std::string> levels{"summary", "running", "nothing"};
        Asked asked;
        asked.practice = &practice_;
        asked.by = talk.by;
        asked.person = &person;
        asked.face = face;
        asked.story = &story;
        asked.goal_id = goal;
        asked.sentence = making_.random.chance(80) ? making_.random.pick(story.sentences) : "";
        asked.feedback_level = levels[making_.random.weighted({62, 28, 10})];
        go_to(work_, instant(talk.day, talk.minutes + making_.random.between(8, 25)));
        const auto course = drawn_course(making_, plus_days(talk.day, 1), *face);
        tell(making_, work_, asked, course);
    }

    Making& making_;
    UnitOfWork& work_;
    const Practice& practice_;
};

void tell_stories_of(Making& making, Practice& practice) {
    const auto people = people_with_a_story(making, practice);
    making.in_one_transaction([&](UnitOfWork& work) {
        StoryTeller teller(making, work, practice);
        const auto most = std::min<std::size_t>(
            static_cast<std::size_t>(making.plan.talks_per_practice), people.size());
        for (std::size_t i = 0; i < most; ++i)
            teller.tell_of(*people[i], static_cast<int>(i) < making.plan.referrals_per_practice);
    });
}

// What was told long ago was read long ago: only the messages of the last working days stay,
// and all of them are sent.
void tidy_up(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto oldest = instant(former_working_day(plus_days(making.today, -3)), 0);
        must_change(work.tx.execute("delete from outbox where created_at < $1", oldest));
        must_change(work.tx.execute(
            "update outbox set state = 'sent', sent_at = created_at where state = 'waiting'"));
        must_change(
            work.tx.execute("update referral set seen_by_sender_at = changed_at where changed_at < "
                            "$1 and seen_by_sender_at is null",
                            plus_days_instant(making.plan.now, -6)));
        work.tx.connection().script("analyze");
    });
}

}  // namespace

void make_region(db::Database& database, Keys& keys, const Settings& settings,
                 const RegionPlan& plan) {
    Making making(database, keys, settings, plan);
    make_landscape(making);
    make_the_table(making);
    settle_organisations(making);
    plan.progress(2);
    const auto count = static_cast<int>(making.practices.size());
    for (int i = 0; i < count; ++i) {
        auto& practice = making.practices[static_cast<std::size_t>(i)];
        make_residents(making, practice,
                       plan.residents * (i + 1) / count - plan.residents * i / count);
        tell_stories_of(making, practice);
        practice.people = {};
        plan.progress(2 + 94 * (i + 1) / count);
    }
    make_the_walk(making);
    make_cases_of_karin(making, making.practices[1]);
    make_cases_of_the_desks(making, making.practices[1]);
    make_days_of_the_desks(making);
    make_days_of_the_team(making);
    make_short_questions(making);
    make_other_ways(making);
    make_undecided(making);
    make_the_long_file(making, making.practices[1]);
    const auto served = std::ranges::find_if(making.practices, [&](const Practice& practice) {
        return std::ranges::any_of(practice.faces, [&](std::size_t face) {
            return making.faces[face].account.email == coach_with_forty_cases;
        });
    });
    make_forty_cases(making, *served);
    make_village_volunteers(making);
    tidy_up(making);
    if (!settings.data_folder.empty()) write_logins(making, settings.data_folder);
    plan.progress(100);
}

}  // namespace veerkracht::demo
