#include "app/demo/desk_days.hpp"

#include <algorithm>

#include "app/demo/by_hand.hpp"
#include "app/demo/landscape.hpp"
#include "app/demo/residents.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/referrals/own_cases.hpp"

namespace veerkracht::demo {

namespace {

// What makes reaching somebody harder. An interpreter is for who speaks Polish.
enum class With { nothing, unsafe_calls, interpreter, secret_address };

struct Ages {
    int least;
    int most;
};

std::string soon(const Making& making, int days, int hour) {
    return local_time(next_working_day(plus_days(making.today, days)), hour * 60);
}

void make_harder(people::Person& person, With with) {
    person.language = with == With::interpreter ? "pl" : "nl";
    person.interpreter = with == With::interpreter;
    person.secret_address = with == With::secret_address;
    person.call_allowed = with != With::unsafe_calls;
    person.voicemail_allowed = with != With::unsafe_calls;
    person.messages_allowed = with != With::unsafe_calls;
    person.call_when = with == With::unsafe_calls ? "bel nooit: er leest en luistert iemand mee"
                                                  : person.call_when;
}

// One desk or supporter, and the practice that asks it.
class DeskDay {
  public:
    DeskDay(Making& making, UnitOfWork& work, const FaceAtWork& face)
        : making_(making),
          work_(work),
          face_(face),
          practice_(asks(making, face)),
          places_(place_shares_of(making, practice_)) {}

    void send(Ages ages, const Sent& sent, const Script& story, With with = With::nothing) {
        auto person = somebody(ages);
        make_harder(person, with);
        refer_to(making_, work_, practice_, practice_.gps.back(), person, sent, face_,
                 story.course);
    }

    // Without a referral: somebody rang the bell.
    void comes_by(Ages ages, const std::string& need, const std::string& sentence, int days_ago,
                  const Script& story) {
        const auto person = somebody(ages);
        Asked asked;
        asked.face = &face_;
        asked.story = &making_.material.story(need);
        work_.actor = actor_of(face_.account);
        go_to(work_, instant(former_working_day(plus_days(making_.today, -days_ago)), 9 * 60 + 30));
        referrals::NewOwnCase input;
        input.given_name = person.given_name;
        input.family_name = person.family_name;
        input.phone = person.phone;
        input.village = person.village;
        input.source = "neighbour";
        input.needs = {need};
        input.sentence = sentence;
        input.anyway = true;  // the whole region is made up: a name that looks alike is chance
        const auto id = must_have(referrals::open_own_case(work_, input)).referral_id.value();
        let_happen(making_, work_, asked, id, story.course);
    }

    Script story() const { return script(making_); }
    std::string meets(int days, int hour) const { return soon(making_, days, hour); }
    std::string met(int days, int hour) const {
        return local_time(former_working_day(plus_days(making_.today, -days)), hour * 60);
    }

  private:
    // Not of the practice of the walk: its lists are written out.
    static const Practice& asks(const Making& making, const FaceAtWork& face) {
        return *std::ranges::find_if(
            making.practices.begin() + 1, making.practices.end(), [&](const Practice& one) {
                return one.organization.municipality == face.organization.municipality;
            });
    }

    people::Person somebody(Ages ages) {
        const auto born_after = plus_days(making_.today, -366 * (ages.most + 1));
        const auto born_before = plus_days(making_.today, -366 * ages.least);
        people::Person person;
        do person = draw_resident(making_, practice_, places_);
        while (person.birth_on <= born_after || person.birth_on >= born_before);
        if (face_.face.role == "village_supporter") {
            const auto& place = place_in(making_, face_.organization.village);
            person.neighbourhood_code = place.code;
            person.village = place.village;
        }
        person.id = new_id<PersonId>();
        person.status = "active";
        person.created_at = making_.long_ago;
        make_harder(person, With::nothing);
        return person;
    }

