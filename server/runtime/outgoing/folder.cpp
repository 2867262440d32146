#include "runtime/outgoing/folder.hpp"

#include <fstream>

namespace veerkracht::outgoing {

Report Folder::carry(const Parcel& parcel) {
    std::ofstream file(path_ + "/" + parcel.id + "." + parcel.channel + ".txt");
    file << "To: " << parcel.recipient << "\nSubject: " << parcel.subject << "\n\n"
         << parcel.text << "\n";
    if (!file.flush()) return {Outcome::away, "the outbox folder cannot be written"};
    return {};
}

}  // namespace veerkracht::outgoing
