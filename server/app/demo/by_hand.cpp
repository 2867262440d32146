#include "app/demo/by_hand.hpp"

#include <algorithm>

#include "app/demo/landscape.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/targets.hpp"

namespace veerkracht::demo {

const FaceAtWork& face_named(const Making& making, std::string_view name) {
    const auto is_it = [&](const FaceAtWork& one) { return one.face.name == name; };
    const auto found = std::ranges::find_if(making.faces, is_it);
    return found != making.faces.end() ? *found
                                       : *std::ranges::find_if(making.further_faces, is_it);
}

std::string born(const Making& making, int age, std::string_view day) {
    const int year =
        std::stoi(making.today.substr(0, 4)) - age - (making.today.substr(5) < day ? 1 : 0);
    return std::to_string(year) + "-" + std::string(day);
}

people::Person make_known(Making& making, const OrganizationId& organization_id,
                          const Known& known) {
    const auto& place = place_in(making, known.village);
    people::Person person;
    person.id = new_id<PersonId>();
    person.organization_id = organization_id;
    person.domain = "care";
    person.given_name = known.given_name;
    person.family_name = known.family_name;
    person.birth_on = born(making, known.age);
    person.phone = making.phone_of_a_person();
    person.address = making.random.pick(making.material.names.streets) + " " +
                     std::to_string(making.random.between(1, 60));
    person.neighbourhood_code = place.code;
    person.village = place.village;
    person.source = "demo";
    person.created_at = making.long_ago;
    return person;
}

people::Person make_known(Making& making, const Practice& practice, const Known& known) {
    return make_known(making, practice.organization.id, known);
}

Script& Script::ago(int days, int minutes, std::string what, std::string detail) {
    course.happenings.push_back({std::move(what),
                                 former_working_day(plus_days(making.today, -days)), minutes,
                                 std::move(detail)});
    return *this;
}

Script script(Making& making) { return {making, Course(making.random, making.today)}; }

ReferralId refer(Making& making, UnitOfWork& work, const Practice& practice,
                 const access::Account& by, const people::Person& person, const Sent& sent,
                 const Course& course) {
    return refer_to(making, work, practice, by, person, sent, face_named(making, sent.face),
                    course);
}

ReferralId refer_to(Making& making, UnitOfWork& work, const Practice& practice,
                    const access::Account& by, const people::Person& person, const Sent& sent,
                    const FaceAtWork& face, const Course& course) {
    must(people::store(work, person));
    TalkPlan talk;
    talk.person = &person;
    talk.by = &by;
    talk.need = sent.need;
    talk.words = making.random.pick(making.material.story(sent.need).words);
    talk.held = "long";
    talk.day = former_working_day(plus_days(making.today, -sent.days_ago));
    talk.minutes = 9 * 60 + 10;
    const auto conversation = make_talk(making, work, talk);
    add_need(work, person, conversation, sent.need);
    Asked asked;
    asked.practice = &practice;
    asked.by = &by;
    asked.person = &person;
    asked.face = &face;
    asked.story = &making.material.story(sent.need);
    asked.goal_id = add_goal(work, person, sent.need, sent.goal);
    asked.sentence = sent.sentence;
    asked.urgent = sent.urgent;
    const auto* target = referrals::target_of(asked.face->face.role);
    asked.own_act = target != nullptr && target->confirmed_by_resident;
    if (asked.own_act) asked.feedback_level = "running";
    go_to(work, instant(talk.day, talk.minutes + 12));
    return tell(making, work, asked, course);
}

}  // namespace veerkracht::demo
