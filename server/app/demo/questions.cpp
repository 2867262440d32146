#include "app/demo/questions.hpp"

#include <algorithm>

#include "app/demo/tales.hpp"
#include "app/demo/talks.hpp"
#include "capabilities/referrals/short_question.hpp"

namespace veerkracht::demo {

namespace {

struct QuestionPlan {
    const access::Account* by;
    int days_ago;
    std::string_view question;
    std::string_view answer;  // "": none yet
};

void make(Making& making, UnitOfWork& work, const FaceAtWork& desk, const QuestionPlan& asked) {
    const auto day = former_working_day(plus_days(making.today, -asked.days_ago));
    work.actor = actor_of(*asked.by);
    go_to(work, instant(day, 10 * 60));
    const auto question = must_have(referrals::ask_short_question(
        work, {.face_id = desk.face.id, .question = std::string(asked.question)}));
    if (asked.answer.empty()) return;
    work.actor = actor_of(desk.account);
    go_to(work, instant(next_working_day(plus_days(day, 1)), 9 * 60));
    must_have(referrals::answer_short_question(
        work, question.id, {.version = question.version, .answer = std::string(asked.answer)}));
}

struct WaitingAndAnswered {
    std::string_view role;
    std::string_view waits;
    std::string_view asked;
    std::string_view answer;
};
constexpr WaitingAndAnswered of_each_desk[] = {
    {"wmo_desk", "Kan iemand zonder auto vervoer naar de dagbesteding krijgen?",
     "Wie komt er thuis kijken na een melding?",
     "Een consulent, met iemand erbij die de inwoner zelf kiest."},
    {"debt_desk", "Kan iemand met een eigen bedrijf ook bij jullie terecht?",
     "Wat neemt iemand mee naar het eerste gesprek?", "Alle post, ook wat nog dicht is."},
    {"youth_team", "Kan een kind ook zonder de ouders bij jullie langskomen?",
     "Hoe lang wachten ouders nu op een eerste gesprek?", "Nu ongeveer drie weken."}};

const Practice& asks(const Making& making, const FaceAtWork& desk) {
    return *std::ranges::find_if(making.practices, [&](const Practice& one) {
        return one.organization.municipality == desk.organization.municipality;
    });
}

// The desk of the walk has its own.
void make_questions_of_each_desk(Making& making, UnitOfWork& work) {
    for (const auto& desk : making.further_faces) {
        const auto set = std::ranges::find(of_each_desk, desk.face.role, &WaitingAndAnswered::role);
        if (set == std::end(of_each_desk) || desk.account.name == "Anouk Maquette") continue;
        const auto& practice = asks(making, desk);
        make(making, work, desk, {&practice.gps.back(), 1, set->waits, ""});
        make(making, work, desk, {&practice.nurses.front(), 9, set->asked, set->answer});
    }
}

}  // namespace

void make_short_questions(Making& making) {
    const auto desk = std::ranges::find_if(making.further_faces, [](const FaceAtWork& face) {
        return face.account.name == "Anouk Maquette";
    });
    const auto karin = std::ranges::find_if(
        making.faces, [](const FaceAtWork& face) { return face.account.name == "Karin Schets"; });
    const auto& hub = making.practices.front().gps.front();
    making.in_one_transaction([&](UnitOfWork& work) {
        make(making, work, *desk,
             {&hub, 3, "Kan iemand die nog zelf rijdt vervoer krijgen voor slecht weer?",
              "Soms wel. Wij kijken dan samen wat iemand zelf nog kan en wat een taxi kost."});
        make(making, work, *desk,
             {&karin->account, 6, "Hoe lang duurt het nu voor iemand huishoudelijke hulp krijgt?",
              ""});
        make(making, work, *desk,
             {&making.practices[1].gps.front(), 1,
              "Mag een mantelzorger die in een andere gemeente woont hier steun vragen?", ""});
        const auto debts = std::ranges::find_if(making.further_faces, [&](const FaceAtWork& face) {
            return face.face.role == "debt_desk" && face.organization.id == desk->organization.id;
        });
        make(making, work, *debts,
             {&making.practices.front().nurses.front(), 2,
              "Wat neemt iemand mee naar een eerste gesprek over schulden?",
              "Alle post, ook wat nog dicht is. Wij maken de enveloppen samen open."});
        make_questions_of_each_desk(making, work);
    });
}

}  // namespace veerkracht::demo
