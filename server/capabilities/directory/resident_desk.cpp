#include "capabilities/directory/resident_desk.hpp"

#include <stdexcept>
#include <vector>

#include "capabilities/access/access.hpp"
#include "kernel/text.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::directory {

namespace {

struct Way {
    std::vector<std::string> kinds;  // of organisation; none: all others
    std::string law;
    std::string outside_name;
    std::string outside_site;
};
BOOST_DESCRIBE_STRUCT(Way, (), (kinds, law, outside_name, outside_site))
struct Package {
    std::string version;
    std::vector<Way> ways;
};
BOOST_DESCRIBE_STRUCT(Package, (), (version, ways))

const Package& package() {
    static const Package read = [] {
        auto parsed = from_json<Package>(
            embedded_file("capabilities/directory/packages/complaint_ways.json").value());
        if (!parsed || parsed->ways.empty() || !parsed->ways.back().kinds.empty())
            throw std::runtime_error(
                "complaint_ways.json is wrong: its last way is for all others");
        return *parsed;
    }();
    return read;
}

const Way& way_of(const std::string& kind) {
    for (const auto& way : package().ways)
        for (const auto& one : way.kinds)
            if (one == kind) return way;
    return package().ways.back();
}

ResidentDesk desk_of(UnitOfWork& work, const OrganizationId& id) {
    auto desk = work.tx.maybe<ResidentDesk>("select * from resident_desk where id = $1", id);
    if (desk) return std::move(*desk);
    ResidentDesk nothing_decided;
    nothing_decided.id = id;
    return nothing_decided;
}

Result<ResidentDesk> own_desk(UnitOfWork& work, access::Operation operation) {
    const auto own = TRY(access::own_organization(work));
    TRY(access::may(work, access::Class::accounts, operation,
                    {.person_id = {}, .organization_id = own}));
    return desk_of(work, own);
}

struct Card {
    std::string kind;
    std::string name;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(Card, (), (kind, name, phone))

}  // namespace

Result<ResidentDesk> resident_desk(UnitOfWork& work) {
    return own_desk(work, access::Operation::read);
}

Result<ResidentDesk> change_resident_desk(UnitOfWork& work, const ResidentDeskChange& change) {
    auto desk = TRY(own_desk(work, access::Operation::write));
    if (desk.version != change.version) return fail(Category::conflict, "record.changed");
    desk.shows_names = change.shows_names;
    desk.complaint_name = trimmed(change.complaint_name);
    desk.complaint_phone = trimmed(change.complaint_phone);
    desk.complaint_site = trimmed(change.complaint_site);
    desk.changed_at = work.now;
    desk.changed_by = work.actor.name;
    if (desk.version > 0) {
        TRY(work.tx.update(desk));
    } else {
        desk.version = 1;
        TRY(work.tx.insert(desk));
    }
    return desk;
}

ComplaintWay complaint_way(UnitOfWork& work, const OrganizationId& id) {
    const auto card =
        work.tx.maybe<Card>("select kind, name, phone from organization_card where id = $1", id)
            .value_or(Card());
    const auto desk = desk_of(work, id);
    const auto& way = way_of(card.kind);
    return {id,
            card.name,
            card.phone,
            way.law,
            desk.complaint_name,
            desk.complaint_phone,
            desk.complaint_site,
            way.outside_name,
            way.outside_site};
}

}  // namespace veerkracht::directory
