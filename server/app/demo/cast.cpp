#include "app/demo/cast.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

#include "app/demo/by_hand.hpp"
#include "app/demo/landscape.hpp"
#include "app/demo/residents.hpp"
#include "app/demo/tales.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/people/people.hpp"
#include "runtime/crypto/crypto.hpp"

namespace veerkracht::demo {

namespace {

constexpr std::string_view desk_of_the_walk = "Wmo-loket";

// 61, widow, of America; takes care of her mother. Her older web was made at home five months ago
// and seen by Hub.
void make_lies(Making& making, UnitOfWork& work, const Practice& practice) {
    const auto lies = make_known(making, practice, {"Lies", "Verzonnen", 61, "America"});
    must(people::store(work, lies));
    TalkPlan talk;
    talk.person = &lies;
    talk.by = &practice.gps.front();
    talk.list_sent_by = &practice.assistants.front();
    talk.marks = {{"lichaam", 6},   {"mentaal", 6}, {"zingeving", 7},
                  {"kwaliteit", 6}, {"meedoen", 6}, {"dagelijks", 5}};
    talk.talk = {"dagelijks"};
    talk.words = "Het zorgen voor mijn moeder gaat, maar het is wel elke dag.";
    talk.held = "short";
    talk.day = next_working_day(plus_days(making.today, -152));
    talk.minutes = 10 * 60 + 20;
    const auto conversation = make_talk(making, work, talk);
    add_need(work, lies, conversation, "caring");
    must_change(work.tx.execute("update need set closed_at = $1 where person_id = $2",
                                plus_days_instant(work.now, 60), lies.id));
}

// Hub's six others, each in another state; one is stuck.
void piet_is_not_reached(Making& making, UnitOfWork& work, const Practice& practice) {
    refer(making, work, practice, practice.gps.front(),
          make_known(making, practice, {"Piet", "Onbestaand", 74, "America"}),
          {"alone", "Weer een keer kaarten",
           "Komt het huis niet meer uit sinds zijn buurman is verhuisd.", "Karin Schets", 18},
          script(making)
              .ago(16, 610, "to_call")
              .ago(14, 640, "contact_sought")
              .ago(9, 900, "contact_sought")
              .ago(4, 560, "contact_sought")
              .ago(2, 700, "not_reached")
              .course);
}

void mien_was_sent_yesterday(Making& making, UnitOfWork& work, const Practice& practice) {
    refer(making, work, practice, practice.gps.front(),
          make_known(making, practice, {"Mien", "Denkbeeldig", 58, "America"}),
          {"debts", "Alle brieven open en op volgorde",
           "Opent de post niet meer en ligt daar wakker van.", "Bram Schetsma", 1},
          script(making).course);
}

std::string next_tuesday_afternoon(const Making& making) {
    auto day = plus_days(making.today, 2);
    while (weekday_of(day) != 2) day = plus_days(day, 1);
    return local_time(day, 14 * 60 + 30);
}

void jan_meets_on_tuesday(Making& making, UnitOfWork& work, const Practice& practice) {
    refer(making, work, practice, practice.gps.front(),
          make_known(making, practice, {"Jan", "Schetsboek", 67, "America"}),
          {"meaning", "Twee ochtenden in de week nodig zijn", "Was timmerman en mist zijn werk.",
           "Karin Schets", 11},
          script(making)
              .ago(9, 600, "look")
              .ago(9, 620, "to_call")
              .ago(7, 570, "contact_made")
              .ago(7, 600, "intake_planned", next_tuesday_afternoon(making))
              .course);
}

void ria_goes_where_people_move(Making& making, UnitOfWork& work, const Practice& practice) {
    refer(making, work, practice, practice.gps.front(),
          make_known(making, practice, {"Ria", "Modelhof", 70, "Meterik"}),
          {"moving", "Twee keer per week bewegen", "Beweegt weinig uit angst om te vallen.",
           "Karin Schets", 40},
          script(making)
              .ago(38, 600, "to_call")
              .ago(37, 640, "contact_made")
              .ago(37, 650, "intake_planned",
                   local_time(former_working_day(plus_days(making.today, -30)), 14 * 60))
              .ago(30, 900, "intake_done")
              .ago(28, 560, "ask")
              .ago(26, 660, "yes")
              .ago(12, 900, "attended")
              .ago(3, 700, "feedback", "started_well")
              .course);
}

void samira_waits_for_room(Making& making, UnitOfWork& work, const Practice& practice) {
    auto samira = make_known(making, practice, {"Samira", "El Mithali", 43, "Hegelsom"});
    samira.language = "ar";
    samira.interpreter = true;
    samira.call_when = "'s ochtends, dan zijn de kinderen op school";
    refer(making, work, practice, practice.gps.front(), samira,
          {"housing", "Een droge slaapkamer", "Woont vochtig en krijgt dat niet geregeld.",
           "Bram Schetsma", 15},
          script(making)
              .ago(13, 600, "look")
              .ago(12, 630, "to_call")
              .ago(10, 640, "contact_made")
              .ago(10, 650, "waiting_list", "too_busy")
              .course);
}

void toon_is_closed(Making& making, UnitOfWork& work, const Practice& practice) {
    refer(making, work, practice, practice.gps.front(),
          make_known(making, practice, {"Toon", "Papierman", 79, "America"}),
          {"loss", "Weer een weekend met iets leuks erin",
           "Vrouw overleden in het voorjaar, trekt zich terug.", "Bram Schetsma", 130},
          script(making)
              .ago(128, 600, "to_call")
              .ago(127, 640, "contact_made")
              .ago(127, 650, "intake_planned",
                   local_time(former_working_day(plus_days(making.today, -120)), 10 * 60))
              .ago(120, 700, "intake_done")
              .ago(112, 620, "started")
              .ago(111, 650, "feedback", "started_well")
              .ago(97, 600, "follow_up")
              .ago(70, 610, "follow_up")
              .ago(36, 600, "closed", "reached")
              .ago(36, 610, "feedback", "closed")
              .course);
}

void make_six_others(Making& making, UnitOfWork& work, const Practice& practice) {
    piet_is_not_reached(making, work, practice);
    mien_was_sent_yesterday(making, work, practice);
    jan_meets_on_tuesday(making, work, practice);
    ria_goes_where_people_move(making, work, practice);
    samira_waits_for_room(making, work, practice);
    toon_is_closed(making, work, practice);
}

// Lists on their way, and one that came back and nobody looked at yet.
void make_expected(Making& making, UnitOfWork& work, const Practice& practice) {
    const auto yesterday = former_working_day(plus_days(making.today, -1));
    TalkPlan arrived;
    const auto mia = make_known(making, practice, {"Nel", "Voorbeeldig", 66, "America"});
    must(people::store(work, mia));
    arrived.person = &mia;
    arrived.by = &practice.gps.front();
    arrived.list_sent_by = &practice.assistants.front();
    arrived.marks = {
        {"lichaam", 5}, {"mentaal", 4}, {"kwaliteit", 7}, {"meedoen", 7}, {"dagelijks", 6}};
    arrived.talk = {"mentaal"};
    arrived.words = "Ik slaap slecht en pieker over de kleinkinderen.";
    arrived.day = yesterday;
    arrived.minutes = 16 * 60 + 5;
    arrived.seen = false;
    make_talk(making, work, arrived);
    for (const Known& known : {Known{"Chrit", "Oefenaar", 72, "America"},
                               Known{"Annie", "Voorbeeldveld", 69, "Meterik"}}) {
        const auto person = make_known(making, practice, known);
        must(people::store(work, person));
        send_list(work, person, practice, practice.assistants.front(),
                  instant(former_working_day(plus_days(making.today, -2)), 11 * 60), true);
    }
}

directory::Organization the_table(const Making& making, const Place& america) {
    directory::Organization organization;
    organization.id = new_id<OrganizationId>();
    organization.kind = "initiative";
    organization.domain = "community";
    organization.name = "Eetpunt De Verzonnen Tafel";
    organization.description = "Samen eten in America. Verzonnen, voor de demo.";
    organization.phone = "077 012 3456";
    organization.email = "wiel.proefstuk@verzonnentafel.example";
    organization.website = "https://verzonnentafel.example";
    organization.address = "Denkbeeldstraat 12";
    organization.municipality_code = america.municipality_code;
    organization.municipality = america.municipality;
    organization.neighbourhood_code = america.code;
    organization.village = america.village;
    // 1.2 km from the middle of the village.
    organization.latitude = america.latitude + 0.0060;
    organization.longitude = america.longitude - 0.0144;
    organization.source = "demo";
    organization.created_at = making.long_ago;
    return organization;
}

directory::Service meals_of(const Making& making, const directory::Organization& organization) {
    directory::Service service;
    service.id = new_id<ServiceId>();
    service.organization_id = organization.id;
    service.name = organization.name;
    service.description =
        "Samen eten aan één lange tafel. Er wordt vers gekookt. Wie alleen komt, zit nooit "
        "alleen.";
    service.eligibility_description = "Voor iedereen uit America en omgeving.";
    service.fees_description = "€ 6 per maaltijd";
    service.schedule_description = "dinsdag 12.00 uur";
    service.weekdays = "2";
    service.email = organization.email;
    service.phone = organization.phone;
    service.url = organization.website;
    service.address = organization.address;
    service.village = organization.village;
    service.neighbourhood_code = organization.neighbourhood_code;
    service.latitude = organization.latitude;
    service.longitude = organization.longitude;
    service.places_free = 2;
    service.needs = "alone caring meaning loss";
    service.assured_on = plus_days(making.today, -19);
    service.source = "demo";
    service.created_at = making.long_ago;
    return service;
}

}  // namespace

void make_the_table(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto organization = the_table(making, place_in(making, "America"));
        put(work, organization);
        const auto service = meals_of(making, organization);
        put(work, service);
        making.initiatives.push_back({organization, service, "eating"});
    });
}

