#include "capabilities/access/second_colleague.hpp"

#include <stdexcept>

#include "kernel/clock.hpp"
#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

struct Package {
    std::string version;
    int days_known = 0;
};
BOOST_DESCRIBE_STRUCT(Package, (), (version, days_known))

int days_known() {
    static const int read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/access/packages/second_colleague.json").value());
        if (!parsed)
            throw std::runtime_error("second_colleague.json is wrong: " + parsed.error().code);
        return parsed->days_known;
    }();
    return read;
}

std::optional<AccountId> who_let_in_lately(UnitOfWork& work, const AccountId& id) {
    return work.tx.value<AccountId>(
        "select invited_by from let_in_card where account_id = $1 and ended_at > $2 order by "
        "ended_at desc limit 1",
        id, plus_minutes(work.now, -days_known() * 24L * 60));
}

}  // namespace

Result<> is_second_colleague(UnitOfWork& work, const std::optional<AccountId>& first,
                             std::string_view same) {
    const auto& second = work.actor.account_id;
    if (first == second) return fail(Category::forbidden, std::string(same));
    if (!first) return {};
    const auto of_first = who_let_in_lately(work, *first);
    const auto of_second = who_let_in_lately(work, second);
    const bool are_one =
        of_first == second || of_second == *first || (of_first && of_first == of_second);
    if (are_one) return fail(Category::forbidden, "colleague.let_in_lately");
    return {};
}

}  // namespace veerkracht::access
