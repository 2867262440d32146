// What an organisation decided about the page of its residents: whether names of its people stand
// in who looked, and whom to call with a complaint.
#pragma once

#include <string>

#include "kernel/json.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::directory {

struct ResidentDesk {
    static constexpr auto table = "resident_desk";
    OrganizationId id;  // one per organisation
    int version = 0;    // 0: nothing was decided yet
    bool shows_names = false;
    std::string complaint_name;
    std::string complaint_phone;
    std::string complaint_site;
    std::string changed_at;
    std::string changed_by;
};
BOOST_DESCRIBE_STRUCT(ResidentDesk, (),
                      (id, version, shows_names, complaint_name, complaint_phone, complaint_site,
                       changed_at, changed_by))

struct ResidentDeskChange {
    int version = 0;
    bool shows_names = false;
    std::string complaint_name;
    std::string complaint_phone;
    std::string complaint_site;
};
BOOST_DESCRIBE_STRUCT(ResidentDeskChange, (),
                      (version, shows_names, complaint_name, complaint_phone, complaint_site))
constexpr auto rules(const ResidentDeskChange*) {
    return std::tuple{rule(&ResidentDeskChange::complaint_name, Length{0, 120}),
                      rule(&ResidentDeskChange::complaint_phone, Length{0, 40}),
                      rule(&ResidentDeskChange::complaint_site, Length{0, 120})};
}

// Where a resident goes who is not content with an organisation: first there, then outside it.
struct ComplaintWay {
    OrganizationId organization_id;
    std::string organization_name;
    std::string organization_phone;
    std::string law;  // wkkgz, awb, own: after which rules a complaint is handled
    std::string desk_name;
    std::string desk_phone;
    std::string desk_site;
    std::string outside_name;
    std::string outside_site;
};
BOOST_DESCRIBE_STRUCT(ComplaintWay, (),
                      (organization_id, organization_name, organization_phone, law, desk_name,
                       desk_phone, desk_site, outside_name, outside_site))

Result<ResidentDesk> resident_desk(UnitOfWork& work);
Result<ResidentDesk> change_resident_desk(UnitOfWork& work, const ResidentDeskChange& change);
ComplaintWay complaint_way(UnitOfWork& work, const OrganizationId& id);

}  // namespace veerkracht::directory