void make_the_walk(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto& practice = making.practices.front();
        make_lies(making, work, practice);
        make_six_others(making, work, practice);
        make_expected(making, work, practice);
    });
}

void make_cases_of_karin(Making& making, Practice& practice) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto& gp = practice.gps.front();
        const auto person = [&](const Known& known) { return make_known(making, practice, known); };
        // Overdue: called once, and then it stayed lying.
        refer(making, work, practice, gp, person({"Gerrit", "Voorbeeldstra", 81, "Horst"}),
              {"alone", "Op zondag niet alleen zijn",
               "Zegt dat de dagen lang zijn en de avonden langer.", "Karin Schets", 16},
              script(making).ago(13, 600, "to_call").ago(11, 610, "contact_sought").course);
        refer(making, work, practice, gp, person({"Willemien", "Schetsdael", 63, "Melderslo"}),
              {"caring", "Eén middag in de week voor mezelf",
               "Partner heeft veel hulp nodig, slaapt zelf slecht.", "Karin Schets", 20},
              script(making)
                  .ago(18, 600, "look")
                  .ago(17, 610, "to_call")
                  .ago(16, 610, "contact_made")
                  .ago(16, 620, "intake_planned",
                       local_time(former_working_day(plus_days(making.today, -9)), 10 * 60))
                  .ago(9, 700, "intake_done")
                  .ago(9, 720, "note")
                  .ago(2, 600, "ask")
                  .course);
        refer(making, work, practice, gp, person({"Sef", "Proefhof", 69, "Horst"}),
              {"meaning", "Iets doen waar ik goed in ben",
               "Heeft na het werk geen doel meer op de dag.", "Karin Schets", 5},
              script(making).ago(3, 600, "look").ago(2, 640, "to_call").course);
        refer(making, work, practice, gp, person({"Bep", "Tekenaar", 77, "Hegelsom"}),
              {"moving", "Weer zelf naar de winkel lopen", "Beweegt weinig uit angst om te vallen.",
               "Karin Schets", 60},
              script(making)
                  .ago(58, 600, "to_call")
                  .ago(57, 610, "contact_made")
                  .ago(57, 620, "intake_planned",
                       local_time(former_working_day(plus_days(making.today, -50)), 11 * 60))
                  .ago(50, 720, "intake_done")
                  .ago(48, 600, "ask")
                  .ago(46, 600, "yes")
                  .ago(38, 600, "attended")
                  .ago(37, 600, "feedback", "started_well")
                  .ago(23, 600, "follow_up")
                  .course);
    });
}

