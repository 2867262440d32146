#include "app/import/import_hsds.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/import/code_tables.hpp"
#include "app/import/content_id.hpp"
#include "capabilities/directory/received.hpp"
#include "kernel/json.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

constexpr std::string_view source = "hsds";
constexpr std::size_t line_characters_max = 300;
constexpr std::size_t text_characters_max = 4'000;

std::string shortened(const std::string& text, std::size_t most) {
    return std::string(first_characters(text, most));
}

std::string line(const Node& record, std::string_view name) {
    return shortened(record.text(name), line_characters_max);
}

std::string required_text(const Node& record, std::string_view name) {
    auto text = line(record, name);
    if (text.empty()) record.member(name).problem("required");
    return text;
}

// "\"+44 1234 234567\"" as some publishers write it.
std::string first_phone(const Node& record) {
    auto number = line(record.first("phones"), "number");
    std::erase(number, '"');
    return number;
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string text;
    for (const auto& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    return text;
}

struct Place {
    std::string address;
    std::string village;
    std::optional<double> latitude;
    std::optional<double> longitude;
};

Place place_of(const Node& location) {
    Place place;
    const auto address = location.first("addresses");
    place.village = line(address, "city");
    place.address = joined({line(address, "address_1"), line(address, "address_2"),
                            line(address, "postal_code"), place.village});
    const auto latitude = location.number("latitude");
    const auto longitude = location.number("longitude");
    const bool on_earth = latitude && longitude && *latitude >= -90 && *latitude <= 90 &&
                          *longitude >= -180 && *longitude <= 180;
    if (on_earth) {
        place.latitude = latitude;
        place.longitude = longitude;
    }
    return place;
}

void put_at(const Place& place, auto& entry) {
    entry.address = place.address;
    entry.village = place.village;
    entry.latitude = place.latitude;
    entry.longitude = place.longitude;
}

directory::Organization read_organization(const Node& record) {
    directory::Organization read;
    read.kind = "initiative";
    read.domain = "community";
    read.name = required_text(record, "name");
    read.description = shortened(record.text("description"), text_characters_max);
    read.email = line(record, "email");
    read.website = line(record, "website");
    read.phone = first_phone(record);
    put_at(place_of(record.first("locations")), read);
    return read;
}

constexpr std::array<std::string_view, 4> statuses{"active", "inactive", "defunct",
                                                   "temporarily closed"};

std::string status_of(const Node& record) {
    const auto status = record.text("status");
    if (status.empty()) return "active";
    if (std::ranges::find(statuses, status) == statuses.end())
        record.member("status").problem("not a status of HSDS");
    return status;
}

// "TH,FR" of RFC 5545 is "4 5".
std::set<int> weekdays_of(const Node& schedule) {
    constexpr std::array<std::string_view, 7> names{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const auto byday = schedule.text("byday");
    std::set<int> days;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (byday.contains(names[i])) days.insert(static_cast<int>(i) + 1);
    return days;
}

void read_schedules(const Node& record, directory::Service& read) {
    auto schedules = record.list("schedules");
    if (schedules.empty()) schedules = record.first("service_at_locations").list("schedules");
    std::set<int> days;
    std::string text;
    for (const auto& schedule : schedules) {
        days.merge(weekdays_of(schedule));
        const auto description = schedule.text("description");
        if (!description.empty()) text += (text.empty() ? "" : "; ") + description;
    }
    read.schedule_description = shortened(text, line_characters_max);
    for (const int day : days)
        read.weekdays += (read.weekdays.empty() ? "" : " ") + std::to_string(day);
}

std::string needs_of(const Node& record) {
    std::set<std::string> needs;
    for (const auto& attribute : record.list("attributes")) {
        const auto term = attribute.member("taxonomy_term");
        const auto need = need_of_term(term.text("taxonomy"), term.text("code"));
        if (!need.empty()) needs.insert(need);
    }
    std::string text;
    for (const auto& need : needs) text += (text.empty() ? "" : " ") + need;
    return text;
}

std::optional<std::string> assured_day(const Node& record) {
    const auto text = record.text("assured_date");
    if (text.empty()) return std::nullopt;
    if (!looks_like_day(text.substr(0, 10))) record.member("assured_date").problem("not a date");
    return text.substr(0, 10);
}

std::optional<int> places_free(const Node& record) {
    const auto available = record.first("capacities").number("available");
    if (!available || *available < 0 || *available > 1'000'000) return std::nullopt;
    return static_cast<int>(*available);
}

directory::Service read_service(const Node& record) {
    directory::Service read;
    read.name = required_text(record, "name");
    read.description = shortened(record.text("description"), text_characters_max);
    read.status = status_of(record);
    read.eligibility_description =
        shortened(record.text("eligibility_description"), text_characters_max);
    auto fees = record.text("fees_description");
    if (fees.empty()) fees = record.text("fees");
    read.fees_description = shortened(fees, text_characters_max);
    read.interpretation_services = line(record, "interpretation_services");
    read.email = line(record, "email");
    read.url = line(record, "url");
    read.phone = first_phone(record);
    const auto location = record.first("service_at_locations").member("location");
    if (read.phone.empty()) read.phone = first_phone(location);
    put_at(place_of(location), read);
    read_schedules(record, read);
    read.places_free = places_free(record);
    read.needs = needs_of(record);
    read.assured_on = assured_day(record);
    return read;
}

// A service at a location is its service, there.
boost::json::value service_there(const boost::json::value& at_location) {
    auto service = at_location.get_object().at("service");
    service.as_object()["service_at_locations"] = boost::json::array{at_location};
    return service;
}

struct PreparedService {
    const HsdsRecord* record = nullptr;
    directory::Service service;
    std::string organization_id;                          // of the sender
    std::optional<directory::Organization> organization;  // when it stands in the service
};

struct PreparedOrganization {
    const HsdsRecord* record = nullptr;
    directory::Organization organization;
    std::vector<PreparedService> services;
};

class HsdsImport {
  public:
    HsdsImport(UnitOfWork& work, std::string_view publisher, std::string_view file_name)
        : work_(work), publisher_(publisher) {
        report_.file = file_name;
    }

    Result<Report> run(const HsdsFile& file, Problems& problems) {
        for (const auto& record : file.records) prepare(record, problems);
        if (!problems.none()) return problems.refusal();
        for (const auto& one : organizations_) TRY(take_in(one));
        for (const auto& one : services_)
            report_.became(one.record->kind, TRY(take_in_service(one, one.record)));
        for (const auto* record : others_)
            report_.became(record->kind, TRY(keep(*record, "kept", "", "")));
        report_.check_the_sum();
        return std::move(report_);
    }

  private:
    // --- Reading -------------------------------------------------------------------------------

    std::string source_id(const Node& record) const {
        const auto id = record.member("id").as_text();
        if (id.empty()) record.member("id").problem("required");
        return scoped(id);
    }

    std::string scoped(const std::string& id) const {
        if (id.empty() || publisher_.empty() || looks_like_uuid(folded(id))) return id;
        return publisher_ + "/" + id;
    }

    directory::Organization organization_in(const Node& record) const {
        auto read = read_organization(record);
        read.source = source;
        read.source_id = source_id(record);
        return read;
    }

    PreparedService service_in(const HsdsRecord& record, const Node& node) {
        PreparedService prepared;
        prepared.record = &record;
        prepared.service = read_service(node);
        prepared.service.source = source;
        prepared.service.source_id = source_id(node);
        // The examples of the standard stand at 100 degrees north: no reason to refuse a list.
        const auto location = node.first("service_at_locations").member("location");
        if (location.number("latitude") && !prepared.service.latitude)
            report_.note(location.place(), "a place that is not on earth, left out");
        prepared.organization_id = scoped(node.member("organization_id").as_text());
        const auto organization = node.member("organization");
        if (organization.has("id") && organization.has("name")) {
            prepared.organization = organization_in(organization);
            prepared.organization_id = prepared.organization->source_id;
            report_.read("organization");
        }
        return prepared;
    }

    void prepare(const HsdsRecord& record, Problems& problems) {
        report_.read(record.kind);
        const Node node(record.value, record.place, problems);
        if (record.kind == "organization") {
            PreparedOrganization prepared{&record, organization_in(node), {}};
            for (const auto& service : node.list("services")) {
                report_.read("service");
                prepared.services.push_back(service_in(record, service));
                prepared.services.back().organization_id = prepared.organization.source_id;
            }
            organizations_.push_back(std::move(prepared));
        } else if (record.kind == "service") {
            services_.push_back(service_in(record, node));
        } else if (record.kind == "service_at_location") {
            made_.push_back(service_there(*record.value));
            services_.push_back(
                service_in(record, Node(&made_.back(), record.place + ".service", problems)));
        } else {
            others_.push_back(&record);
        }
    }

    // --- Storing -------------------------------------------------------------------------------

    Result<Outcome> keep(const HsdsRecord& record, std::string_view outcome,
                         std::string_view record_id, std::string_view reason) {
        if (!reason.empty()) report_.note(record.place, reason);
        directory::ReceivedDocument document;
        document.id = content_id(work_.keys,
                                 publisher_ + "\n" + record.kind + "\n" + std::string(record.text));
        document.kind = "hsds." + record.kind;
        document.record_id = record_id;
        document.source = report_.file + " " + record.place;
        document.outcome = outcome;
        document.reason = reason;
        document.body = record.text;
        const bool is_new = TRY(directory::keep_document(work_, std::move(document)));
        return is_new ? Outcome::kept : Outcome::already_there;
    }

    static Outcome outcome_of(directory::Put put) {
        return put == directory::Put::stored ? Outcome::stored : Outcome::already_there;
    }

    Result<Outcome> put(directory::Organization& organization) {
        organization.id = new_id<OrganizationId>();
        organization.created_at = work_.now;
        return outcome_of(TRY(directory::put(work_, organization)));
    }

    Result<> take_in(const PreparedOrganization& prepared) {
        auto organization = prepared.organization;
        if (organizations_in_file_.insert(organization.source_id).second) {
            report_.became("organization", TRY(put(organization)));
            TRY(keep(*prepared.record, "stored", organization.id.value, ""));
        } else {
            report_.became("organization",
                           TRY(keep(*prepared.record, "kept", "",
                                    "an organisation with this id stands earlier in the file")));
        }
        for (const auto& service : prepared.services)
            report_.became("service", TRY(take_in_service(service, nullptr)));
        return {};
    }

    std::optional<OrganizationId> organization_of(const PreparedService& prepared) {
        if (!prepared.organization_id.empty()) {
            auto found = directory::organization_received(work_, source, prepared.organization_id);
            if (found) return found;
        }
        // A short list may leave out what is known of this service already.
        const auto known = directory::service_received(work_, source, prepared.service.source_id);
        if (known) return known->organization_id;
        return std::nullopt;
    }

    // `document` is the record to keep; none for a service inside the record of its organisation.
    Result<Outcome> take_in_service(const PreparedService& prepared, const HsdsRecord* document) {
        auto service = prepared.service;
        if (auto organization = prepared.organization)
            report_.became("organization", TRY(put(*organization)));
        const bool whole = document && document->kind == "service";
        if (whole && !services_in_file_.insert(service.source_id).second)
            return keep(*document, "kept", "", "a service with this id stands earlier in the file");

        const auto organization_id = organization_of(prepared);
        if (!organization_id) {
            if (whole) services_in_file_.erase(service.source_id);
            if (!document) return Outcome::kept;
            return keep(*document, "kept", "", "its organisation is not known here");
        }
        service.id = new_id<ServiceId>();
        service.organization_id = *organization_id;
        service.created_at = work_.now;
        const auto outcome = outcome_of(TRY(directory::put(work_, service)));
        if (document) TRY(keep(*document, "stored", service.id.value, ""));
        return outcome;
    }

    UnitOfWork& work_;
    std::string publisher_;
    Report report_;
    std::vector<PreparedOrganization> organizations_;
    std::vector<PreparedService> services_;
    std::vector<const HsdsRecord*> others_;
    std::deque<boost::json::value> made_;
    std::set<std::string> organizations_in_file_;  // by source_id, as the services
    std::set<std::string> services_in_file_;
};

}  // namespace

Result<Report> import_hsds_json(UnitOfWork& work, std::string_view publisher,
                                std::string_view file_name, std::string_view text) {
    Problems problems;
    const auto file = TRY(read_hsds_json(text, problems));
    return HsdsImport(work, publisher, file_name).run(file, problems);
}

Result<Report> import_hsds_csv(UnitOfWork& work, std::string_view publisher,
                               std::string_view set_name, const std::vector<NamedText>& files) {
    Problems problems;
    const auto file = TRY(read_hsds_csv(files));
    return HsdsImport(work, publisher, set_name).run(file, problems);
}

}  // namespace veerkracht::import
