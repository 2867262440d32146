// veerkracht_bench many-cases: gives the organisation with the most cases so many more, closed long
// ago, each of a resident of its own; prints its id.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "capabilities/people/person.hpp"
#include "capabilities/referrals/referral.hpp"
#include "commands.hpp"
#include "house.hpp"
#include "runtime/db/table.hpp"

namespace veerkracht::bench {

namespace {

constexpr std::string_view of_the_largest =
    "select * from referral where accepted_at is not null and to_organization_id = ("
    "select to_organization_id from referral where accepted_at is not null "
    "group by to_organization_id order by count(*) desc limit 1) limit 1";

void add_case(db::Transaction& tx, referrals::Referral leg, people::Person person) {
    person.id = new_id<PersonId>();
    tx.insert(person).value();
    leg.id = new_id<ReferralId>();
    leg.recipient_person_id = person.id;
    leg.state = referrals::State::completed;
    leg.step = "closed";
    leg.outcome = "reached";
    leg.due_on.reset();
    leg.closed_at = leg.changed_at;
    tx.insert(leg).value();
}

void add_cases(const Place& place, int count) {
    open_database(place)->write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        const auto leg = tx.one<referrals::Referral>(of_the_largest).value();
        const auto person =
            tx.one<people::Person>("select * from person where id = $1", *leg.recipient_person_id)
                .value();
        for (int i = 0; i < count; ++i) add_case(tx, leg, person);
        std::cout << leg.to_organization_id.value << "\n";
        return true;
    });
}

}  // namespace

void add_many_cases_command(CLI::App& app) {
    const auto place = std::make_shared<Place>();
    const auto count = std::make_shared<int>(50'000);
    auto* command = app.add_subcommand("many-cases", "Adds closed cases to one organisation");
    command->add_option("--data", place->data)->required();
    command->add_option("--count", *count)->capture_default_str();
    command->callback([place, count] {
        place->durable = false;
        add_cases(*place, *count);
    });
}

}  // namespace veerkracht::bench
