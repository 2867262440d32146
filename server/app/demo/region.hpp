// The demo region: seven municipalities of Noord-Limburg with fictitious persons and organisations,
// and a year of talks and referrals in every state. The same seed and the same moment give the same
// region; only ids, keys and tokens are drawn anew, as everywhere, so that nobody can guess them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "runtime/config/settings.hpp"
#include "runtime/db/database.hpp"
#include "runtime/keys.hpp"

namespace veerkracht::demo {

struct RegionPlan {
    std::uint64_t seed = 2026;
    std::string now;  // the moment at which the year ends
    int residents = 60'000;
    int talks_per_practice = 240;
    int referrals_per_practice = 110;
    int events_of_one_person = 10'000;
    std::function<void(int percent)> progress = [](int) {};
};

// The password of every account that is made; without the code of its authenticator nobody gets in
// by it.
inline constexpr std::string_view demo_password = "een denkbeeldig wachtwoord";
// The person with the long file, in the second practice, and the coach with exactly 40 open cases:
// for the bench.
inline constexpr std::string_view person_with_long_file = "Truus Tienduizend";
inline constexpr std::string_view coach_with_forty_cases = "mia.veertig@papierenbrug.example";

// Fills a migrated, empty database.
void make_region(db::Database& database, Keys& keys, const Settings& settings,
                 const RegionPlan& plan);

}  // namespace veerkracht::demo
