#include "app/demo/undecided.hpp"

#include <set>

#include "app/demo/by_hand.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/people.hpp"
#include "capabilities/people/take_home_card.hpp"
#include "capabilities/referrals/own_choice.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::demo {

namespace {

void go_back(const Making& making, UnitOfWork& work, int days, int minutes) {
    go_to(work, instant(former_working_day(plus_days(making.today, -days)), minutes));
}

// ---- "weet ik niet": the inbox that two teams read ----

directory::Face inbox_of(UnitOfWork& work, const Practice& practice) {
    return must_have(work.tx.one<directory::Face>(
        "select f.* from face f join face_rule r on r.face_id = f.id where f.role = "
        "'shared_inbox' and r.practice_id = $1",
        practice.organization.id));
}

// The inbox of this practice, as who takes its questions on works it.
FaceAtWork inbox_read_by(const Making& making, UnitOfWork& work, const Practice& practice,
                         std::string_view worker) {
    auto at_work = face_named(making, worker);
    at_work.face = inbox_of(work, practice);
    return at_work;
}

void make_questions_of_two_teams(Making& making, UnitOfWork& work) {
    const auto& practice = making.practices.front();
    const auto ask = [&](const Known& who, const Sent& sent, const Course& course,
                         std::string_view worker) {
        const auto inbox = inbox_read_by(making, work, practice, worker);
        refer_to(making, work, practice, practice.nurses.front(), make_known(making, practice, who),
                 sent, inbox, course);
    };
    ask({"Bets", "Tekenvel", 71, "America"},
        {"unsure", "Uitzoeken wat er het eerst moet gebeuren",
         "Er is veel tegelijk. Zij weet niet waar zij moet beginnen.", "", 1},
        script(making).course, "Karin Schets");
    const auto soon = next_working_day(plus_days(making.today, 3));
    ask({"Huub", "Inktpot", 64, "Meterik"},
        {"unsure", "Weer slapen zonder piekeren", "Vroeg zelf: wie kan met mij meedenken?", "", 5},
        script(making)
            .ago(3, 600, "to_call")
            .ago(3, 620, "contact_made")
            .ago(3, 630, "intake_planned", local_time(soon, 14 * 60))
            .course,
        "Karin Schets");
}

// Elsewhere in the region one waits too.
void make_questions_elsewhere(Making& making, UnitOfWork& work) {
    std::set<std::string> done{making.practices.front().organization.municipality};
    const std::vector<std::string> families{"Tekenhaak", "Gradenboog",   "Vlakglas",
                                            "Liniaal",   "Kroontjespen", "Papiersnijder"};
    for (const auto& practice : making.practices) {
        const auto& place = practice.organization;
        if (!done.insert(place.municipality).second) continue;
        auto inbox = making.faces[practice.faces.front()];
        inbox.face = inbox_of(work, practice);
        refer_to(
            making, work, practice, practice.nurses.front(),
            make_known(making, practice,
                       {"Jo", families[(done.size() - 2) % families.size()], 67, place.village}),
            {"unsure", "Weten waar ik moet beginnen", "Er is veel tegelijk.", "", 1}, inbox,
            script(making).course);
    }
}

// ---- cards to think it over ----

people::Person with_a_card(Making& making, UnitOfWork& work, const Known& who,
                           const access::Account& by, std::string_view channel, int days_ago) {
    const auto person = make_known(making, making.practices.front(), who);
    must(people::store(work, person));
    work.actor = actor_of(by);
    go_back(making, work, days_ago, 10 * 60 + 40);
    must_have(people::give_card(work, person.id, {std::string(channel)}));
    return person;
}

std::string told_to(UnitOfWork& work, const people::Person& person, std::string_view kind,
                    const std::string& fact) {
    const auto message = must_have(work.tx.one<notifications::Message>(
        "select * from outbox where person_id = $1 and kind = $2 order by created_at desc, id desc "
        "limit 1",
        person.id, kind));
    return notifications::facts_of(work.keys, message).at(fact);
}

// As the resident does it at home: the code of the card, a birth date, a code to the own phone.
void open_own_card(UnitOfWork& work, const people::Person& person) {
    work.actor = {};
    const auto code = told_to(work, person, "take_home_card", "code");
    const auto token = must_have(people::open_card(work, {code})).token;
    must_have(people::start_by_birth_date(work, {token, person.birth_on}));
    must_have(people::send_code(work, {token}));
    must_have(people::check_code(work, {token, told_to(work, person, "code", "code")}));
    work.actor.code_checked = true;
    work.keep_on_error = false;
}

void choose_at_home(Making& making, UnitOfWork& work, const people::Person& person,
                    const std::string& face) {
    open_own_card(work, person);
    const auto card = must_have(people::my_card(work));
    must_have(people::change_my_card(work, {card.version, true}));
    referrals::MyChoice choice;
    choice.face_id = face_named(making, face).face.id;
    choice.needs = {"alone"};
    choice.sentence = "Ik wil weer onder de mensen.";
    choice.text_language = languages::own;
    choice.consent_given = true;
    must_have(referrals::choose_face(work, choice));
}

void make_cards(Making& making, UnitOfWork& work) {
    const auto& practice = making.practices.front();
    const auto& assistant = practice.assistants.front();
    with_a_card(making, work, {"Sef", "Potloodstreep", 63, "Hegelsom"}, practice.nurses.front(),
                "paper", 9);
    const auto drika =
        with_a_card(making, work, {"Drika", "Knipsel", 68, "America"}, assistant, "sms", 6);
    go_back(making, work, 1, 19 * 60 + 50);
    choose_at_home(making, work, drika, "Karin Schets");
    // The newest, in the mailbox of the demo: a newcomer types its code over at /kaart.
    with_a_card(making, work, {"Riet", "Kladpapier", 74, "America"}, assistant, "sms", 1);
}

}  // namespace

void make_undecided(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        make_questions_of_two_teams(making, work);
        make_questions_elsewhere(making, work);
        make_cards(making, work);
    });
}

}  // namespace veerkracht::demo
