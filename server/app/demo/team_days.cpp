#include "app/demo/team_days.hpp"

#include <algorithm>

#include "app/demo/by_hand.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/access/leaving.hpp"
#include "capabilities/access/team.hpp"
#include "capabilities/directory/own_face.hpp"
#include "capabilities/referrals/export.hpp"

namespace veerkracht::demo {

namespace {

// One that may ask this worker, and is not the practice of the walk.
const Practice& asks(const Making& making, std::string_view worker) {
    return *std::find_if(making.practices.begin() + 1, making.practices.end(),
                         [&](const Practice& one) {
                             return std::ranges::any_of(one.faces, [&](std::size_t place) {
                                 return making.faces[place].face.name == worker;
                             });
                         });
}

void make_cases(Making& making, UnitOfWork& work) {
    const auto send = [&](const Known& who, const Sent& sent, const Script& story) {
        const auto& practice = asks(making, sent.face);
        refer(making, work, practice, practice.gps.front(), make_known(making, practice, who), sent,
              story.course);
    };
    const auto soon = local_time(next_working_day(plus_days(making.today, 2)), 10 * 60);
    send({"Mart", "Kopergravure", 66, "Horst"},
         {"meaning", "Iets met mijn handen doen", "Mist de werkplaats.", "Wouter Wisselgeld", 12},
         script(making)
             .ago(10, 600, "to_call")
             .ago(9, 620, "contact_made")
             .ago(9, 640, "intake_planned", soon));
    send({"Gonda", "Houtskool", 73, "Sevenum"},
         {"alone", "Weer naar het koor", "Durft niet meer alleen de straat op.",
          "Wouter Wisselgeld", 26},
         script(making)
             .ago(24, 600, "to_call")
             .ago(23, 620, "contact_made")
             .ago(18, 640, "intake_done")
             .ago(17, 650, "feedback", "met")
             .ago(3, 660, "ask"));
    send({"Pierre", "Waterverf", 80, "Horst"},
         {"loss", "Iemand die luistert", "Zijn broer stierf in de zomer.", "Wouter Wisselgeld", 1},
         script(making));
    send({"Ans", "Krijttekening", 70, "Melderslo"},
         {"caring", "Hulp vragen durven", "Haar man dwaalt 's nachts door het huis.",
          "Lieke Lijnrecht", 14, true},
         script(making).ago(12, 600, "to_call").ago(9, 620, "contact_sought"));
    send({"Huub", "Sjabloon", 62, "Horst"},
         {"moving", "Twee keer per week zwemmen", "Beweegt sinds zijn hernia niet meer.",
          "Lieke Lijnrecht", 20},
         script(making)
             .ago(18, 600, "to_call")
             .ago(17, 620, "contact_made")
             .ago(11, 640, "intake_done")
             .ago(10, 650, "feedback", "met"));
}

void lieke_is_away(Making& making, UnitOfWork& work) {
    const auto& lieke = face_named(making, "Lieke Lijnrecht");
    const auto away_from = former_working_day(plus_days(making.today, -3));
    work.actor = actor_of(lieke.account);
    go_to(work, instant(away_from, 8 * 60));
    // Nobody stands in for more than two weeks.
    const auto until =
        std::min(next_working_day(plus_days(making.today, 10)), plus_days(away_from, 13));
    must_have(access::note_absence(
        work, {lieke.account.id, away_from, until, face_named(making, "Daan Passer").account.id}));
}

// Until the end of today he works; then Daan goes on with whatever he did not hand over.
void wouter_leaves_today(Making& making, UnitOfWork& work) {
    const auto& wouter = face_named(making, "Wouter Wisselgeld");
    const auto& daan = face_named(making, "Daan Passer");
    work.actor = actor_of(wouter.account);
    go_to(work, instant(former_working_day(plus_days(making.today, -21)), 9 * 60));
    must_have(access::note_leaving(work, {wouter.account.id, making.today, daan.account.id}));
    const auto face = must_have(directory::own_face(work));
    must_have(directory::change_own_face(
        work, {face.version, face.wait_weeks, true, daan.face.id, face.about}));
}

// The social workers keep their cases in a system of their own too.
void a_file_each_night(Making& making, UnitOfWork& work) {
    const auto& team = face_named(making, "Bram Schetsma").organization;
    work.actor = {};
    must_have(referrals::switch_export_on(work, team.id, {.at = "00:00", .keep_days = {}}));
}

}  // namespace

void make_days_of_the_team(Making& making) {
    making.in_one_transaction([&](UnitOfWork& work) {
        make_cases(making, work);
        lieke_is_away(making, work);
        wouter_leaves_today(making, work);
        a_file_each_night(making, work);
    });
}

}  // namespace veerkracht::demo
