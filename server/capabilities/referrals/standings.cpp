#include "capabilities/referrals/standings.hpp"

#include <algorithm>
#include <stdexcept>

#include "runtime/config/embedded.hpp"

namespace veerkracht::referrals {

namespace {

struct Line : directory::Standing {
    std::string target;
};
BOOST_DESCRIBE_STRUCT(Line, (directory::Standing), (target))
struct Package {
    std::string version;
    std::vector<Line> standings;
};
BOOST_DESCRIBE_STRUCT(Package, (), (version, standings))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/referrals/packages/standings.json").value());
        if (!parsed) throw std::runtime_error("standings.json is wrong: " + parsed.error().code);
        for (const auto& line : parsed->standings) {
            if (!target_of(line.target))
                throw std::runtime_error("standings.json: no target " + line.target);
            for (const auto& kind : line.found_by)
                if (directory::domain_of_kind(kind).empty())
                    throw std::runtime_error("standings.json: no kind " + kind);
        }
        return std::move(*parsed);
    }();
    return read;
}

// A shared inbox has one face as a desk has, and is there for several teams.
bool is_apart(const Target& target) { return is_desk(target) && target.code != "shared_inbox"; }

}  // namespace

const directory::Standing* standing_of(std::string_view target) {
    const auto& lines = package().standings;
    const auto found = std::ranges::find(lines, target, &Line::target);
    return found == lines.end() ? nullptr : &*found;
}

bool is_desk(const Target& target) {
    const auto* const standing = standing_of(target.code);
    return standing && !standing->face_name.empty();
}

bool is_at_its_desk(std::string_view role, const Referral& leg) {
    const auto* const asked = target_of(leg.target);
    if (asked && asked->worker_role == role) return true;
    const auto is_work_of_this_role = [&](const Target& one) { return one.worker_role == role; };
    const auto all = targets();
    if (std::ranges::none_of(all, is_work_of_this_role)) return true;
    const auto works_apart = [&](const Target& one) {
        return is_work_of_this_role(one) && is_apart(one);
    };
    return std::ranges::none_of(all, works_apart) && !(asked && is_apart(*asked));
}

}  // namespace veerkracht::referrals
