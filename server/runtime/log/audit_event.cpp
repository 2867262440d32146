#include "runtime/log/audit_event.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace veerkracht::log {

namespace {

using boost::json::array;
using boost::json::object;

constexpr std::string_view dicom = "http://dicom.nema.org/resources/ontology/DCM";
constexpr std::string_view participation =
    "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
constexpr std::string_view own_entities =
    "https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType";
constexpr std::string_view profiles =
    "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

object coding(std::string_view system, std::string_view code, std::string_view display = "") {
    object made{{"system", system}, {"code", code}};
    if (!display.empty()) made["display"] = display;
    return made;
}

object concept_of(object coded) { return {{"coding", array{std::move(coded)}}}; }

std::string terminology(std::string_view name) {
    return "http://terminology.hl7.org/CodeSystem/" + std::string(name);
}

// One event: a line, and what it says of one person when it does.
class Event {
  public:
    Event(const SealedLine& line, const SealedLook* look, std::string_view address)
        : line_(line), look_(look), address_(address) {}

    object written(std::size_t number) const {
        object event{{"resourceType", "AuditEvent"},
                     {"id", std::to_string(line_.id) + "-" + std::to_string(number)}};
        if (look_ != nullptr && went_well())
            event["meta"] = object{{"profile", array{std::string(profiles) +
                                                     (reads() ? "PatientRead" : "PatientUpdate")}}};
        event["type"] = coding(terminology("audit-event-type"), "rest", "Restful Operation");
        event["subtype"] = subtypes();
        event["action"] = look_ == nullptr ? "E" : reads() ? "R" : "U";
        event["recorded"] = line_.at;
        event["outcome"] = went_well() ? "0" : "4";
        if (!went_well()) event["outcomeDesc"] = trouble();
        if (is_emergency())
            event["purposeOfEvent"] =
                array{concept_of(coding(terminology("v3-ActReason"), "BTG", "break the glass"))};
        event["agent"] = agents();
        event["source"] =
            object{{"site", address_},
                   {"observer", server()},
                   {"type",
                    array{coding(terminology("security-source-type"), "4", "Application Server")}}};
        event["entity"] = entities();
        return event;
    }

  private:
    bool reads() const { return look_ != nullptr && look_->operation == "read"; }
    bool went_well() const {
        return look_ == nullptr ? line_.outcome == "done"
                                : look_->allowed && line_.outcome == "done";
    }
    // Of a look that was refused the ground is why.
    std::string trouble() const {
        return look_ != nullptr && !look_->allowed ? look_->ground : line_.outcome;
    }
    bool is_emergency() const { return look_ != nullptr && look_->ground == "break_glass"; }

    std::string own(std::string_view what) const { return address_ + "/" + std::string(what); }
    object reference(std::string_view type, std::string_view what, std::string_view id) const {
        return {{"type", type}, {"identifier", object{{"system", own(what)}, {"value", id}}}};
    }
    object server() const {
        return {{"type", "Device"}, {"identifier", object{{"value", address_}}}};
    }

    array subtypes() const {
        array all;
        if (look_ != nullptr)
            all.push_back(
                coding("http://hl7.org/fhir/restful-interaction", reads() ? "read" : "update"));
        all.push_back(coding(own("action"), line_.action));
        return all;
    }

    // Who reads is where it goes to; who writes is where it comes from.
    array agents() const {
        const auto destination = concept_of(coding(dicom, "110152", "Destination Role ID"));
        const auto source = concept_of(coding(dicom, "110153", "Source Role ID"));
        const bool is_writing = look_ != nullptr && !reads();
        array all;
        all.push_back(client(is_writing ? source : destination));
        all.push_back(object{{"type", is_writing ? destination : source},
                             {"who", server()},
                             {"requestor", false},
                             {"network", object{{"address", address_}, {"type", "5"}}}});
        if (has_user()) all.push_back(user(is_writing));
        if (line_.organization_id)
            all.push_back(object{
                {"type",
                 concept_of(coding(terminology("v3-RoleClass"), "PROV", "healthcare provider"))},
                {"who", reference("Organization", "organization", *line_.organization_id)},
                {"requestor", false}});
        return all;
    }
    object client(const object& type) const {
        const bool is_own = line_.address.empty();  // the system by itself
        return {{"type", type},
                {"who", is_own ? server() : object{{"type", "Device"}, {"display", line_.address}}},
                {"requestor", !has_user()},
                {"network", object{{"address", is_own ? address_ : line_.address},
                                   {"type", is_own ? "5" : "2"}}}};
    }
    bool has_user() const { return line_.account_id || line_.person_id || line_.link_id; }
    // Of a resident no name: who he is stands in the record, and is asked there.
    object user(bool is_writing) const {
        object made{
            {"type",
             concept_of(is_writing ? coding(participation, "AUT", "author (originator)")
                                   : coding(participation, "IRCP", "information recipient"))},
            {"role", array{concept_of(coding(own("role"), line_.role))}},
            {"who", who()}};
        if (line_.account_id) made["name"] = line_.actor_name;
        made["requestor"] = true;
        return made;
    }
    object who() const {
        if (line_.account_id) return reference("Practitioner", "account", *line_.account_id);
        if (line_.person_id) return reference("Patient", "person", *line_.person_id);
        return reference("RelatedPerson", "link", *line_.link_id);
    }

    array entities() const {
        array all;
        if (look_ != nullptr) {
            all.push_back(object{{"what", reference("Patient", "person", look_->person_id)},
                                 {"type", coding(terminology("audit-entity-type"), "1", "Person")},
                                 {"role", coding(terminology("object-role"), "1", "Patient")}});
            all.push_back(data());
        }
        if (!line_.request_id.empty())
            all.push_back(
                object{{"what", object{{"identifier", object{{"value", line_.request_id}}}}},
                       {"type", coding(own_entities, "XrequestId")}});
        if (all.empty())
            all.push_back(
                object{{"type", coding(terminology("audit-entity-type"), "2", "System Object")},
                       {"name", line_.action}});
        return all;
    }
    object data() const {
        return {{"what", object{{"identifier", object{{"system", own("record_class")},
                                                      {"value", look_->record_class}}}}},
                {"type", coding(terminology("audit-entity-type"), "2", "System Object")},
                {"role", coding(terminology("object-role"), "4", "Domain Resource")},
                {"detail", array{object{{"type", "ground"}, {"valueString", look_->ground}}}}};
    }

    const SealedLine& line_;
    const SealedLook* look_;
    std::string address_;
};

}  // namespace

std::vector<std::string> audit_events(const SealedLine& line, std::string_view address) {
    std::vector<std::string> events;
    if (line.looks.empty())
        events.push_back(boost::json::serialize(Event(line, nullptr, address).written(1)));
    for (const auto& look : line.looks)
        events.push_back(
            boost::json::serialize(Event(line, &look, address).written(events.size() + 1)));
    return events;
}

}  // namespace veerkracht::log
