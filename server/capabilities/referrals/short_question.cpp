#include "capabilities/referrals/short_question.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/notifications/mailbox.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/news.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/without_person.hpp"
#include "kernel/text.hpp"

namespace veerkracht::referrals {

namespace {

constexpr int days_kept_in_sight = 30;

const QuestionTerms* terms_for(std::string_view face_role, const std::string& asker_role) {
    const auto* target = target_of(face_role);
    if (!target || !target->short_question) return nullptr;
    const auto& askers = target->short_question->askers;
    return std::ranges::find(askers, asker_role) == askers.end() ? nullptr
                                                                 : &*target->short_question;
}

bool is_mine(const UnitOfWork& work, const ShortQuestion& question) {
    return question.asked_by == work.actor.account_id;
}

bool is_at_my_desk(const UnitOfWork& work, const ShortQuestion& question) {
    const auto* target = target_of(question.target);
    return target && target->worker_role == work.actor.role &&
           question.to_organization_id == work.actor.organization_id;
}

// Whoever has nothing to do with it gets the bytes of an id that is not there.
Result<ShortQuestion> find(UnitOfWork& work, const ShortQuestionId& id) {
    auto question =
        TRY(work.tx.one<ShortQuestion>("select * from short_question where id = $1", id));
    if (!is_mine(work, question) && !is_at_my_desk(work, question))
        return fail(Category::not_found, "record.absent");
    return question;
}

Result<> names_nobody(const UnitOfWork& work, const std::string& field, std::string_view text) {
    if (trimmed(text).empty()) return refuse_fields({{field, "required"}});
    const auto sign = points_at_somebody(text, work.today);
    if (!sign.empty()) return refuse_fields({{field, std::string(sign)}});
    return {};
}

ShortQuestionView view_of(UnitOfWork& work, const ShortQuestion& question) {
    ShortQuestionView view;
    view.id = question.id;
    view.version = question.version;
    view.mine = is_mine(work, question);
    view.face_id = question.face_id;
    view.target = question.target;
    view.question =
        work.keys.open_own("short_question.question", question.id.value, question.question);
    view.asked_by_name = question.asked_by_name;
    view.from_organization_name = organization_name(work, question.from_organization_id);
    view.to_name = question.to_name;
    view.to_organization_name = organization_name(work, question.to_organization_id);
    view.asked_at = question.asked_at;
    view.due_on = question.due_on;
    view.late = !question.answered_at && question.due_on < work.today;
    if (question.answered_at)
        view.answer =
            work.keys.open_own("short_question.answer", question.id.value, question.answer);
    view.answered_by_name = question.answered_by_name;
    view.answered_at = question.answered_at;
    view.seen = question.seen_at.has_value();
    return view;
}

std::vector<ShortQuestionView> views_of(UnitOfWork& work,
                                        const std::vector<ShortQuestion>& questions) {
    std::vector<ShortQuestionView> views;
    for (const auto& question : questions) views.push_back(view_of(work, question));
    return views;
}

Result<> tell(UnitOfWork& work, std::string_view kind, const ShortQuestionId& id,
              const OrganizationId& whom) {
    if (notifications::exists(work, kind, id.value)) return {};
    return notifications::tell_mailbox(work, kind, id.value, whom, "/vragen/" + id.value);
}

}  // namespace

Result<std::vector<QuestionDesk>> question_desks(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    std::vector<QuestionDesk> desks;
    const auto faces = directory::faces_for(work, own, {});
    for (const auto& ranked : faces) {
        const auto& face = ranked.face;
        const auto* terms = terms_for(face.role, work.actor.role);
        if (!terms) continue;
        desks.push_back({face.id, face.name, ranked.organization_name, face.role, terms->workdays,
                         plus_working_days(work.today, terms->workdays)});
    }
    return desks;
}

Result<ShortQuestionView> ask_short_question(UnitOfWork& work, const NewShortQuestion& input) {
    const auto own = TRY(access::own_organization(work));
    const auto face = directory::face_that_serves(work, own, input.face_id);
    const auto* terms = face ? terms_for(face->role, work.actor.role) : nullptr;
    if (!terms) return refuse_fields({{"face_id", "not_a_choice"}});
    TRY(names_nobody(work, "question", input.question));
    ShortQuestion question;
    question.id = new_id<ShortQuestionId>();
    question.target = face->role;
    question.face_id = face->id;
    question.from_organization_id = own;
    question.to_organization_id = face->organization_id;
    question.to_name = face->name;
    question.asked_by = work.actor.account_id;
    question.asked_by_name = work.actor.name;
    question.question =
        work.keys.seal_own("short_question.question", question.id.value, trimmed(input.question));
    question.asked_at = work.now;
    question.due_on = plus_working_days(work.today, terms->workdays);
    TRY(work.tx.insert(question));
    work.record(ShortQuestionAsked{question.id, question.target, question.from_organization_id,
                                   question.to_organization_id});
    return view_of(work, question);
}

Result<ShortQuestionList> short_questions(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    ShortQuestionList list;
    list.asked = views_of(
        work, work.tx.all<ShortQuestion>(
                  "select * from short_question where asked_by = $1 and "
                  "(seen_at is null or asked_at > $2) order by asked_at desc, id desc limit 50",
                  work.actor.account_id, plus_days_instant(work.now, -days_kept_in_sight)));
    auto waiting = work.tx.all<ShortQuestion>(
        "select * from short_question where to_organization_id = $1 and answered_at is null "
        "order by due_on, asked_at, id limit 100",
        own);
    std::erase_if(waiting, [&](const auto& question) { return !is_at_my_desk(work, question); });
    list.to_answer = views_of(work, waiting);
    return list;
}

Result<ShortQuestionView> read_short_question(UnitOfWork& work, const ShortQuestionId& id) {
    return view_of(work, TRY(find(work, id)));
}

Result<ShortQuestionView> answer_short_question(UnitOfWork& work, const ShortQuestionId& id,
                                                const ShortAnswer& input) {
    auto question = TRY(find(work, id));
    if (!is_at_my_desk(work, question)) return fail(Category::not_found, "record.absent");
    if (question.answered_at) return fail(Category::conflict, "short_question.answered_already");
    if (question.version != input.version) return fail(Category::conflict, "record.changed");
    TRY(names_nobody(work, "answer", input.answer));
    question.answer =
        work.keys.seal_own("short_question.answer", question.id.value, trimmed(input.answer));
    question.answered_by_name = work.actor.name;
    question.answered_at = work.now;
    TRY(work.tx.update(question));
    work.record(ShortQuestionAnswered{question.id, question.from_organization_id});
    return view_of(work, question);
}

Result<ShortQuestionView> note_answer_seen(UnitOfWork& work, const ShortQuestionId& id) {
    auto question = TRY(find(work, id));
    if (!is_mine(work, question)) return fail(Category::not_found, "record.absent");
    if (!question.answered_at) return fail(Category::conflict, "short_question.not_answered");
    if (!question.seen_at) {
        question.seen_at = work.now;
        TRY(work.tx.update(question));
    }
    return view_of(work, question);
}

Result<> tell_the_desk(UnitOfWork& work, const ShortQuestionAsked& news) {
    return tell(work, "short_question", news.question_id, news.to_organization_id);
}

Result<> tell_the_asker(UnitOfWork& work, const ShortQuestionAnswered& news) {
    return tell(work, "short_answer", news.question_id, news.from_organization_id);
}

}  // namespace veerkracht::referrals
