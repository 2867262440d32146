#include "capabilities/requests/request.hpp"

#include <stdexcept>

#include "capabilities/requests/requests.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::requests {

namespace {

constexpr auto of_words = "request_extension.words";

struct Extension {
    static constexpr auto table = "request_extension";
    std::string id;
    int version = 1;
    RequestId request_id;
    PersonId person_id;
    OrganizationId organization_id;
    std::string former_due_on;
    db::Bytes words;
    std::string extended_at;
    std::string by_name;
    std::optional<std::string> told_at;
};
BOOST_DESCRIBE_STRUCT(Extension, (),
                      (id, version, request_id, person_id, organization_id, former_due_on, words,
                       extended_at, by_name, told_at))

std::optional<Extension> extension_of(UnitOfWork& work, const RequestId& id) {
    return work.tx.maybe<Extension>("select * from request_extension where request_id = $1", id);
}

}  // namespace

const ClockOfRequests& clock_of_requests() {
    static const ClockOfRequests read = [] {
        auto parsed = from_json<ClockOfRequests>(
            embedded_file("capabilities/requests/packages/record_requests.json").value());
        if (!parsed)
            throw std::runtime_error("record_requests.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

bool is_late(const UnitOfWork& work, const Request& request) {
    return !request.answered_at && !request.replaced_at && request.due_on < work.today;
}

std::optional<audit::LookMeant> look_of(const Request& request) {
    if (request.look.empty()) return std::nullopt;
    return from_json<audit::LookMeant>(request.look).value();
}

std::optional<Owner> owner_of(UnitOfWork& work, const Request& request) {
    return work.tx.maybe<Owner>(
        "select a.id as id, a.name as name from row_worker w join account_card a on a.id = "
        "w.account_id where w.person_id = $1 and w.organization_id = $2 and a.organization_id = $2 "
        "and a.active order by w.changed_at desc limit 1",
        request.person_id, request.organization_id);
}

std::optional<ExtensionView> extension_view(UnitOfWork& work, const RequestId& id) {
    const auto one = extension_of(work, id);
    if (!one) return std::nullopt;
    return ExtensionView{one->extended_at, one->former_due_on,
                         work.open(one->person_id, of_words, one->id, one->words), one->by_name,
                         one->told_at.has_value()};
}

Result<> note_extension(UnitOfWork& work, const Request& request, std::string_view words) {
    if (extension_of(work, request.id)) return fail(Category::conflict, "request.extended_already");
    Extension one;
    one.id = new_uuid();
    one.request_id = request.id;
    one.person_id = request.person_id;
    one.organization_id = request.organization_id;
    one.former_due_on = request.due_on;
    one.words = work.seal(one.person_id, of_words, one.id, words);
    one.extended_at = work.now;
    one.by_name = work.actor.name;
    return work.tx.insert(one);
}

std::optional<PersonId> person_to_tell_of_extension(UnitOfWork& work, const RequestId& id) {
    const auto one = extension_of(work, id);
    if (!one || one->told_at) return std::nullopt;
    return one->person_id;
}

Result<> note_extension_told(UnitOfWork& work, const RequestId& id) {
    TRY(
        work.tx.execute("update request_extension set told_at = $1, version = version + 1 where "
                        "request_id = $2 and told_at is null",
                        work.now, id));
    return {};
}

Result<> hand_over_extensions(UnitOfWork& work, const PersonId& person_id,
                              const OrganizationId& organization_id) {
    TRY(
        work.tx.execute("update request_extension set organization_id = $1, version = version + 1 "
                        "where person_id = $2",
                        organization_id, person_id));
    return {};
}

Result<> move_extensions(UnitOfWork& work, const PersonId& from, const PersonId& to) {
    auto all = work.tx.all<Extension>(
        "select * from request_extension where person_id = $1 order by id", from);
    for (auto& one : all) {
        const auto words = work.open(from, of_words, one.id, one.words);
        one.person_id = to;
        one.words = work.seal(to, of_words, one.id, words);
        TRY(work.tx.update(one));
    }
    return {};
}

}  // namespace veerkracht::requests
