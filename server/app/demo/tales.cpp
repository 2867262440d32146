#include "app/demo/tales.hpp"

#include <algorithm>

#include "app/demo/talks.hpp"
#include "capabilities/access/sessions.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/referrals/by_link.hpp"
#include "capabilities/referrals/cases.hpp"
#include "capabilities/referrals/desks.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/news.hpp"
#include "capabilities/referrals/referrals.hpp"
#include "capabilities/tasks/worklist.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::demo {

namespace {

// "dinsdag 12.00 tot 14.00 uur" is asked as "dinsdag"; "in overleg" as it stands.
std::string day_of(const std::string& schedule) {
    return schedule == "in overleg" ? schedule : schedule.substr(0, schedule.find(' '));
}

const Initiative& near(Making& making, const Asked& asked) {
    if (asked.initiative) return *asked.initiative;
    const auto& home = making.material.neighbourhood(asked.person->neighbourhood_code);
    const auto fits = [&](const Initiative& one) {
        return one.service.status == "active" &&
               (" " + one.service.needs + " ").find(" " + asked.story->code + " ") !=
                   std::string::npos;
    };
    const auto squared_distance = [&](const Initiative& one) {
        const double north = *one.service.latitude - home.latitude;
        const double east = (*one.service.longitude - home.longitude) * 0.62;
        return north * north + east * east;
    };
    const Initiative* best = nullptr;
    for (const auto& one : making.initiatives) {
        if (!fits(one) || (best && making.random.chance(20))) continue;  // not always the nearest
        if (!best || squared_distance(one) < squared_distance(*best)) best = &one;
    }
    return best ? *best : making.initiatives.front();
}

Actor resident(const people::Person& person) {
    Actor actor;
    actor.kind = Actor::Kind::resident;
    actor.role = "resident";
    actor.organization_id = person.organization_id;
    actor.person_id = person.id;
    actor.code_checked = true;
    return actor;
}

consent::ParentYes parent_of(const people::Person& child) {
    return {"Ouder " + child.family_name, "parent", "spoken"};
}

class Tale {
  public:
    Tale(Making& making, UnitOfWork& work, const Asked& asked, ReferralId id = {})
        : making_(making), work_(work), asked_(asked), id_(std::move(id)), branch_(id_) {}

    ReferralId send() {
        work_.actor = actor_of(*asked_.by);
        referrals::NewReferral input;
        input.person_id = asked_.person->id;
        input.face_id = asked_.face->face.id;
        input.needs = {asked_.story->code};
        input.goal_id = asked_.goal_id;
        input.sentence = asked_.sentence;
        input.feedback_level = asked_.feedback_level;
        input.consent_given = true;
        input.with_interpreter = needs_interpreter();
        input.urgent = asked_.urgent;
        input.given_how = asked_.own_act              ? "on_paper"
                          : making_.random.chance(70) ? "spoken"
                          : making_.random.chance(60) ? "on_screen"
                                                      : "on_paper";
        if (!consent::decides_alone(asked_.person->birth_on, work_.today))
            input.parent = parent_of(*asked_.person);
        id_ = must_have(referrals::create(work_, input)).id;
        return id_;
    }

    void let_happen(const Happening& happening) {
        go_to(work_, instant(happening.day, happening.minutes));
        if (asked_.face) work_.actor = actor_of(asked_.face->account);
        work_.looks.clear();
        const auto& what = happening.what;
        if (what == "look") return look();
        if (what == "to_call") return keep(referrals::accept(work_, id_, {version()}));
        if (what == "ask") return ask(happening.detail);
        if (what == "yes" || what == "full" || what == "attended") return answer(what);
        if (what == "note")
            return keep(
                referrals::add_note(work_, id_, {making_.random.pick(asked_.story->notes)}));
        if (what == "feedback") return give_feedback(happening.detail);
        if (what == "follow_up") return follow_up(happening);
        if (what == "term") return keep(referrals::finish_term(work_, id_, {happening.detail}));
        if (what == "withdrawn") return withdraw();
        if (what == "sharing_stopped") return stop_sharing();
        if (what == "call") return let_the_assistant_call(happening.detail);
        take(happening);
    }

  private:
    template <class T>
    void keep(const Result<T>& result) {
        if (!result) must(std::unexpected(result.error()));
    }

    bool needs_interpreter() const {
        const auto& person = *asked_.person;
        return person.interpreter || !languages::is_reviewed(person.language);
    }

    int version() { return must_have(referrals::load(work_, id_)).version; }

    void take(const Happening& happening) {
        referrals::TakeStep input;
        input.version = version();
        input.step = happening.what;
        if (happening.what == "intake_planned")
            input.meets_at = happening.detail;
        else if (happening.what == "closed")
            input.outcome = happening.detail;
        else if (!happening.detail.empty())
            input.reason = happening.detail;
        keep(referrals::take_step(work_, id_, input));
    }

    void look() {
        keep(referrals::read_case(work_, id_));
        if (work_.then_write) must(std::exchange(work_.then_write, nullptr)(work_));
    }

