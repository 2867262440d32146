#include "capabilities/directory/practice_hours.hpp"

#include <algorithm>

#include "capabilities/access/access.hpp"
#include "kernel/clock.hpp"

namespace veerkracht::directory {

namespace {

constexpr int weeks_ahead = 10;

bool is_time(const std::string& text) {
    return text.size() == 5 && text[2] == ':' &&
           text.find_first_not_of("0123456789:") == text.npos &&
           std::ranges::count(text, ':') == 1 && text <= "23:59" && text.substr(3) <= "59";
}

int minute_of(const std::string& time) {
    return 60 * std::stoi(time.substr(0, 2)) + std::stoi(time.substr(3));
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string time_of(int minute) { return two(minute / 60) + ":" + two(minute % 60); }

Result<> hours_are_right(const NewPracticeHour& input) {
    std::map<std::string, std::string> wrong;
    if (!is_time(input.starts)) wrong["starts"] = "malformed";
    if (!is_time(input.ends)) wrong["ends"] = "malformed";
    if (wrong.empty() && minute_of(input.ends) < minute_of(input.starts) + input.minutes)
        wrong["ends"] = "out_of_range";
    if (!wrong.empty()) return refuse_fields(std::move(wrong));
    return {};
}

// Nobody is in two places at one time, and no hour is offered twice.
Result<> hours_are_free(UnitOfWork& work, const NewPracticeHour& input) {
    const auto other = work.tx.value<std::int64_t>(
        "select count(*) from practice_hour where face_id = $1 and weekday = $2 and "
        "starts < $3 and ends > $4 and ended_at is null",
        input.face_id, input.weekday, input.ends, input.starts);
    if (other.value_or(0) > 0) return refuse_fields({{"starts", "not_a_choice"}});
    return {};
}

Result<> make_slots_of_day(UnitOfWork& work, const PracticeHour& hour, const std::string& day) {
    const int last = minute_of(hour.ends) - hour.minutes;
    for (int minute = minute_of(hour.starts); minute <= last; minute += hour.minutes)
        TRY(work.tx.insert(Slot{new_id<SlotId>(), 1, hour.face_id, hour.practice_id,
                                day + "T" + time_of(minute), hour.minutes, std::nullopt}));
    return {};
}

Result<> make_slots_of(UnitOfWork& work, PracticeHour& hour) {
    const auto until = plus_days(work.today, 7 * weeks_ahead);
    auto day = plus_days(std::max(hour.made_until, work.today), 1);
    if (day > until) return {};
    for (; day <= until; day = plus_days(day, 1))
        if (weekday_of(day) == hour.weekday && is_working_day(day))
            TRY(make_slots_of_day(work, hour, day));
    hour.made_until = until;
    return {};
}

Result<> take_free_slots_away(UnitOfWork& work, const PracticeHour& hour) {
    const auto slots = work.tx.all<Slot>(
        "select * from slot where face_id = $1 and practice_id = $2 and referral_id is null "
        "and starts_at > $3",
        hour.face_id, hour.practice_id, local_time_of(work.now));
    for (const auto& slot : slots) {
        const auto time = slot.starts_at.substr(11, 5);
        if (weekday_of(slot.starts_at.substr(0, 10)) == hour.weekday && time >= hour.starts &&
            time < hour.ends)
            TRY(work.tx.execute("delete from slot where id = $1 and referral_id is null", slot.id));
    }
    return {};
}

}  // namespace

Result<OrganizationId> organization_to_keep(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    TRY(access::may(work, access::Class::accounts, access::Operation::write,
                    {.person_id = {}, .organization_id = own}));
    return own;
}

std::vector<PracticeHour> practice_hours_of(UnitOfWork& work, const OrganizationId& practice_id) {
    return work.tx.all<PracticeHour>(
        "select * from practice_hour where practice_id = $1 and ended_at is null "
        "order by weekday, starts, id",
        practice_id);
}

Result<PracticeHour> add_practice_hour(UnitOfWork& work, const NewPracticeHour& input) {
    const auto own = TRY(organization_to_keep(work));
    TRY(hours_are_right(input));
    const auto face = face_that_serves(work, own, input.face_id);
    if (!face || !face->account_id) return refuse_fields({{"face_id", "not_a_choice"}});
    TRY(hours_are_free(work, input));
    PracticeHour hour{new_id<PracticeHourId>(),
                      1,
                      own,
                      input.face_id,
                      input.weekday,
                      input.starts,
                      input.ends,
                      input.minutes,
                      work.today,
                      std::nullopt};
    TRY(make_slots_of(work, hour));
    TRY(work.tx.insert(hour));
    return hour;
}

Result<> end_practice_hour(UnitOfWork& work, const PracticeHourId& id) {
    const auto own = TRY(organization_to_keep(work));
    auto hour = TRY(work.tx.one<PracticeHour>(
        "select * from practice_hour where id = $1 and practice_id = $2", id, own));
    if (hour.ended_at) return {};
    hour.ended_at = work.now;
    TRY(work.tx.update(hour));
    return take_free_slots_away(work, hour);
}

Result<> make_slots(UnitOfWork& work) {
    auto hours = work.tx.all<PracticeHour>(
        "select * from practice_hour where ended_at is null and made_until < $1",
        plus_days(work.today, 7 * weeks_ahead));
    for (auto& hour : hours) {
        TRY(make_slots_of(work, hour));
        TRY(work.tx.update(hour));
    }
    return {};
}

Result<> pass_hours_on(UnitOfWork& work, const FaceId& former, const std::optional<FaceId>& to) {
    auto hours = work.tx.all<PracticeHour>(
        "select * from practice_hour where face_id = $1 and ended_at is null", former);
    for (auto& hour : hours) {
        if (to)
            hour.face_id = *to;
        else
            hour.ended_at = work.now;
        hour.made_until = work.today;
        TRY(work.tx.update(hour));
    }
    return {};
}

}  // namespace veerkracht::directory
