// The settings of what leaves the house: a file that `veerkracht serve --outgoing FILE` names.
#pragma once

#include <stdexcept>

#include "runtime/outgoing/carrier.hpp"

namespace veerkracht::outgoing {

// One line for the one who keeps the installation, with the name of the setting in it.
class WrongSettings : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// Everything becomes a file in this folder.
Carriers into_folder(const std::string& folder);

// As the file says; a message that it does not speak of becomes a file in the folder. Who keeps
// checkpoints of the access log are "witness.url" and "witness.directory". A secret is read from
// the file that a setting names: of the systemd credentials, or beside the settings.
Carriers carriers_of(const std::string& settings_file, const std::string& folder);

}  // namespace veerkracht::outgoing