void make_cases_of_the_desks(Making& making, Practice& practice) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto& gp = practice.gps.front();
        const auto person = [&](const Known& known) { return make_known(making, practice, known); };
        refer(making, work, practice, gp, person({"Nelly", "Schaduwbeeld", 79, "Horst"}),
              {"caring", "Thuis blijven wonen", "Haar man valt vaak en zij tilt hem alleen.",
               "Wmo-loket", 2, true},
              script(making).course);
        refer(
            making, work, practice, gp, person({"Harrie", "Verzinsel", 72, "Sevenum"}),
            {"moving", "Zelf naar de winkel kunnen", "Komt de trap niet meer op.", "Wmo-loket", 10},
            script(making).ago(9, 600, "to_call").ago(7, 560, "contact_sought").course);
        refer(making, work, practice, gp, person({"Tonnie", "Fantasia", 68, "Horst"}),
              {"caring", "Eén dag per week rust", "Zorgt al jaren alleen voor haar zus.",
               "Wmo-loket", 30},
              script(making)
                  .ago(29, 600, "to_call")
                  .ago(29, 610, "term", "client_support")
                  .ago(27, 620, "contact_made")
                  .ago(21, 600, "intake_done")
                  .ago(20, 640, "research_started")
                  .course);
        refer(making, work, practice, gp, person({"Leo", "Droombeeld", 83, "Meterik"}),
              {"alone", "Weer onder de mensen", "Ziet slecht en kan niet meer fietsen.",
               "Wmo-loket", 62},
              script(making)
                  .ago(61, 600, "to_call")
                  .ago(61, 610, "term", "client_support")
                  .ago(59, 620, "contact_made")
                  .ago(52, 600, "research_started")
                  .ago(25, 640, "outcome_written")
                  .ago(18, 600, "closed", "reached")
                  .course);
        refer(making, work, practice, gp, person({"Wies", "Beeldspraak", 47, "Horst"}),
              {"debts", "Weer weten wat er binnenkomt", "De huur is drie maanden niet betaald.",
               "Schuldhulp", 3, true},
              script(making).ago(2, 600, "to_call").course);
    });
}

