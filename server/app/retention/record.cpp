#include "app/retention/record.hpp"

#include <algorithm>
#include <array>

#include "capabilities/access/retention.hpp"
#include "capabilities/consent/retention.hpp"
#include "capabilities/controllers/terms.hpp"
#include "capabilities/conversations/retention.hpp"
#include "capabilities/notifications/retention.hpp"
#include "capabilities/people/retention.hpp"
#include "capabilities/referrals/retention.hpp"
#include "capabilities/requests/retention.hpp"
#include "capabilities/research/retention.hpp"
#include "capabilities/tasks/retention.hpp"
#include "kernel/clock.hpp"

namespace veerkracht::retention {

namespace {

// What each room says of a row. A new room that keeps something about residents is a line here;
// record_test.cpp looks whether one is missing.
struct Keeper {
    std::string (*last_change_of)(db::Transaction&, const PersonId&);
    std::string (*in_use_for)(db::Transaction&, const PersonId&, std::string_view now);
    Result<std::int64_t> (*remove_about)(db::Transaction&, const PersonId&);
};
// From above: who a resident is goes last.
constexpr std::array keepers{
    Keeper{access::last_change_of, access::in_use_for, access::remove_about},
    Keeper{requests::last_change_of, requests::in_use_for, requests::remove_about},
    Keeper{referrals::last_change_of, referrals::in_use_for, referrals::remove_about},
    Keeper{consent::last_change_of, consent::in_use_for, consent::remove_about},
    Keeper{conversations::last_change_of, conversations::in_use_for, conversations::remove_about},
    Keeper{research::last_change_of, research::in_use_for, research::remove_about},
    Keeper{tasks::last_change_of, tasks::in_use_for, tasks::remove_about},
    Keeper{notifications::last_change_of, notifications::in_use_for, notifications::remove_about},
    Keeper{people::last_change_of, people::in_use_for, people::remove_about}};

constexpr int rows_at_a_time = 500;

std::string last_touched(db::Transaction& tx, const PersonId& person_id) {
    std::string newest;
    for (const auto& keeper : keepers)
        newest = std::max(newest, keeper.last_change_of(tx, person_id));
    return newest;
}

std::string why_in_use(db::Transaction& tx, const PersonId& person_id, std::string_view now) {
    for (const auto& keeper : keepers)
        if (auto reason = keeper.in_use_for(tx, person_id, now); !reason.empty()) return reason;
    return "";
}

// What somebody is kept as, and the first day of which that is kept: of several the longest term.
struct Term {
    std::string record;
    std::string first_day;
};

class Terms {
  public:
    Terms(db::Transaction& tx, const OrganizationId& id, std::string_view now)
        : tx_(tx),
          id_(id),
          today_(day_of(now)),
          own_(controllers::record_of_kind(controllers::kind_of_organization(tx, id)).code) {
        for (const auto& rule : controllers::retention_rules().records)
            first_days_[rule.code] = controllers::first_day_kept(tx_, id_, rule.code, today_);
    }

    // Whatever was made since then is past no term.
    std::string newest() const {
        std::string newest;
        for (const auto& [record, day] : first_days_) newest = std::max(newest, day);
        return newest;
    }
    Term of(const PersonId& person_id) const {
        Term longest{"", ""};
        for (const auto& record : records_of(person_id)) {
            const auto& day = first_days_.at(record);
            if (longest.record.empty() || day < longest.first_day) longest = {record, day};
        }
        return longest;
    }

  private:
    std::vector<std::string> records_of(const PersonId& person_id) const {
        std::vector<std::string> records;
        for (const auto& role : referrals::worked_by(tx_, person_id)) {
            const auto* rule = controllers::record_of_role(role);
            records.push_back(rule == nullptr ? own_ : rule->code);
        }
        if (records.empty()) records.push_back(own_);
        return records;
    }

    db::Transaction& tx_;
    OrganizationId id_;
    std::string today_;
    std::string own_;
    std::map<std::string, std::string> first_days_;
};

std::string start_of(const std::string& day) { return instant_of_local(day + "T00:00"); }

}  // namespace

Looked look_at_records(db::Transaction& tx, const OrganizationId& id, std::string_view now) {
    const Terms terms(tx, id, now);
    const auto newest = start_of(terms.newest());
    Looked looked;
    looked.before = people::rows_of(tx, id);
    std::string after;
    while (true) {
        const auto page = people::rows_made_before(tx, id, newest, after, rows_at_a_time);
        for (const auto& row : page) {
            const auto term = terms.of(row.id);
            if (last_touched(tx, row.id) >= start_of(term.first_day)) continue;
            const auto reason = why_in_use(tx, row.id, now);
            if (reason.empty())
                looked.past.push_back({row.id, term.record});
            else
                ++looked.kept[term.record][reason];
        }
        if (page.size() < rows_at_a_time) return looked;
        after = page.back().id.value;
    }
}

std::optional<PastTerm> still_past_term(db::Transaction& tx, const OrganizationId& id,
                                        const PersonId& person_id, std::string_view now) {
    const auto term = Terms(tx, id, now).of(person_id);
    const auto touched = last_touched(tx, person_id);
    if (touched.empty() || touched >= start_of(term.first_day)) return std::nullopt;
    if (!why_in_use(tx, person_id, now).empty()) return std::nullopt;
    return PastTerm{person_id, term.record};
}

Result<std::int64_t> remove_record(db::Transaction& tx, const PersonId& person_id) {
    std::int64_t removed = 0;
    for (const auto& keeper : keepers) removed += TRY(keeper.remove_about(tx, person_id));
    removed += TRY(tx.execute("delete from person_key where person_id = $1", person_id));
    return removed;
}

}  // namespace veerkracht::retention