    void ask(const std::string& when) {
        const auto& initiative = near(making_, asked_);
        referrals::NewOnward input;
        input.version = version();
        input.service_id = initiative.service.id;
        input.wish = making_.random.pick(asked_.story->wishes);
        input.when = when.empty() ? day_of(initiative.service.schedule_description) : when;
        input.consent_given = true;
        input.attendance = true;
        if (asked_.person && !consent::decides_alone(asked_.person->birth_on, work_.today))
            input.parent = parent_of(*asked_.person);
        input.with_interpreter = needs_interpreter();
        keep(referrals::send_onward(work_, id_, input));
        branch_ = ReferralId{*work_.tx.value<std::string>(
            "select id from referral where parent_id = $1 order by sent_at desc limit 1", id_)};
    }

    // As the volunteer does it: by the link in the message.
    void answer(const std::string& word) {
        const auto message = must_have(work_.tx.one<notifications::Message>(
            "select * from outbox where subject_id = $1 and kind = 'volunteer_question'", branch_));
        const auto link = notifications::facts_of(work_.keys, message).at("link");
        work_.actor = {};
        keep(referrals::answer_as_volunteer(work_, {link.substr(link.rfind('/') + 1), word}));
    }

    void give_feedback(const std::string& status) {
        if (asked_.feedback_level == "nothing") return;
        const bool in_words =
            asked_.feedback_level == "summary" && status != "stopped" && status != "met";
        keep(referrals::give_feedback(
            work_, id_,
            {version(), status, in_words ? making_.random.pick(asked_.story->feedback) : ""}));
    }

    void follow_up(const Happening& happening) {
        const auto open = work_.tx.value<std::string>(
            "select id from follow_up where referral_id = $1 and done_at is null order by due_on "
            "limit 1",
            id_);
        if (!open) return take(happening);
        const auto result = making_.random.chance(80)   ? "going_well"
                            : making_.random.chance(60) ? "hard"
                                                        : "not_reached";
        keep(referrals::finish_follow_up(work_, FollowUpId{*open}, {result}));
    }

    void withdraw() {
        work_.actor = actor_of(*asked_.by);
        keep(referrals::withdraw(work_, id_));
    }

    void stop_sharing() {
        work_.actor = resident(*asked_.person);
        keep(referrals::stop_sharing(work_, id_));
    }

    // "Laat Femke bellen", and what came of it.
    void let_the_assistant_call(std::string result) {
        // Who was reached long ago is long on the way again; that is another tale.
        if (result == "reached" && plus_days(work_.today, 10) < making_.today)
            result = "not_reached";
        work_.actor = actor_of(*asked_.by);
        must(referrals::ask_assistant(work_, id_));
        if (result.empty()) return;
        go_to(work_, plus_minutes(work_.now, 60L * making_.random.between(1, 6)));
        work_.actor = actor_of(asked_.practice->assistants.front());
        const auto task = must_have(work_.tx.one<tasks::Task>(
            "select * from task where referral_id = $1 and done_at is null", id_));
        must(tasks::finish(work_, task.id, {task.version, result}));
        must(referrals::note_the_call(work_, {task.id, task.kind, result, id_}));
    }

    Making& making_;
    UnitOfWork& work_;
    const Asked& asked_;
    ReferralId id_;
    ReferralId branch_;  // to an initiative; of one that was asked directly the leg itself
};

// ---- courses ----

void calling(Random& random, Course& course) {
    if (random.chance(60)) course.then(random.between(0, 3), "look");
    course.then(random.between(0, 4), "to_call");
    for (int attempts = random.weighted({55, 30, 15}); attempts > 0; --attempts)
        course.then(random.between(1, 2), "contact_sought");
}

void meeting(Random& random, Course& course) {
    course.then(random.between(0, 2), "contact_made");
    if (random.chance(50)) course.then(0, "note");
    course.then(random.between(0, 1), "intake_planned");
    course.then(random.between(4, 8), "intake_done");
    if (random.chance(80)) course.then(0, "note");
    if (random.chance(85)) course.then(random.between(0, 4), "feedback", "met");
}

void finding(Random& random, Course& course, bool always_by_initiative) {
    if (always_by_initiative || random.chance(45)) {
        course.then(random.between(0, 5), "ask");
        if (random.chance(12))
            course.then(random.between(1, 3), "full").then(random.between(1, 3), "ask");
        course.then(random.between(1, 3), "yes");
        // Either the volunteer says it first, or the coach; hardly ever a volunteer forgets it.
        const bool coach_first = random.chance(40);
        course.then(random.between(3, 9), coach_first ? "started" : "attended");
        if (coach_first && random.chance(96)) course.then(random.between(0, 3), "attended");
    } else {
        course.then(random.between(3, 9), "started");
    }
    course.then(random.between(0, 2), "feedback",
                random.chance(75) ? "started_well" : "started_hard");
}

void following(Random& random, Course& course) {
    course.then(random.between(12, 15), "follow_up");
    course.then(random.between(25, 30), "follow_up");
    if (random.chance(50)) course.then(random.between(45, 50), "follow_up");
    course.then(random.between(1, 14), "closed",
                random.chance(60)   ? "reached"
                : random.chance(70) ? "partly"
                                    : "otherwise");
    if (random.chance(70)) course.then(0, "feedback", "closed");
}

void not_reached(Random& random, Course& course) {
    course.then(random.between(1, 4), "to_call");
    for (int attempt = 0; attempt < 3; ++attempt)
        course.then(random.between(1, 3), "contact_sought");
    course.then(random.between(1, 2), "not_reached");
    static const std::vector<std::string> results{"not_reached", "wrong_number", "reached",
                                                  "not_reached"};
    if (random.chance(60)) course.then(random.between(1, 5), "call", random.pick(results));
}

void declining(Random& random, Course& course) {
    course.then(random.between(0, 3), "contact_made")
        .then(random.between(0, 3), "resident_declines", random.chance(70) ? "not_wanted" : "ill");
}

void not_fitting(Random& random, Course& course) {
    course.then(random.between(1, 4), "look")
        .then(random.between(0, 2), "not_fitting",
              random.chance(60) ? "other_help_first" : "not_our_question");
}

void waiting_for_room(Random& random, Course& course) {
    course.then(1, "contact_made")
        .then(1, "waiting_list", "too_busy")
        .then(random.between(14, 28), "contact_made");
    course.then(random.between(0, 2), "intake_planned").then(random.between(4, 8), "intake_done");
}

}  // namespace

