// Demo: "Wie bent u?", Demo-postvak and the clock that can be moved. Start reading at region.hpp
// for what is in a demo folder.
#include "app/demo/module.hpp"

#include <algorithm>

#include "app/demo/mailbox.hpp"
#include "capabilities/access/sessions.hpp"
#include "runtime/application.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::demo {

namespace {

// Of the one application that serves this folder: a use case has no other way to it.
std::shared_ptr<MovableClock>& the_clock() {
    static std::shared_ptr<MovableClock> clock;
    return clock;
}

// Elsewhere these addresses do not exist: the same answer as for any that nobody knows.
Result<> only_on_a_demo_folder_and_this_machine(const UnitOfWork& work) {
    if (work.settings.demo && work.request.loopback) return {};
    return fail(Category::not_found, "record.absent");
}

struct AccountRow {
    AccountId id;
    std::string name;
    std::string role;
    std::string organization_name;
    std::string village;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (), (id, name, role, organization_name, village))

bool is_in_walk(const AccountRow& account) {
    static constexpr std::string_view cast[] = {
        "Femke Oefening",   "Hub Voorbeeld",    "Joke Oefenstuk",    "Karin Schets",
        "Bram Schetsma",    "Anouk Maquette",   "Wies Schetsboek",   "Dorien Dorpsbeeld",
        "Sanne Spaarbeeld", "Fenna Kleurplaat", "Wouter Wisselgeld", "Guus Gedacht",
        "Mies Maatwerk",    "Toos Techniek",    "Floor Functionaris"};
    return std::ranges::find(cast, account.name) != std::end(cast);
}

Result<std::vector<DemoAccount>> accounts(UnitOfWork& work) {
    TRY(only_on_a_demo_folder_and_this_machine(work));
    const auto rows = work.tx.all<AccountRow>(
        "select a.id as id, a.name as name, a.role as role, o.name as organization_name, o.village "
        "as village "
        "from account_card a join organization_card o on o.id = a.organization_id where a.active "
        "order by o.municipality, o.village, o.name, a.role, a.name");
    std::vector<DemoAccount> all;
    for (const auto& row : rows)
        all.push_back(
            {row.id, row.name, row.role, row.organization_name, row.village, is_in_walk(row)});
    std::ranges::stable_sort(all, std::ranges::greater{}, &DemoAccount::in_walk);
    return all;
}

Result<access::SessionInfo> enter(UnitOfWork& work, const AccountId& id) {
    TRY(only_on_a_demo_folder_and_this_machine(work));
    const auto account =
        TRY(work.tx.one<access::Account>("select * from account where id = $1 and active", id));
    access::Session session;
    session.level = "full";
    session.account_id = account.id;
    session.demo = true;
    TRY(access::start_session(work, session));
    work.actor = {};
    work.actor.kind = Actor::Kind::account;
    work.actor.account_id = account.id;
    work.actor.name = account.name;
    work.actor.role = account.role;
    work.actor.organization_id = account.organization_id;
    work.actor.demo = true;
    return access::session_info(work);
}

// All sessions go along: nobody is thrown out by a clock.
Result<DemoNow> move_clock(UnitOfWork& work, const DemoClock& input) {
    TRY(only_on_a_demo_folder_and_this_machine(work));
    the_clock()->move_forward(input.days);
    const auto now = to_text(the_clock()->now());
    TRY(
        work.tx.execute("update session set last_seen_at = $1, proven_at = $1, ends_at = $2 where "
                        "ends_at > $3",
                        now, plus_minutes(now, 60L * work.settings.session_hours_max), work.now));
    return DemoNow{now, day_of(now)};
}

Result<DemoMailbox> messages(UnitOfWork& work, const DemoMailboxAsk& asked) {
    TRY(only_on_a_demo_folder_and_this_machine(work));
    db::work_for_the_house(work.tx.connection());
    return messages_in_mailbox(work, asked);
}

}  // namespace

void install(Application& app, std::shared_ptr<MovableClock> clock) {
    the_clock() = std::move(clock);
    app.routes.add("GET", "/api/demo/accounts", "demo.accounts", accounts,
                   {.write = false, .anonymous = true});
    app.routes.add("POST", "/api/demo/accounts/{id}/enter", "demo.enter", enter,
                   {.anonymous = true});
    app.routes.add("POST", "/api/demo/clock", "demo.clock", move_clock, {.anonymous = true});
    app.routes.add("GET", "/api/demo/messages", "demo.messages", messages,
                   {.write = false, .anonymous = true});
}

}  // namespace veerkracht::demo
