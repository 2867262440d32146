#include "app/import/import_region.hpp"

#include <algorithm>
#include <set>

#include "app/import/node.hpp"
#include "app/import/region_file.hpp"
#include "capabilities/access/grants.hpp"
#include "capabilities/accounts/invitations.hpp"
#include "capabilities/directory/serving.hpp"
#include "capabilities/directory/shared_inbox.hpp"
#include "capabilities/referrals/newcomer.hpp"
#include "capabilities/referrals/standings.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

// Place in the file → what is wrong there.
using Objections = std::map<std::string, std::string>;

std::unexpected<Error> refusal(std::string_view text, const Objections& objections) {
    Error error{Category::invalid, "import.bad_file", "", {}};
    std::size_t first = std::string_view::npos;
    for (const auto& [place, reason] : objections) {
        const auto line = line_of_place(text, place);
        const auto where = "line " + std::to_string(line) + ", " + place;
        error.fields[where] = reason;
        if (line < first) error.detail = where + ": " + reason;
        first = std::min(first, line);
    }
    return std::unexpected(std::move(error));
}

Result<RegionFile> read_file(std::string_view text) {
    const auto json = parse_json(text, {.depth = 8, .values = 500'000});
    if (!json) return bad_file("the file", json.error().code + " " + json.error().detail);
    auto file = from_json<RegionFile>(*json);
    if (!file) return refusal(text, file.error().fields);
    return std::move(*file);
}

const referrals::Target* desk_kind(const std::string& code) {
    const auto* const target = referrals::target_of(code);
    return target && referrals::is_desk(*target) && !target->read_by_teams ? target : nullptr;
}

// An organisation that is an inbox of several teams has the code of its kind of party.
const referrals::Target* inbox_kind(const std::string& code) {
    const auto* const target = referrals::target_of(code);
    return target && target->read_by_teams ? target : nullptr;
}

// What the whole of the file, and what is there already, must say of each part.
class Check {
  public:
    Check(UnitOfWork& work, const RegionFile& file) : work_(work), file_(file) {
        for (const auto& one : file.neighbourhoods) {
            codes_.insert(one.code);
            municipalities_.insert(one.municipality);
        }
        for (const auto& one : work.tx.values<std::string>("select code from neighbourhood"))
            codes_.insert(one);
        for (const auto& one :
             work.tx.values<std::string>("select distinct municipality from neighbourhood"))
            municipalities_.insert(one);
        for (const auto& one : file.organizations) kinds_[one.name] = one.kind;
    }

    Objections objections() {
        note_twice(file_.neighbourhoods, &RegionNeighbourhood::code, "neighbourhoods", ".code");
        note_twice(file_.organizations, &RegionOrganization::name, "organizations", ".name");
        for (std::size_t i = 0; i < file_.organizations.size(); ++i)
            organization(file_.organizations[i], "organizations/" + std::to_string(i));
        return std::move(objections_);
    }

  private:
    void object(const std::string& place, const std::string& reason) {
        objections_.emplace(place, reason);
    }

    template <class T>
    void note_twice(const std::vector<T>& all, std::string T::*name, const std::string& list,
                    const std::string& member) {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!seen.insert(all[i].*name).second)
                object(list + "/" + std::to_string(i) + member, "twice in this file");
    }

    void municipality(const std::string& name, const std::string& place) {
        if (!municipalities_.contains(name)) object(place, "no neighbourhood is in it");
    }

    void organization(const RegionOrganization& one, const std::string& place) {
        const auto known = directory::organization_named(work_, one.name);
        if (directory::domain_of_kind(one.kind).empty()) object(place + ".kind", "not_a_choice");
        if (known && known->kind != one.kind)
            object(place + ".kind", "it is there as " + known->kind);
        municipality(one.municipality, place + ".municipality");
        if (one.neighbourhood && !codes_.contains(*one.neighbourhood))
            object(place + ".neighbourhood", "not a known neighbourhood");
        if (one.email && !accounts::looks_like_address(*one.email))
            object(place + ".email", "malformed");
        for (std::size_t i = 0; i < one.works_in.size(); ++i)
            municipality(one.works_in[i].municipality,
                         place + ".works_in/" + std::to_string(i) + ".municipality");
        for (std::size_t i = 0; i < one.desks.size(); ++i)
            if (!desk_kind(one.desks[i].kind))
                object(place + ".desks/" + std::to_string(i) + ".kind", "not_a_choice");
        readers(one, place);
        for (std::size_t i = 0; i < one.invite.size(); ++i)
            account(one, one.invite[i], place + ".invite/" + std::to_string(i));
    }

    void readers(const RegionOrganization& one, const std::string& place) {
        const bool is_inbox = inbox_kind(one.kind) != nullptr;
        if (is_inbox != !one.read_by.empty())
            object(place + ".read_by", is_inbox ? "required" : "only of an inbox of several teams");
        for (std::size_t i = 0; i < one.read_by.size(); ++i)
            if (!reads_inboxes(one.read_by[i]))
                object(place + ".read_by/" + std::to_string(i),
                       "not a team of this file or region");
    }

    bool reads_inboxes(const std::string& name) {
        const auto known = kinds_.find(name);
        const auto kind =
            known != kinds_.end()
                ? known->second
                : work_.tx.value<std::string>("select kind from organization where name = $1", name)
                      .value_or("");
        return directory::domain_of_kind(kind) == "welfare" && !inbox_kind(kind);
    }

    void account(const RegionOrganization& one, const RegionAccount& account,
                 const std::string& place) {
        const auto roles = access::roles_of_kind(one.kind);
        if (std::ranges::find(roles, account.role) == roles.end())
            object(place + ".role", "not_a_choice");
        if (!accounts::looks_like_address(account.email)) object(place + ".email", "malformed");
        if (!addresses_.insert(folded(trimmed(account.email))).second)
            object(place + ".email", "twice in this file");
        const auto at = access::contact_at(work_, folded(trimmed(account.email)));
        const auto known = directory::organization_named(work_, one.name);
        if (at && (!known || known->id != at->organization_id))
            object(place + ".email", "of somebody elsewhere");
    }

    UnitOfWork& work_;
    const RegionFile& file_;
    std::set<std::string> codes_, municipalities_, addresses_;
    std::map<std::string, std::string> kinds_;
    Objections objections_;
};

class Storing {
  public:
    Storing(UnitOfWork& work, Report& report) : work_(work), report_(report) {}

    Result<> neighbourhood(const RegionNeighbourhood& one) {
        const auto is_new = TRY(work_.tx.execute(
            "insert into neighbourhood (code, name, district_code, municipality_code, "
            "municipality, latitude, longitude) values ($1, $2, $3, $4, $5, $6, $7) "
            "on conflict (code) do nothing",
            one.code, one.name, one.district_code, one.municipality_code, one.municipality,
            one.latitude, one.longitude));
        count("neighbourhood", is_new > 0);
        return {};
    }

    Result<> organization(const RegionOrganization& one) {
        const auto known = directory::organization_named(work_, one.name);
        auto stored = known.value_or(directory::Organization());
        say(one, stored);
        if (!known) {
            stored.id = new_id<OrganizationId>();
            stored.source = "region";
            stored.created_at = work_.now;
            TRY(work_.tx.insert(stored));
            fresh_.push_back(stored.id);
        }
        const bool changes = known && to_json(stored) != to_json(*known);
        if (changes) TRY(work_.tx.update(stored));
        count("organization", !known || changes);
        return {};
    }

    // After all organisations are there: who reads, who is found, who is asked in.
    Result<> parties(const RegionOrganization& one) {
        const auto id = directory::organization_named(work_, one.name)->id;
        TRY(areas(id, one.works_in));
        for (const auto& name : one.read_by) {
            const auto reader = directory::organization_named(work_, name)->id;
            count("reader of an inbox", TRY(directory::reads_inbox(work_, {id, reader})));
        }
        if (const auto* const inbox = inbox_kind(one.kind)) TRY(desk(id, *inbox, {}));
        for (const auto& desk_of : one.desks) TRY(desk(id, *desk_kind(desk_of.kind), desk_of));
        for (const auto& account : one.invite) TRY(invite(id, account));
        return {};
    }

    Result<> let_new_ones_find() {
        for (const auto& id : fresh_) TRY(referrals::find_faces_around(work_, id));
        return {};
    }

  private:
    Result<> areas(const OrganizationId& id, const std::vector<RegionArea>& areas) {
        bool any_is_new = false;
        for (const auto& area : areas) {
            const bool is_new = TRY(directory::works_in(
                work_, {id, area.municipality, area.village.value_or(""), area.residents_ask}));
            count("work area", is_new);
            any_is_new = any_is_new || is_new;
        }
        if (any_is_new) TRY(referrals::show_faces_in_work_area(work_, id));
        return {};
    }

    void count(const std::string& type, bool stored) {
        report_.read(type);
        report_.became(type, stored ? Outcome::stored : Outcome::already_there);
    }

    // What the file does not say stays as it is.
    void say(const RegionOrganization& one, directory::Organization& stored) {
        stored.kind = one.kind;
        stored.domain = directory::domain_of_kind(one.kind);
        stored.name = one.name;
        stored.phone = one.phone;
        stored.municipality = one.municipality;
        const auto if_said = [](const std::optional<std::string>& said, std::string& member) {
            if (said) member = *said;
        };
        if_said(one.description, stored.description);
        if_said(one.out_of_hours_phone, stored.out_of_hours_phone);
        if_said(one.email, stored.email);
        if_said(one.website, stored.website);
        if_said(one.address, stored.address);
        if_said(one.village, stored.village);
        if (one.neighbourhood) directory::place_in_neighbourhood(work_, stored, *one.neighbourhood);
    }

    Result<> desk(const OrganizationId& id, const referrals::Target& target,
                  const RegionDesk& said) {
        count("desk", TRY(referrals::open_desk(work_, id, target, said.name.value_or(""),
                                               said.about.value_or(""), said.phone.value_or(""))));
        return {};
    }

    Result<> invite(const OrganizationId& id, const RegionAccount& account) {
        const auto sent = TRY(accounts::invite_first(
            work_, id, {.name = account.name, .role = account.role, .email = account.email}));
        count("invitation", sent.has_value());
        if (sent)
            report_.to_tell.push_back(sent->email + " is invited; tell " + sent->name +
                                      " the code " + sent->code);
        return {};
    }

    UnitOfWork& work_;
    Report& report_;
    std::vector<OrganizationId> fresh_;
};

}  // namespace

Result<Report> import_region(UnitOfWork& work, std::string_view file_name, std::string_view text) {
    const auto file = TRY(read_file(text));
    if (const auto objections = Check(work, file).objections(); !objections.empty())
        return refusal(text, objections);
    Report report;
    report.file = file_name;
    Storing storing(work, report);
    for (const auto& one : file.neighbourhoods) TRY(storing.neighbourhood(one));
    for (const auto& one : file.organizations) TRY(storing.organization(one));
    for (const auto& one : file.organizations) TRY(storing.parties(one));
    TRY(storing.let_new_ones_find());
    report.check_the_sum();
    return report;
}

}  // namespace veerkracht::import
