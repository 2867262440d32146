#include "capabilities/directory/received.hpp"

#include "kernel/text.hpp"

namespace veerkracht::directory {

namespace {

template <class Member>
void keep_if_unsaid(Member& received, const Member& known) {
    if (received == Member{}) received = known;
}

void keep_our_own(Organization& received, const Organization& known) {
    keep_if_unsaid(received.description, known.description);
    keep_if_unsaid(received.phone, known.phone);
    keep_if_unsaid(received.email, known.email);
    keep_if_unsaid(received.website, known.website);
    keep_if_unsaid(received.address, known.address);
    keep_if_unsaid(received.village, known.village);
    keep_if_unsaid(received.municipality_code, known.municipality_code);
    keep_if_unsaid(received.municipality, known.municipality);
    keep_if_unsaid(received.neighbourhood_code, known.neighbourhood_code);
    keep_if_unsaid(received.latitude, known.latitude);
    keep_if_unsaid(received.longitude, known.longitude);
}

void keep_our_own(Service& received, const Service& known) {
    keep_if_unsaid(received.description, known.description);
    keep_if_unsaid(received.eligibility_description, known.eligibility_description);
    keep_if_unsaid(received.fees_description, known.fees_description);
    keep_if_unsaid(received.schedule_description, known.schedule_description);
    keep_if_unsaid(received.weekdays, known.weekdays);
    keep_if_unsaid(received.interpretation_services, known.interpretation_services);
    keep_if_unsaid(received.email, known.email);
    keep_if_unsaid(received.phone, known.phone);
    keep_if_unsaid(received.url, known.url);
    keep_if_unsaid(received.places_free, known.places_free);
    keep_if_unsaid(received.assured_on, known.assured_on);
    keep_if_unsaid(received.needs, known.needs);
    keep_if_unsaid(received.neighbourhood_code, known.neighbourhood_code);
    keep_if_unsaid(received.latitude, known.latitude);
    keep_if_unsaid(received.longitude, known.longitude);
    keep_if_unsaid(received.address, known.address);
    keep_if_unsaid(received.village, known.village);
}

void keep_our_own(Face& received, const Face& known) {
    received.account_id = known.account_id;
    received.wait_weeks = known.wait_weeks;
    received.practice_hours = known.practice_hours;
    received.intake_stop = known.intake_stop;
    keep_if_unsaid(received.about, known.about);
}

template <class Record>
Result<Put> put_over(UnitOfWork& work, Record& received, const std::optional<Record>& known) {
    if (!known) {
        TRY(work.tx.insert(received));
        return Put::stored;
    }
    received.id = known->id;
    received.version = known->version;
    if constexpr (requires { received.created_at; }) received.created_at = known->created_at;
    keep_our_own(received, *known);
    if (to_json(received) == to_json(*known)) return Put::unchanged;
    TRY(work.tx.update(received));
    return Put::stored;
}

}  // namespace

Result<Put> put(UnitOfWork& work, Organization& organization) {
    return put_over(work, organization,
                    work.tx.maybe<Organization>(
                        "select * from organization where source = $1 and source_id = $2",
                        organization.source, organization.source_id));
}

Result<Put> put(UnitOfWork& work, Service& service) {
    return put_over(work, service, service_received(work, service.source, service.source_id));
}

Result<Put> put(UnitOfWork& work, Face& face) {
    return put_over(work, face, work.tx.maybe<Face>("select * from face where id = $1", face.id));
}

std::optional<OrganizationId> organization_received(UnitOfWork& work, std::string_view source,
                                                    std::string_view source_id) {
    return work.tx.value<OrganizationId>(
        "select id from organization where source = $1 and source_id = $2", source, source_id);
}

std::optional<Service> service_received(UnitOfWork& work, std::string_view source,
                                        std::string_view source_id) {
    return work.tx.maybe<Service>("select * from service where source = $1 and source_id = $2",
                                  source, source_id);
}

Result<bool> locate(UnitOfWork& work, const OrganizationId& id, double latitude, double longitude) {
    auto organization =
        TRY(work.tx.one<Organization>("select * from organization where id = $1", id));
    if (organization.latitude) return false;
    organization.latitude = latitude;
    organization.longitude = longitude;
    TRY(work.tx.update(organization));
    return true;
}

Result<bool> keep_document(UnitOfWork& work, ReceivedDocument document) {
    if (work.tx.value<std::string>("select id from received_document where id = $1", document.id))
        return false;
    document.received_at = work.now;
    TRY(work.tx.insert(document));
    return true;
}

std::optional<ReceivedDocument> document(UnitOfWork& work, std::string_view id) {
    return work.tx.maybe<ReceivedDocument>("select * from received_document where id = $1", id);
}

std::optional<std::string> record_of_key(UnitOfWork& work, std::string_view source,
                                         std::string_view key) {
    return work.tx.value<std::string>(
        "select record_id from source_key where source = $1 and key = $2", source, key);
}

Result<> note_key(UnitOfWork& work, std::string_view source, std::string_view key,
                  std::string_view kind, std::string_view record_id) {
    TRY(
        work.tx.execute("insert into source_key (source, key, kind, record_id) "
                        "values ($1, $2, $3, $4) on conflict (source, key) do update "
                        "set kind = excluded.kind, record_id = excluded.record_id",
                        source, key, kind, record_id));
    return {};
}

std::vector<Organization> organizations_called(UnitOfWork& work, std::string_view kind,
                                               std::string_view name_or_id) {
    auto found =
        work.tx.all<Organization>("select * from organization where kind = $1 order by id", kind);
    const auto name = folded(trimmed(name_or_id));
    std::erase_if(found, [&](const Organization& one) {
        return one.id.value != name_or_id && folded(one.name) != name;
    });
    return found;
}

}  // namespace veerkracht::directory
