#include "capabilities/tasks/tasks.hpp"

#include "capabilities/access/access.hpp"
#include "capabilities/tasks/not_delivered.hpp"
#include "capabilities/tasks/second_colleague.hpp"
#include "capabilities/tasks/worklist.hpp"

namespace veerkracht::tasks {

namespace {

access::Record door(const Task& task) {
    return {.person_id = task.person_id, .organization_id = task.organization_id};
}

struct PersonCard {
    std::string given_name;
    std::string family_name;
    std::string phone;
    std::string call_when;
    bool call_allowed = true;
    bool voicemail_allowed = true;
};
BOOST_DESCRIBE_STRUCT(PersonCard, (),
                      (given_name, family_name, phone, call_when, call_allowed, voicemail_allowed))

// Whose task it is to call: of a practice the assistant, elsewhere in care who refers.
struct Asker {
    OrganizationId organization_id;
    std::string role;
};
BOOST_DESCRIBE_STRUCT(Asker, (), (organization_id, role))

TaskRow row_of(UnitOfWork& work, const Task& task) {
    const auto person = work.tx.maybe<PersonCard>(
        "select given_name, family_name, phone, call_when, call_allowed, voicemail_allowed from "
        "person_card where id = $1",
        task.person_id);
    TaskRow row;
    row.id = task.id;
    row.version = task.version;
    row.kind = task.kind;
    row.person_id = task.person_id;
    if (person) {
        row.person_name = person->given_name + " " + person->family_name;
        row.phone = person->phone;
        row.call_when = person->call_when;
        row.call_allowed = person->call_allowed;
        row.voicemail_allowed = person->voicemail_allowed;
    }
    row.asked_by_name = task.asked_by_name;
    row.face_name = task.face_name;
    row.due_on = task.due_on;
    row.created_at = task.created_at;
    row.done_at = task.done_at;
    row.result = task.result;
    row.about = task.about;
    row.referral_id = task.referral_id;
    return row;
}

}  // namespace

Result<TaskId> open(UnitOfWork& work, const Task& task) {
    const auto standing = work.tx.value<std::string>(
        "select id from task where organization_id = $1 and kind = $2 and referral_id = $3 and "
        "done_at is null",
        task.organization_id, task.kind, task.referral_id);
    if (standing) return TaskId{*standing};
    TRY(work.tx.insert(task));
    return task.id;
}

namespace {

// Who has to hear by phone what a message was to say: once for each thing that it is about.
Result<> ask_to_call(UnitOfWork& work, const PersonId& person_id, std::string_view kind,
                     const std::string& about) {
    const auto asker = work.tx.maybe<Asker>(
        "select o.id as organization_id, case when o.kind = 'gp_practice' then 'assistant' else "
        "'referrer' end as role from person_card p join organization_card o on o.id = "
        "p.organization_id where p.id = $1 and p.status = 'active' and o.kind in ('gp_practice', "
        "'care_partner')",
        person_id);
    const auto standing = work.tx.value<std::int64_t>(
        "select count(*) from task where person_id = $1 and kind = $2 and about = $3 "
        "and done_at is null",
        person_id, kind, about);
    if (!asker || standing.value_or(0) > 0) return {};
    Task task;
    task.id = new_id<TaskId>();
    task.organization_id = asker->organization_id;
    task.role = asker->role;
    task.kind = kind;
    task.about = about;
    task.person_id = person_id;
    task.due_on = plus_working_days(work.today, 2);
    task.created_at = work.now;
    return work.tx.insert(task);
}

// Nobody calls about research: silence is an answer there.
bool is_about_research(std::string_view kind) { return kind.starts_with("research_"); }

}  // namespace

Result<> call_instead(UnitOfWork& work, const notifications::MessageNotWanted& news) {
    if (is_about_research(news.kind)) return {};
    return ask_to_call(work, news.person_id, "call_instead", news.kind);
}

// Of a code somebody sees at once that it did not come.
Result<> call_when_not_delivered(UnitOfWork& work, const notifications::MessageFailed& news) {
    if (!news.person_id || is_about_research(news.kind) || news.kind == "code") return {};
    return ask_to_call(work, *news.person_id, "not_delivered", news.kind);
}

Result<> stop_for(UnitOfWork& work, const PersonId& person_id) {
    TRY(
        work.tx.execute("update task set done_at = $1, result = 'stopped', version = version + 1 "
                        "where person_id = $2 and done_at is null",
                        work.now, person_id));
    return {};
}

Result<> stop_about(UnitOfWork& work, const ReferralId& referral_id) {
    TRY(
        work.tx.execute("update task set done_at = $1, result = 'stopped', version = version + 1 "
                        "where referral_id = $2 and done_at is null",
                        work.now, referral_id));
    return {};
}

Result<> ask_second_colleague(UnitOfWork& work, const SecondColleague& asked) {
    Task task;
    task.id = new_id<TaskId>();
    task.organization_id = work.actor.organization_id;
    task.role = "assistant";
    task.kind = std::string(second_colleague) + asked.what;
    task.about = asked.about;
    task.person_id = asked.person_id;
    task.asked_by = work.actor.account_id;
    task.asked_by_name = work.actor.name;
    task.due_on = plus_working_days(work.today, asked.working_days);
    task.created_at = work.now;
    return work.tx.insert(task);
}

Result<> second_colleague_answered(UnitOfWork& work, std::string_view about) {
    TRY(work.tx.execute(
        "update task set done_at = $1, result = 'stopped', version = version + 1 where about = $2 "
        "and kind like 'second_%' and done_at is null",
        work.now, about));
    return {};
}

bool has_open(UnitOfWork& work, const ReferralId& referral_id) {
    const auto count = work.tx.value<std::int64_t>(
        "select count(*) from task where referral_id = $1 and done_at is null", referral_id);
    return count.value_or(0) > 0;
}

Result<std::vector<TaskRow>> list(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    const auto tasks = work.tx.all<Task>(
        "select * from task where organization_id = $1 and (done_at is null or done_at > $2) "
        "order by case when done_at is null then 0 else 1 end, due_on, created_at limit 100",
        own, plus_days_instant(work.now, -7));
    std::vector<TaskRow> rows;
    for (const auto& task : tasks) {
        if (!access::may(work, access::Class::identity, access::Operation::read, door(task)))
            continue;
        rows.push_back(row_of(work, task));
    }
    return rows;
}

Result<> finish(UnitOfWork& work, const TaskId& id, const TaskDone& done) {
    auto task = TRY(work.tx.one<Task>("select * from task where id = $1", id));
    TRY(access::may(work, access::Class::identity, access::Operation::write, door(task)));
    if (task.kind.starts_with(second_colleague)) return fail(Category::conflict, "task.elsewhere");
    if (task.done_at) return fail(Category::conflict, "task.done_already");
    if (task.version != done.version) return fail(Category::conflict, "record.changed");
    task.done_at = work.now;
    task.result = done.result;
    TRY(work.tx.update(task));
    work.record(TaskFinished{task.id, task.kind, task.result, task.referral_id});
    return {};
}

}  // namespace veerkracht::tasks
