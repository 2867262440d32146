#include "app/keys/module.hpp"

#include <spdlog/spdlog.h>

#include <filesystem>

#include "app/keys/rewrap.hpp"
#include "runtime/application.hpp"
#include "runtime/config/secret_file.hpp"

namespace veerkracht::keys {

namespace {

std::string file_of(const Application& house) {
    return place_of_secret(house.settings().data_folder, "master.key");
}

// Who serves seals under the newest from now on: a number that it does not know makes it read the
// file. Only after that may anything be put under the new key, and the old ones be forgotten.
void show_to(const Keys& keys, const MasterKeys& master) {
    constexpr auto place = "keys.rewrap";
    (void)keys.open_own(place, "", master.seal(place, "", "the newest key"));
}

Result<> rewrap_what_is_older(Application& house) {
    if (!std::filesystem::exists(file_of(house))) return {};
    const MasterKeys master(KeyRing::from_file(file_of(house)));
    show_to(house.keys(), master);
    if (master.count() == 1) return {};
    const auto round = rewrap(house.database(), master, [&house] { return house.is_stopping(); });
    if (round.done > 0)
        spdlog::info("{} keys and values were put under master key {}", round.done,
                     master.newest());
    return {};
}

}  // namespace

void install(Application& app) {
    constexpr int minute = 60;
    app.errands.push_back({"keys.rewrap", minute, rewrap_what_is_older});
}

}  // namespace veerkracht::keys
