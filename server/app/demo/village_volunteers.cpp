#include "app/demo/village_volunteers.hpp"

#include "app/demo/by_hand.hpp"
#include "app/demo/landscape.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/directory/face_mailbox.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/referrals.hpp"

namespace veerkracht::demo {

namespace {

directory::Face make_volunteer(Making& making, UnitOfWork& work) {
    const auto organization =
        organization_at(making, place_in(making, "Kronenberg"), "village_support", "community",
                        "Dorpshulp De Verzonnen Kroon, Kronenberg",
                        "Vrijwilligers die het dorp kennen. Verzonnen, voor de demo.");
    put(work, organization);
    directory::Face face;
    face.id = new_id<FaceId>();
    face.organization_id = organization.id;
    face.role = "village_volunteer";
    face.name = "Truus Vlakgom";
    face.phone = organization.phone;
    face.about = "Kent Kronenberg en gaat graag een keer mee.";
    put(work, face);
    put(work, directory::FaceMailbox{face.id, "", "06 5550 0142", "Gerda Potlood",
                                     "gerda@verzonnenkroon.example"});
    for (const auto& practice : making.practices)
        if (practice.organization.municipality == organization.municipality)
            put(work, directory::FaceRule{new_uuid(), practice.organization.id, face.id, "", 20});
    return face;
}

struct Asking {
    Known who;
    std::string need;
    int days_ago = 0;
};

void ask(Making& making, UnitOfWork& work, const directory::Face& face, const Asking& asking,
         const Course& course) {
    const auto& practice = making.practices.front();
    const auto person = make_known(making, practice, asking.who);
    must(people::store(work, person));
    Asked asked;
    asked.by = &practice.nurses.front();
    asked.person = &person;
    asked.story = &making.material.story(asking.need);
    work.actor = actor_of(*asked.by);
    go_to(work,
          instant(former_working_day(plus_days(making.today, -asking.days_ago)), 9 * 60 + 30));
    referrals::NewReferral request;
    request.person_id = person.id;
    request.face_id = face.id;
    request.needs = {asking.need};
    request.feedback_level = "running";
    request.consent_given = true;
    request.attendance = true;
    const auto sent = must_have(referrals::create(work, request));
    let_happen(making, work, asked, sent.id, course);
}

}  // namespace

void make_village_volunteers(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto face = make_volunteer(making, work);
        ask(making, work, face, {{"Drika", "Inktpot", 81, "Kronenberg"}, "alone", 9},
            script(making).ago(8, 1'130, "yes").ago(4, 900, "attended").course);
        ask(making, work, face, {{"Nelly", "Vloeiblad", 84, "Kronenberg"}, "caring", 12},
            script(making).ago(11, 1'140, "full").course);
        ask(making, work, face, {{"Chrit", "Kaftpapier", 77, "Kronenberg"}, "moving", 2},
            script(making).course);
    });
}

}  // namespace veerkracht::demo
