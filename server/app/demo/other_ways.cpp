#include "app/demo/other_ways.hpp"

#include <algorithm>

#include "app/demo/by_hand.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/referrals/cases.hpp"
#include "capabilities/referrals/initiatives.hpp"
#include "capabilities/referrals/lifecycle.hpp"
#include "capabilities/referrals/own_cases.hpp"
#include "capabilities/referrals/referrals.hpp"

namespace veerkracht::demo {

namespace {

// In the morning, so many days ago.
void go_back(const Making& making, UnitOfWork& work, int days, int minutes = 9 * 60 + 30) {
    go_to(work, instant(former_working_day(plus_days(making.today, -days)), minutes));
}

// ---- who comes without a GP ----

struct Came {
    std::string given_name;
    std::string family_name;
    std::string village;
    std::string source;
    std::string need;
    std::string sentence;
    int days_ago = 0;
};

ReferralId come_by(Making& making, UnitOfWork& work, const std::string& face, const Came& came,
                   const Course& course) {
    Asked asked;
    asked.face = &face_named(making, face);
    asked.story = &making.material.story(came.need);
    work.actor = actor_of(asked.face->account);
    go_back(making, work, came.days_ago);
    referrals::NewOwnCase input;
    input.given_name = came.given_name;
    input.family_name = came.family_name;
    input.phone = making.phone_of_a_person();
    input.village = came.village;
    input.source = came.source;
    input.needs = {came.need};
    input.sentence = came.sentence;
    input.anyway = true;  // the whole region is made up: a name that looks alike is chance
    const auto id = must_have(referrals::open_own_case(work, input)).referral_id.value();
    let_happen(making, work, asked, id, course);
    return id;
}

void make_own_cases(Making& making, UnitOfWork& work) {
    const auto soon = next_working_day(plus_days(making.today, 3));
    const auto known = come_by(making, work, "Karin Schets",
                               {"Door", "Schetsveld", "America", "neighbour", "alone",
                                "De buurvrouw ziet dat de gordijnen dicht blijven.", 4},
                               script(making)
                                   .ago(2, 600, "contact_made")
                                   .ago(2, 620, "intake_planned", local_time(soon, 10 * 60))
                                   .course);
    const auto version = must_have(referrals::read_case(work, known)).version;
    must_have(referrals::choose_practice(
        work, known, {version, true, making.practices.front().organization.name}));
    come_by(making, work, "Bram Schetsma",
            {"Sjaak", "Proefdruk", "Horst", "housing_association", "debts",
             "De woningcorporatie belde: twee maanden huur achter.", 1},
            script(making).course);
    come_by(
        making, work, "Bram Schetsma",
        {"Gonnie", "Kladblok", "Sevenum", "self", "loss", "Liep zelf binnen op het spreekuur.", 34},
        script(making)
            .ago(33, 600, "contact_made")
            .ago(29, 660, "intake_done")
            .ago(29, 690, "note")
            .ago(22, 610, "started")
            .ago(8, 640, "follow_up")
            .course);
}

// ---- initiatives asked by a practice ----

struct Directly {
    Known who;
    std::string need;
    std::string wish;
    int days_ago = 0;
};

void ask_directly(Making& making, UnitOfWork& work, const Directly& directly,
                  const Course& course) {
    const auto& practice = making.practices.front();
    const auto person = make_known(making, practice, directly.who);
    must(people::store(work, person));
    const auto table = std::ranges::find_if(making.initiatives, [](const Initiative& one) {
        return one.service.name == "Eetpunt De Verzonnen Tafel";
    });
    Asked asked;
    asked.by = &practice.nurses.front();
    asked.person = &person;
    asked.story = &making.material.story(directly.need);
    work.actor = actor_of(*asked.by);
    go_back(making, work, directly.days_ago);
    const auto sent =
        must_have(referrals::create_for_initiative(work, {.person_id = person.id,
                                                          .service_id = table->service.id,
                                                          .wish = directly.wish,
                                                          .when = "dinsdag",
                                                          .consent_given = true,
                                                          .attendance = true}));
    let_happen(making, work, asked, sent.id, course);
}

void make_direct_questions(Making& making, UnitOfWork& work) {
    ask_directly(making, work,
                 {{"Fien", "Modelhuis", 76, "America"}, "alone", "eet graag in gezelschap", 12},
                 script(making).ago(11, 610, "yes").ago(5, 900, "attended").course);
    ask_directly(making, work,
                 {{"Wim", "Vouwblad", 71, "Meterik"}, "meaning", "schilt graag aardappels mee", 6},
                 script(making).ago(5, 700, "full").course);
    ask_directly(making, work,
                 {{"Tilla", "Kantlijn", 82, "America"}, "loss", "zoekt een rustige tafel", 1},
                 script(making).course);
}

// ---- who refers from elsewhere in care ----

access::Account account_named(UnitOfWork& work, std::string_view name) {
    return must_have(
        work.tx.one<access::Account>("select * from account where name = $1", std::string(name)));
}

struct FromElsewhereInCare {
    std::string by;
    Known who;
    std::string need;
    std::string sentence;
    std::string face;
    int days_ago = 0;
};

void refer_from_elsewhere(Making& making, UnitOfWork& work, const FromElsewhereInCare& plan,
                          const Course& course) {
    const auto by = account_named(work, plan.by);
    const auto person = make_known(making, by.organization_id, plan.who);
    must(people::store(work, person));
    Asked asked;
    asked.by = &by;
    asked.person = &person;
    asked.face = &face_named(making, plan.face);
    asked.story = &making.material.story(plan.need);
    asked.sentence = plan.sentence;
    go_back(making, work, plan.days_ago);
    tell(making, work, asked, course);
}

void make_referrals_from_elsewhere(Making& making, UnitOfWork& work) {
    refer_from_elsewhere(making, work,
                         {"Wies Schetsboek",
                          {"Truke", "Zetfout", 80, "America"},
                          "alone",
                          "Ik ben de enige die nog langskomt.",
                          "Karin Schets",
                          27},
                         script(making)
                             .ago(25, 600, "to_call")
                             .ago(24, 640, "contact_made")
                             .ago(20, 700, "intake_done")
                             .ago(12, 620, "started")
                             .ago(2, 650, "feedback", "started_well")
                             .course);
    refer_from_elsewhere(making, work,
                         {"Wies Schetsboek",
                          {"Math", "Voetnoot", 74, "Hegelsom"},
                          "caring",
                          "Tilt zijn vrouw alleen uit bed en is op.",
                          "Bram Schetsma",
                          1},
                         script(making).course);
    refer_from_elsewhere(making, work,
                         {"Puck Proefstuk",
                          {"Riky", "Bladzij", 66, "America"},
                          "moving",
                          "De behandeling is klaar, alleen verder bewegen lukt niet.",
                          "Karin Schets",
                          4},
                         script(making).ago(3, 600, "look").ago(2, 660, "to_call").course);
}

// ---- what becomes of people ----

// As the news does it a second later: who was on the case hears of it.
void say_status(UnitOfWork& work, const access::Account& by, const people::Person& person,
                const std::string& status) {
    work.actor = actor_of(by);
    const auto version = must_have(people::find(work, person.id)).version;
    must_have(referrals::change_person_status(work, person.id, {version, status}));
    must(referrals::stop_and_tell(work, {person.id, person.organization_id, status, "active"}));
}

void make_what_became_of_people(Making& making, UnitOfWork& work) {
    const auto& practice = making.practices[1];
    const auto& gp = practice.gps.front();
    const auto person = [&](const Known& known) { return make_known(making, practice, known); };

    const auto moved = person({"Cor", "Randschrift", 58, "Horst"});
    refer(making, work, practice, gp, moved,
          {"work", "Weer een paar ochtenden iets om handen", "Zit sinds de zomer thuis.",
           "Bram Schetsma", 17},
          script(making)
              .ago(15, 600, "to_call")
              .ago(14, 630, "contact_made")
              .ago(14, 640, "intake_planned",
                   local_time(next_working_day(plus_days(making.today, 4)), 11 * 60))
              .course);
    go_back(making, work, 1);
    say_status(work, practice.assistants.front(), moved, "moved");

    const auto died = person({"Nelis", "Penseel", 88, "Melderslo"});
    refer(making, work, practice, gp, died,
          {"loss", "Over haar praten zonder dat het raar is", "Zijn vrouw overleed in mei.",
           "Bram Schetsma", 44},
          script(making)
              .ago(42, 600, "to_call")
              .ago(41, 640, "contact_made")
              .ago(36, 700, "intake_done")
              .ago(30, 620, "started")
              .ago(29, 640, "feedback", "started_well")
              .course);
    go_back(making, work, 2);
    say_status(work, gp, died, "deceased");

    const auto confused = person({"Jo", "Drukproef", 69, "Horst"});
    const auto wrong = refer(making, work, practice, gp, confused,
                             {"debts", "Weten wat er elke maand binnenkomt",
                              "Legt de post weg zonder hem open te maken.", "Bram Schetsma", 3},
                             script(making).ago(2, 600, "look").ago(2, 630, "to_call").course);
    go_back(making, work, 1, 15 * 60);
    work.actor = actor_of(gp);
    must_have(referrals::take_back_wrong_person(work, wrong));
}

}  // namespace

void make_other_ways(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        make_own_cases(making, work);
        make_direct_questions(making, work);
        make_referrals_from_elsewhere(making, work);
        make_what_became_of_people(making, work);
    });
}

}  // namespace veerkracht::demo
