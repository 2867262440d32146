// What `veerkracht check` looks at: a data folder with its database, or a backup. Each finding is a
// line; looking changes nothing.
#pragma once

#include <string>
#include <vector>

#include "app/commands/installation.hpp"

namespace veerkracht::commands {

enum class Verdict { good, notice, wrong };

struct Finding {
    Verdict verdict = Verdict::good;
    std::string line;
};
using Findings = std::vector<Finding>;

bool all_is_well(const Findings& findings);

Findings check_data(const Place& place);
// Lays the backup down in a folder that exists only for this, as a restore does, and looks there.
Findings check_backup(const std::string& path, const std::string& data_folder,
                      const std::string& key_path);

}  // namespace veerkracht::commands