void make_the_long_file(Making& making, const Practice& practice) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto space = person_with_long_file.find(' ');
        auto person =
            make_known(making, practice,
                       {std::string(person_with_long_file.substr(0, space)),
                        std::string(person_with_long_file.substr(space + 1)), 83, "Horst"});
        must(people::store(work, person));
        TalkPlan talk;
        talk.person = &person;
        talk.by = &practice.gps.front();
        talk.need = "alone";
        talk.words = making.random.pick(making.material.story("alone").words);
        talk.held = "long";
        for (const int days : {400, 200, 30}) {
            talk.day = former_working_day(plus_days(making.today, -days));
            make_talk(making, work, talk);
        }
        static const std::vector<std::string> kinds{"conversation.begun", "conversation.held",
                                                    "list.sent", "goal.made", "referral.step"};
        static const std::vector<std::string> codes{"six_marks", "long", "six_marks", "alone",
                                                    "follow_up"};
        const int count = making.plan.events_of_one_person;
        const auto first = plus_days(making.today, -3'650);
        for (int i = 0; i < count; ++i) {
            const auto kind = static_cast<std::size_t>(i) % kinds.size();
            go_to(work,
                  instant(plus_days(first, i * 3'600 / std::max(count, 1)), 8 * 60 + i % 480));
            must(people::note_event(work, person.id, kinds[kind], new_uuid(), codes[kind],
                                    practice.gps.front().name));
        }
    });
}

void make_forty_cases(Making& making, Practice& practice) {
    making.in_one_transaction([&](UnitOfWork& work) {
        const auto mia = std::ranges::find_if(making.faces, [](const FaceAtWork& one) {
            return one.account.email == coach_with_forty_cases;
        });
        const auto shares = place_shares_of(making, practice);
        static const std::vector<std::string> needs{"alone",  "meaning", "caring",
                                                    "moving", "sleep",   "language"};
        for (int i = 0; i < 40; ++i) {
            auto person = draw_resident(making, practice, shares);
            person.id = new_id<PersonId>();
            person.status = "active";
            person.birth_on = born(making, making.random.between(35, 88),
                                   "05-0" + std::to_string(making.random.between(1, 9)));
            person.created_at = making.long_ago;
            const auto& story = making.material.story(making.random.pick(needs));
            // Moved by whole weeks, so that the last step was a few days ago and weekends stay
            // weekends.
            const auto begun = former_working_day(plus_days(making.today, -90));
            auto course = open_course(making, plus_days(begun, 1));
            const int weeks =
                std::max(0, days_between(course.happenings.back().day, making.today) - 1) / 7;
            course.move(7 * weeks);
            const int days_ago = days_between(plus_days(begun, 7 * weeks), making.today);
            refer(making, work, practice, practice.gps.front(), person,
                  {story.code, making.random.pick(story.goals), making.random.pick(story.sentences),
                   mia->face.name, days_ago},
                  course);
        }
    });
}

void write_logins(const Making& making, const std::string& folder) {
    const auto path = folder + "/logins.txt";
    std::ofstream file(path);
    ::chmod(path.c_str(), 0600);
    file << "For the login page of this demo: address, password, and the key for an authenticator "
            "app.\n"
         << "\"Wie bent u?\" on the front page needs none of these.\n\n";
    const auto line = [&](const access::Account& account) {
        const auto key =
            making.keys.open_own("account.totp_key", account.id.value, account.totp_key);
        file << account.name << "\t" << account.email << "\t" << demo_password << "\t"
             << crypto::to_base32(key) << "\n";
    };
    const auto& practice = making.practices.front();
    line(practice.gps.front());
    line(practice.nurses.front());
    line(practice.assistants.front());
    for (const auto& face : making.faces) {
        if (!face.in_the_draw) line(face.account);
    }
    line(face_named(making, desk_of_the_walk).account);
    if (!file.flush()) throw std::runtime_error("the logins of the demo cannot be written");
}

}  // namespace veerkracht::demo