    Making& making_;
    UnitOfWork& work_;
    const FaceAtWork& face_;
    const Practice& practice_;
    std::vector<int> places_;
};

constexpr Ages child{5, 11}, young{12, 16}, grown{25, 62}, old{68, 92};

void day_of_youth_team(DeskDay day) {
    day.send(young,
             {"loss", "Weer naar school durven",
              "Komt al drie weken de deur niet meer uit en slaapt overdag.", "", 1, true},
             day.story());
    day.send(child,
             {"caring", "Een middag per week spelen", "Zorgt thuis voor een zieke moeder.", "", 9},
             day.story());
    day.send(young, {"relationship", "Rust in huis", "De ruzies thuis lopen hoog op.", "", 4},
             day.story().ago(2, 600, "to_call"), With::unsafe_calls);
    day.send(child, {"language", "Meedoen in de klas", "Verstaat de juf nog niet goed.", "", 13},
             day.story()
                 .ago(11, 600, "to_call")
                 .ago(9, 620, "contact_made")
                 .ago(9, 640, "intake_planned", day.meets(3, 15)),
             With::interpreter);
    day.send(young,
             {"meaning", "Weer met anderen sporten", "Zit na school alleen op de kamer.", "", 12},
             day.story().ago(10, 600, "to_call").ago(7, 620, "contact_sought"));
    day.send(young,
             {"housing", "Een vaste plek om te slapen",
              "Woont met een ouder op een tijdelijk adres.", "", 34},
             day.story()
                 .ago(32, 600, "to_call")
                 .ago(30, 620, "contact_made")
                 .ago(24, 640, "intake_done")
                 .ago(12, 660, "started"),
             With::secret_address);
    day.send(child, {"sleep", "Doorslapen", "Wordt elke nacht huilend wakker.", "", 20},
             day.story()
                 .ago(18, 600, "to_call")
                 .ago(16, 620, "contact_made")
                 .ago(14, 640, "not_fitting", "other_help_first"));
    day.send(young, {"alone", "Twee vrienden maken", "Werd gepest en stopte met voetbal.", "", 95},
             day.story()
                 .ago(93, 600, "to_call")
                 .ago(91, 620, "contact_made")
                 .ago(84, 640, "intake_done")
                 .ago(70, 660, "started")
                 .ago(6, 680, "closed", "reached"));
}

void day_of_debt_desk(DeskDay day) {
    day.send(
        grown,
        {"debts", "De stroom houden", "Het energiebedrijf sluit af over vier dagen.", "", 1, true},
        day.story());
    day.send(grown, {"debts", "Weten wat er openstaat", "Durft de post niet te openen.", "", 6},
             day.story());
    day.send(grown,
             {"debts", "Zelf een rekening hebben", "De partner houdt al het geld bij zich.", "", 4},
             day.story().ago(2, 600, "to_call"), With::unsafe_calls);
    day.send(
        grown,
        {"debts", "De huur op tijd", "Werkt in de kas en kreeg twee maanden geen loon.", "", 15},
        day.story()
            .ago(13, 600, "to_call")
            .ago(10, 620, "contact_made")
            .ago(10, 640, "intake_planned", day.meets(2, 10)),
        With::interpreter);
    day.send(grown, {"debts", "Rondkomen tot de vijfde", "Leent elke maand bij haar zus.", "", 16},
             day.story()
                 .ago(14, 600, "to_call")
                 .ago(12, 620, "contact_sought")
                 .ago(8, 640, "contact_sought"));
    day.send(grown,
             {"housing", "Hier blijven wonen", "De verhuurder schreef over ontruimen.", "", 40},
             day.story()
                 .ago(39, 600, "to_call")
                 .ago(36, 620, "contact_made")
                 .ago(33, 640, "intake_done")
                 .ago(20, 660, "started"),
             With::secret_address);
    day.send(grown, {"work", "Weer een loonstrook", "Zoekt werk en heeft geen schulden.", "", 18},
             day.story()
                 .ago(17, 600, "to_call")
                 .ago(15, 620, "contact_made")
                 .ago(15, 640, "not_fitting", "not_our_question"));
    day.send(grown,
             {"debts", "Zonder deurwaarder", "Betaalt nu elke maand een vast deel.", "", 170},
             day.story()
                 .ago(168, 600, "to_call")
                 .ago(165, 620, "contact_made")
                 .ago(160, 640, "intake_done")
                 .ago(140, 660, "started")
                 .ago(5, 680, "closed", "reached"));
}

void day_of_wmo_desk(DeskDay day) {
    day.send(
        old,
        {"caring", "Thuis blijven wonen", "Viel twee keer en ligt nu op de bank.", "", 1, true},
        day.story());
    day.send(old, {"alone", "Weer onder de mensen", "Kan niet meer fietsen.", "", 5}, day.story());
    day.send(old,
             {"relationship", "Hulp die niet van een zoon komt", "Wil niet dat een zoon dit weet.",
              "", 4},
             day.story().ago(3, 600, "to_call"), With::unsafe_calls);
    day.send(old, {"moving", "Zelf onder de douche kunnen", "Komt niet meer over de rand.", "", 12},
             day.story()
                 .ago(11, 600, "to_call")
                 .ago(11, 610, "term", "client_support")
                 .ago(9, 620, "contact_made")
                 .ago(9, 640, "intake_planned", day.meets(2, 11)),
             With::interpreter);
    day.send(old, {"caring", "Eén dag per week rust", "Zorgt alleen voor de partner.", "", 33},
             day.story()
                 .ago(32, 600, "to_call")
                 .ago(32, 610, "term", "client_support")
                 .ago(29, 620, "contact_made")
                 .ago(23, 640, "intake_done")
                 .ago(22, 660, "research_started"),
             With::secret_address);
    day.send(old, {"moving", "Naar de dagbesteding", "Is de weg kwijt in het dorp.", "", 50},
             day.story()
                 .ago(49, 600, "to_call")
                 .ago(49, 610, "term", "client_support")
                 .ago(46, 620, "contact_made")
                 .ago(40, 640, "research_started")
                 .ago(10, 660, "outcome_written"));
    day.send(old,
             {"loss", "Praten over wie er niet meer is", "Het gemis is het grootst in het weekend.",
              "", 16},
             day.story()
                 .ago(15, 600, "to_call")
                 .ago(13, 620, "contact_made")
                 .ago(13, 640, "not_fitting", "not_our_question"));
}

void day_of_village_supporter(DeskDay day) {
    day.send(old, {"alone", "Iemand om mee te kaarten", "Ziet doordeweeks niemand.", "", 1},
             day.story());
    day.send(old, {"caring", "Even de deur uit", "Kan de partner niet alleen laten.", "", 5, true},
             day.story().ago(4, 600, "to_call"), With::unsafe_calls);
    day.send(old, {"moving", "Elke dag een ommetje", "Durft niet meer alleen over straat.", "", 13},
             day.story().ago(11, 600, "to_call").ago(8, 620, "contact_sought"));
    day.send(grown,
             {"language", "De buren leren kennen", "Woont hier een jaar en kent niemand.", "", 12},
             day.story()
                 .ago(10, 600, "to_call")
                 .ago(9, 620, "contact_made")
                 .ago(9, 640, "intake_planned", day.meets(4, 14)),
             With::interpreter);
    day.send(old, {"meaning", "Weer iets voor een ander doen", "Was altijd vrijwilliger.", "", 30},
             day.story()
                 .ago(28, 600, "to_call")
                 .ago(27, 620, "contact_made")
                 .ago(22, 640, "intake_done")
                 .ago(20, 650, "feedback", "met")
                 .ago(15, 660, "started")
                 .ago(14, 680, "feedback", "started_well"),
             With::secret_address);
    day.comes_by(old, "loss", "De buurman belde: de deur blijft dicht.", 3,
                 day.story().ago(2, 620, "contact_made"));
    day.send(old, {"sleep", "Minder piekeren", "Ligt elke nacht wakker.", "", 18},
             day.story()
                 .ago(16, 600, "to_call")
                 .ago(14, 620, "contact_made")
                 .ago(14, 640, "not_fitting", "other_help_first"));
    day.send(old, {"alone", "Op zondag koffie", "De zondagen zijn lang.", "", 120},
             day.story()
                 .ago(118, 600, "to_call")
                 .ago(117, 620, "contact_made")
                 .ago(111, 640, "intake_done")
                 .ago(102, 660, "started")
                 .ago(88, 600, "follow_up")
                 .ago(60, 600, "follow_up")
                 .ago(9, 680, "closed", "reached"));
}

// The Wmo desk of the walk has its cases already.
bool is_written_out(const FaceAtWork& face) { return face.account.name == "Anouk Maquette"; }

}  // namespace

void make_days_of_the_desks(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        for (const auto& face : making.further_faces) {
            const auto& role = face.face.role;
            const DeskDay day(making, work, face);
            if (role == "youth_team") day_of_youth_team(day);
            if (role == "debt_desk") day_of_debt_desk(day);
            if (role == "village_supporter") day_of_village_supporter(day);
            if (role == "wmo_desk" && !is_written_out(face)) day_of_wmo_desk(day);
        }
    });
}

}  // namespace veerkracht::demo
