#include "runtime/outgoing/witness.hpp"

#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "runtime/files/private_file.hpp"

namespace veerkracht::outgoing {

namespace fs = std::filesystem;

namespace {

// The first two lines of a checkpoint: which log, and how long it was.
struct Length {
    std::string log;
    std::uint64_t size = 0;
};

Length length_in(std::istream& note) {
    Length found;
    std::string size;
    std::getline(note, found.log);
    std::getline(note, size);
    std::from_chars(size.data(), size.data() + size.size(), found.size);
    return found;
}

Length length_of(const std::string& text) {
    std::istringstream note(text);
    return length_in(note);
}

std::string name_of_day(const std::string& day) { return "checkpoint-" + day + ".txt"; }

bool is_checkpoint(const std::string& name) {
    return name.starts_with("checkpoint-") && name.ends_with(".txt");
}

// Names are days: the last one is the newest.
std::string newest_in(const std::string& folder) {
    std::string newest;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        if (is_checkpoint(name) && name > newest) newest = name;
    }
    return newest;
}

// Why what is there may not be followed by this one; "" when it may.
std::string objection_in(const std::string& folder, const Length& now) {
    const auto newest = newest_in(folder);
    if (newest.empty()) return "";
    std::ifstream file(folder + "/" + newest, std::ios::binary);
    const auto kept = length_in(file);
    if (kept.log != now.log) return newest + " is of another log";
    if (kept.size > now.size) return newest + " is of a longer log";
    return "";
}

}  // namespace

Report WitnessAddress::carry(const Parcel& parcel) {
    std::vector<std::string> headers = {"Content-Type: text/plain; charset=utf-8",
                                        "Idempotency-Key: " + parcel.id, "Expect:"};
    if (!authorization_.empty()) headers.push_back("Authorization: " + authorization_);
    const auto answered = line_.post(headers, parcel.text);
    if (answered.status >= 200 && answered.status < 300) return {};
    return {Outcome::away, answered.status == 0 ? answered.trouble
                                                : "HTTP status " + std::to_string(answered.status)};
}

Report WitnessFolder::carry(const Parcel& parcel) {
    try {
        if (!fs::is_directory(path_)) return {Outcome::away, "the folder is not there"};
        if (const auto objection = objection_in(path_, length_of(parcel.text)); !objection.empty())
            return {Outcome::refused, objection};
        files::PrivateFile file(path_ + "/" + name_of_day(parcel.written_at.substr(0, 10)));
        file.write(parcel.text);
        file.finish();
        return {};
    } catch (const std::runtime_error& error) {  // the disk
        return {Outcome::away, error.what()};
    }
}

}  // namespace veerkracht::outgoing
