#include "capabilities/notifications/reach.hpp"

#include "capabilities/access/own_side.hpp"
#include "capabilities/notifications/texts.hpp"

namespace veerkracht::notifications {

namespace {

struct ReachCard {
    std::string phone;
    std::string email;
    std::string status;
    bool messages_allowed = true;
    std::string safe_from;
    std::string safe_until;
    std::string language;
};
BOOST_DESCRIBE_STRUCT(ReachCard, (),
                      (phone, email, status, messages_allowed, safe_from, safe_until, language))

std::optional<ReachCard> card_of(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.maybe<ReachCard>(
        "select phone, email, status, messages_allowed, safe_from, safe_until, language "
        "from person_card where id = $1",
        person_id);
}

// The number of a parent gets nothing more about a child that turned 12 or 16.
bool can_reach(UnitOfWork& work, const PersonId& person_id, const ReachCard& card) {
    return card.messages_allowed && access::has_own_number(work, person_id);
}

}  // namespace

std::string first_safe_moment(std::string_view now, const std::string& from,
                              const std::string& until) {
    if (from.empty() || until.empty()) return std::string(now);
    const auto local = local_time_of(now);
    const auto day = local.substr(0, 10), time = local.substr(11, 5);
    if (time >= from && time < until) return std::string(now);
    return instant_of_local((time < from ? day : plus_days(day, 1)) + "T" + from);
}

Reach reach_of(UnitOfWork& work, const std::string& kind,
               const std::optional<PersonId>& person_id) {
    const auto reader = reader_of(kind);
    if (reader == Reader::somebody_else || !person_id) return {true, work.now};
    const auto card = card_of(work, *person_id);
    if (!card) return {true, work.now};
    // A code is asked for by the resident at this very moment, and works for ten minutes.
    const bool can_go = can_reach(work, *person_id, *card);
    if (reader == Reader::resident_who_waits) return {can_go, work.now, card->language};
    return {can_go, first_safe_moment(work.now, card->safe_from, card->safe_until), card->language};
}

std::string address_of_reminder(UnitOfWork& work, const PersonId& person_id,
                                const std::string& channel) {
    const auto card = card_of(work, person_id);
    if (!card || card->status != "active" || !can_reach(work, person_id, *card)) return "";
    if (channel == "sms") return card->phone;
    return access::has_own_email(work, person_id) ? card->email : "";
}

bool is_time_for_a_reminder(const UnitOfWork& work) {
    const auto hour = local_time_of(work.now).substr(11, 2);
    return is_working_day(work.today) && hour >= "09" && hour < "17";
}

std::string day_in_message(std::string_view instant) {
    const auto day = day_of(instant);
    return day.substr(8, 2) + "-" + day.substr(5, 2);
}

bool wants_messages(UnitOfWork& work, const PersonId& person_id) {
    const auto card = card_of(work, person_id);
    return !card || can_reach(work, person_id, *card);
}

}  // namespace veerkracht::notifications
