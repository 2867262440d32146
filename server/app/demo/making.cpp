#include "app/demo/making.hpp"

#include "runtime/crypto/crypto.hpp"
#include "runtime/db/row_lock.hpp"

namespace veerkracht::demo {

Making::Making(db::Database& to, Keys& with, const Settings& chosen, const RegionPlan& made)
    : database(to),
      keys(with),
      settings(chosen),
      plan(made),
      random(made.seed),
      material(read_material()),
      today(day_of(made.now)),
      a_year_ago(plus_days(today, -365)),
      password_hash(crypto::hash_password(
          demo_password, {chosen.password_operations, chosen.password_memory_bytes})),
      long_ago(instant(plus_days(today, -800), 9 * 60)) {}

void Making::in_one_transaction(const std::function<void(UnitOfWork&)>& make) {
    database.write_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        const http::Request request;
        UnitOfWork work{.tx = tx,
                        .actor = {},
                        .now = plan.now,
                        .today = today,
                        .keys = keys,
                        .settings = settings,
                        .request = request,
                        .looks = {},
                        .answer_headers = {},
                        .keep_on_error = false,
                        .then_write = nullptr};
        make(work);
        return true;
    });
}

std::string Making::during(std::string_view day) {
    return instant(day, random.between(8 * 60 + 15, 16 * 60 + 45));
}

// Numbers that no provider gives out: nobody is rung by a demo.
std::string Making::phone_of_a_person() {
    const auto figures = std::to_string(random.between(1'000'000, 9'999'999));
    return "06 0" + figures.substr(0, 1) + " " + figures.substr(1, 2) + " " + figures.substr(3, 2) +
           " " + figures.substr(5, 2);
}

namespace {
[[noreturn]] void stop_because(const Error& error) {
    auto why = "the demo region cannot be made: " + error.code + " " + error.detail;
    for (const auto& [field, word] : error.fields) why += " " + field + ": " + word;
    throw std::runtime_error(why);
}
}  // namespace

void must(const Result<>& result) {
    if (!result) stop_because(result.error());
}
void must_change(const Result<std::int64_t>& changed) {
    if (!changed) stop_because(changed.error());
}

std::string local_time(std::string_view day, int minutes) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::string(day) + "T" + two(minutes / 60) + ":" + two(minutes % 60);
}

std::string instant(std::string_view day, int minutes) {
    return instant_of_local(local_time(day, minutes));
}

bool is_weekend(std::string_view day) { return weekday_of(day) > 5; }

std::string former_working_day(std::string day) {
    while (is_weekend(day)) day = plus_days(day, -1);
    return day;
}

std::string next_working_day(std::string day) {
    while (is_weekend(day)) day = plus_days(day, 1);
    return day;
}

}  // namespace veerkracht::demo