Course& Course::then(int days, std::string what, std::string detail) {
    const auto day = next_working_day(plus_days(day_, days));
    if (day != day_) minutes_ = random_.between(8 * 60, 13 * 60);
    day_ = day;
    minutes_ = std::min(minutes_ + random_.between(5, 70), 23 * 60);
    happenings.push_back({std::move(what), day_, minutes_, std::move(detail)});
    // The hour that was agreed is the one at which they meet.
    if (happenings.size() > 1 && happenings.back().what == "intake_done") {
        auto& agreed = happenings[happenings.size() - 2];
        if (agreed.what == "intake_planned")
            agreed.detail = local_time(day_, minutes_ / 30 * 30 - 30);
    }
    return *this;
}

void Course::move(int days) {
    for (auto& happening : happenings) {
        happening.day = plus_days(happening.day, days);
        if (happening.what == "intake_planned")
            happening.detail =
                plus_days(happening.detail.substr(0, 10), days) + happening.detail.substr(10);
    }
}

Course drawn_course(Making& making, const std::string& sent_on, const FaceAtWork& face) {
    auto& random = making.random;
    Course course(random, sent_on);
    // Nobody answers: only where it is recent enough to be noticed, and not in the team of the
    // walk.
    const bool may_wait =
        days_between(sent_on, making.today) < 26 && face.organization.name != "Denkbeeld Welzijn";
    const bool by_initiative = face.face.role == "welfare_coach";
    switch (random.weighted({62, 8, 8, 5, 6, 3, 3, may_wait ? 5 : 0})) {
        case 1: not_reached(random, course); break;
        case 2:
            calling(random, course);
            declining(random, course);
            break;
        case 3: not_fitting(random, course); break;
        case 4:
            calling(random, course);
            waiting_for_room(random, course);
            finding(random, course, by_initiative);
            following(random, course);
            break;
        case 5: course.then(random.between(0, 2), "withdrawn"); break;
        case 6:
            calling(random, course);
            meeting(random, course);
            course.then(random.between(1, 10), "sharing_stopped");
            break;
        case 7: break;  // nobody answers
        default:
            calling(random, course);
            meeting(random, course);
            finding(random, course, by_initiative);
            following(random, course);
    }
    return course;
}

Course open_course(Making& making, const std::string& sent_on) {
    auto& random = making.random;
    Course course(random, sent_on);
    calling(random, course);
    meeting(random, course);
    finding(random, course, true);
    course.then(random.between(12, 15), "follow_up");
    // Taken on at least; how far it came differs.
    const auto taken_on = std::ranges::find(course.happenings, "to_call", &Happening::what) -
                          course.happenings.begin() + 1;
    const auto length =
        random.between(static_cast<int>(taken_on), static_cast<int>(course.happenings.size()));
    course.happenings.resize(static_cast<std::size_t>(length));
    return course;
}

Actor actor_of(const access::Account& account) {
    Actor actor;
    actor.kind = Actor::Kind::account;
    actor.account_id = account.id;
    actor.name = account.name;
    actor.role = account.role;
    actor.organization_id = account.organization_id;
    return actor;
}

ReferralId tell(Making& making, UnitOfWork& work, const Asked& asked, const Course& course) {
    const auto id = Tale(making, work, asked).send();
    let_happen(making, work, asked, id, course);
    return id;
}

void let_happen(Making& making, UnitOfWork& work, const Asked& asked, const ReferralId& id,
                const Course& course) {
    Tale tale(making, work, asked, id);
    for (const auto& happening : course.happenings) {
        if (instant(happening.day, happening.minutes) >= making.plan.now) break;
        tale.let_happen(happening);
    }
}

}  // namespace veerkracht::demo
