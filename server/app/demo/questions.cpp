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
    });
}

}  // namespace veerkracht::demo
