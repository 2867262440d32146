// A region as who starts it writes it down: its neighbourhoods, and the organisations that work
// there. One JSON file; fixtures/region/ has an example.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/json.hpp"

namespace veerkracht::import {

struct RegionNeighbourhood {  // as CBS names it
    std::string code;
    std::string name;
    std::string district_code;
    std::string municipality_code;
    std::string municipality;
    double latitude = 0;
    double longitude = 0;
};
BOOST_DESCRIBE_STRUCT(RegionNeighbourhood, (),
                      (code, name, district_code, municipality_code, municipality, latitude,
                       longitude))
constexpr auto rules(const RegionNeighbourhood*) {
    using N = RegionNeighbourhood;
    return std::tuple{
        rule(&N::code, Length{1, 12}),          rule(&N::name, Length{1, 120}),
        rule(&N::district_code, Length{0, 12}), rule(&N::municipality_code, Length{1, 12}),
        rule(&N::municipality, Length{1, 80}),  rule(&N::latitude, Range{-90, 90}),
        rule(&N::longitude, Range{-180, 180})};
}

struct RegionArea {
    std::string municipality;
    std::optional<std::string> village;  // left out: the whole municipality
    bool residents_ask = false;          // residents there find it at /hulp
};
BOOST_DESCRIBE_STRUCT(RegionArea, (), (municipality, village, residents_ask))
constexpr auto rules(const RegionArea*) {
    return std::tuple{rule(&RegionArea::village, Length{1, 80})};
}

// One face for all who work there: a desk of a municipality, or an inbox. Its clock is that of its
// kind.
struct RegionDesk {
    std::string kind;  // wmo_desk, debt_desk, youth_team
    std::optional<std::string> name;
    std::optional<std::string> about;
    std::optional<std::string> phone;
};
BOOST_DESCRIBE_STRUCT(RegionDesk, (), (kind, name, about, phone))
constexpr auto rules(const RegionDesk*) {
    return std::tuple{rule(&RegionDesk::name, Length{1, 80}),
                      rule(&RegionDesk::about, Length{0, 160}), rule(&RegionDesk::phone, Phone{})};
}

struct RegionAccount {
    std::string role;
    std::string name;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(RegionAccount, (), (role, name, email))
constexpr auto rules(const RegionAccount*) {
    return std::tuple{rule(&RegionAccount::name, Length{1, 120}),
                      rule(&RegionAccount::email, Length{3, 200})};
}

struct RegionOrganization {
    std::string kind;
    std::string name;
    std::string phone;
    std::string municipality;
    std::optional<std::string> description;
    std::optional<std::string> out_of_hours_phone;
    std::optional<std::string> email;  // the mailbox of the team
    std::optional<std::string> website;
    std::optional<std::string> address;
    std::optional<std::string> village;
    std::optional<std::string> neighbourhood;  // its code
    std::vector<RegionArea> works_in;
    std::vector<RegionDesk> desks;
    std::vector<std::string> read_by;   // of a shared inbox: names of the organisations
    std::vector<RegionAccount> invite;  // who comes in first, and asks the others
};
BOOST_DESCRIBE_STRUCT(RegionOrganization, (),
                      (kind, name, phone, municipality, description, out_of_hours_phone, email,
                       website, address, village, neighbourhood, works_in, desks, read_by, invite))
constexpr auto rules(const RegionOrganization*) {
    using O = RegionOrganization;
    return std::tuple{rule(&O::name, Length{1, 120}),        rule(&O::phone, Phone{}),
                      rule(&O::municipality, Length{1, 80}), rule(&O::description, Length{0, 400}),
                      rule(&O::out_of_hours_phone, Phone{}), rule(&O::email, Length{3, 200}),
                      rule(&O::website, Length{0, 200}),     rule(&O::address, Length{0, 200}),
                      rule(&O::village, Length{1, 80})};
}

struct RegionFile {
    std::vector<RegionNeighbourhood> neighbourhoods;
    std::vector<RegionOrganization> organizations;
};
BOOST_DESCRIBE_STRUCT(RegionFile, (), (neighbourhoods, organizations))

// The line on which a place of the file stands ("organizations/2.phone"), or the nearest place
// around it when it is not written at all.
std::size_t line_of_place(std::string_view json, std::string_view place);

}  // namespace veerkracht::import
