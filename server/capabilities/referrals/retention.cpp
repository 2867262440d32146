#include "capabilities/referrals/retention.hpp"

#include "capabilities/referrals/targets.hpp"

namespace veerkracht::referrals {

std::string last_change_of(db::Transaction& tx, const PersonId& person_id) {
    return tx
        .value<std::string>(
            "select coalesce(max(at), '') from (select max(changed_at) as at from referral "
            "where (person_id = $1 or recipient_person_id = $1) union all select "
            "max(closed_at) as at from referral where (person_id = $1 or recipient_person_id "
            "= $1) union all select max(written_at) as at from referral_note where person_id "
            "= $1 union all select max(prepared_at) as at from prepared_referral where "
            "person_id = $1) changes",
            person_id)
        .value_or("");
}

std::string in_use_for(db::Transaction& tx, const PersonId& person_id, std::string_view) {
    const auto any = [&](std::string_view sql, const auto&... more) {
        return tx.value<std::int64_t>(sql, person_id, more...).value_or(0) > 0;
    };
    if (any("select count(*) from referral where (person_id = $1 or recipient_person_id = $1) "
            "and closed_at is null"))
        return "open_referral";
    // The row of the receiver, as long as it is there: a referral keeps its id when it is gone.
    if (any("select count(*) from referral where person_id = $1 and recipient_person_id <> $1 "
            "and exists (select 1 from person_card where person_card.id = recipient_person_id)"))
        return "with_others";
    if (any("select count(*) from prepared_referral where person_id = $1 and ended_at is null"))
        return "open_referral";
    return "";
}

namespace {

// A thread without a referral is nobody's.
Result<std::int64_t> remove_empty(db::Transaction& tx, const std::vector<std::string>& threads) {
    std::int64_t removed = 0;
    for (const auto& id : threads) {
        const auto left =
            tx.value<std::int64_t>("select count(*) from referral where thread_id = $1", id);
        if (left.value_or(0) > 0) continue;
        removed += TRY(tx.execute("delete from case_barred where thread_id = $1", id));
        removed += TRY(tx.execute("delete from thread_party where thread_id = $1", id));
        removed += TRY(tx.execute("delete from thread where id = $1", id));
    }
    return removed;
}

}  // namespace

Result<std::int64_t> remove_about(db::Transaction& tx, const PersonId& person_id) {
    const auto threads = tx.values<std::string>(
        "select id from thread where person_id = $1 union "
        "select thread_id from referral where person_id = $1",
        person_id);
    std::int64_t removed = 0;
    for (const auto* sql :
         {"delete from letter_out where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from referral_warning where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from clock_line where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from sender_news where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from leg_question where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from inbox_leave where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from case_notice where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from referral_progress where referral_id in (select id from referral "
          "where person_id = $1)",
          "delete from referral_step where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from feedback where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from referral_note where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from follow_up where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from self_referral where referral_id in (select id from referral where "
          "person_id = $1)",
          "delete from practice_choice where id in (select id from referral where person_id "
          "= $1)",
          "delete from own_word where id in (select id from referral where person_id = $1)",
          "delete from link_answer where id in (select id from referral where person_id = "
          "$1)",
          "delete from referral where person_id = $1",
          "delete from referral_note where person_id = $1",
          "delete from prepared_referral where person_id = $1",
          "delete from thread_party where person_id = $1"})
        removed += TRY(tx.execute(sql, person_id));
    return removed + TRY(remove_empty(tx, threads));
}

std::vector<std::string> worked_by(db::Transaction& tx, const PersonId& person_id) {
    const auto asked_as = tx.values<std::string>(
        "select distinct target from referral where recipient_person_id = $1 order by target",
        person_id);
    std::vector<std::string> roles;
    for (const auto& code : asked_as) {
        const auto* target = target_of(code);
        roles.push_back(target == nullptr ? "" : target->worker_role);
    }
    return roles;
}

}  // namespace veerkracht::referrals
