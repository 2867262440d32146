#include "capabilities/requests/request_clock.hpp"

#include <algorithm>
#include <tuple>

#include "capabilities/access/access.hpp"
#include "capabilities/notifications/officers.hpp"
#include "capabilities/people/on_paper.hpp"
#include "capabilities/requests/request.hpp"
#include "kernel/text.hpp"

namespace veerkracht::requests {

using access::Class;
using access::Operation;

namespace {

constexpr int months_shown = 12;
constexpr auto of_name = "written_request.name";
constexpr auto of_words = "written_request.words";
constexpr auto of_handler = "written_request.handled_by";
constexpr auto of_extension = "written_request.extension_words";
constexpr auto of_answer = "written_request.answer_words";

struct WrittenRequest {
    static constexpr auto table = "written_request";
    WrittenRequestId id;
    int version = 1;
    OrganizationId organization_id;
    std::string kind;
    std::string came_by;
    db::Bytes name;
    db::Bytes words;
    db::Bytes handled_by;
    std::string received_on;
    std::string due_on;
    std::string noted_by_name;
    std::string noted_at;
    std::optional<std::string> warned_at;
    std::optional<std::string> extended_on;
    db::Bytes extension_words;
    std::optional<std::string> answered_on;
    std::string answer;
    db::Bytes answer_words;
    std::string answered_by_name;
};
BOOST_DESCRIBE_STRUCT(WrittenRequest, (),
                      (id, version, organization_id, kind, came_by, name, words, handled_by,
                       received_on, due_on, noted_by_name, noted_at, warned_at, extended_on,
                       extension_words, answered_on, answer, answer_words, answered_by_name))

// The officer sees whose request it is, and nothing else of the record.
Result<> may_see_who_asked(UnitOfWork& work, const Request& request) {
    return access::may(work, Class::identity, Operation::read,
                       {.person_id = request.person_id,
                        .organization_id = request.organization_id,
                        .in_scope = true});
}

struct Name {
    std::string given_name;
    std::string family_name;
};
BOOST_DESCRIBE_STRUCT(Name, (), (given_name, family_name))

std::string name_of(UnitOfWork& work, const PersonId& id) {
    const auto name =
        work.tx.maybe<Name>("select given_name, family_name from person_card where id = $1", id);
    return name ? std::string(trimmed(name->given_name + " " + name->family_name)) : "";
}

// A statement stands beside the record at once; only that it was read waits.
bool is_decided(const Request& request) { return request.kind != "statement"; }

// Reading who looked is reading the access log, and stands there itself.
std::vector<std::string> readers_of(UnitOfWork& work, const Request& request) {
    const auto look = look_of(request);
    if (!look || !access::may(work, Class::access_log, Operation::read,
                              {.person_id = request.person_id,
                               .organization_id = request.organization_id,
                               .in_scope = true}))
        return {};
    return audit::readers_of(work, request.person_id, request.organization_id, *look);
}

// A name is told by the officers, who have no turns.
std::string handler_of(UnitOfWork& work, const Request& request) {
    const auto owner = asks_a_name(request) ? std::nullopt : owner_of(work, request);
    return owner ? owner->name : "";
}

ClockedRequest of_own_page(UnitOfWork& work, const Request& request) {
    const auto extension = extension_view(work, request.id);
    const auto restriction = access::restriction_of(work, request.id.value);
    ClockedRequest row;
    row.id = request.id.value;
    row.version = request.version;
    row.kind = request.kind;
    row.subject = request.subject;
    row.name = name_of(work, request.person_id);
    row.handled_by = handler_of(work, request);
    row.received_on = day_of(request.asked_at);
    row.due_on = request.due_on;
    row.late = is_late(work, request);
    row.frozen = restriction && restriction->holds;
    row.may_extend = is_decided(request) && !request.answered_at && !extension && !row.late;
    if (extension) {
        row.extended_on = day_of(extension->extended_at);
        row.extension_words = extension->words;
        row.extension_told = extension->told;
    }
    if (request.answered_at) row.answered_on = day_of(*request.answered_at);
    row.answer = request.answer;
    row.look = look_of(request);
    if (!request.answered_at) row.readers = readers_of(work, request);
    return row;
}

bool is_late(const UnitOfWork& work, const WrittenRequest& request) {
    return !request.answered_on && request.due_on < work.today;
}

ClockedRequest of_letter(UnitOfWork& work, const WrittenRequest& request) {
    const auto opened = [&](std::string_view place, const db::Bytes& sealed) {
        return sealed.data.empty() ? std::string()
                                   : work.keys.open_own(place, request.id.value, sealed);
    };
    ClockedRequest row;
    row.id = request.id.value;
    row.version = request.version;
    row.written = true;
    row.kind = request.kind;
    row.came_by = request.came_by;
    row.name = opened(of_name, request.name);
    row.handled_by = opened(of_handler, request.handled_by);
    row.received_on = request.received_on;
    row.due_on = request.due_on;
    row.late = is_late(work, request);
    row.may_extend = !request.answered_on && !request.extended_on && !row.late;
    row.extended_on = request.extended_on;
    row.extension_words = opened(of_extension, request.extension_words);
    row.extension_told = request.extended_on.has_value();
    row.answered_on = request.answered_on;
    row.answer = request.answer;
    row.words = opened(of_words, request.words);
    row.answer_words = opened(of_answer, request.answer_words);
    return row;
}

// The day on which it must be answered orders what is open: what is late comes first by itself.
void put_in_order(std::vector<ClockedRequest>& rows) {
    std::ranges::stable_sort(rows, [](const ClockedRequest& one, const ClockedRequest& other) {
        if (one.answered_on && other.answered_on) return *one.answered_on > *other.answered_on;
        if (one.answered_on || other.answered_on) return !one.answered_on;
        return std::tie(one.due_on, one.received_on) < std::tie(other.due_on, other.received_on);
    });
}

db::Bytes sealed(UnitOfWork& work, std::string_view place, const WrittenRequest& request,
                 std::string_view words) {
    return work.keys.seal_own(place, request.id.value, trimmed(words));
}

Result<WrittenRequest> find_own(UnitOfWork& work, const WrittenRequestId& id, int version) {
    const auto own = TRY(access::own_organization(work));
    auto request = TRY(work.tx.one<WrittenRequest>(
        "select * from written_request where id = $1 and organization_id = $2", id, own));
    if (request.version != version) return fail(Category::conflict, "record.changed");
    if (request.answered_on) return fail(Category::conflict, "request.answered_already");
    return request;
}

// What is told of it: the names first, then what the officer adds.
std::string words_of_name(const std::vector<std::string>& names, std::string_view words) {
    const auto told =
        people::filled(clock_of_requests().name_told, {{"names", people::joined(names, "en")}});
    return words.empty() ? told : told + " " + std::string(words);
}

Result<> may_be_told(const Request& request, const NameAnswer& input,
                     const std::vector<std::string>& names) {
    if (!asks_a_name(request)) return fail(Category::not_found, "record.absent");
    if (request.version != input.version) return fail(Category::conflict, "record.changed");
    if (request.answered_at) return fail(Category::conflict, "request.answered_already");
    const bool is_told = input.answer == "done";
    if (is_told && names.empty()) return refuse_fields({{"answer", "not_a_choice"}});
    if (!is_told && trimmed(input.words).empty()) return refuse_fields({{"words", "required"}});
    return {};
}

Result<> may_be_extended(const UnitOfWork& work, const Request& request, const Extending& input) {
    if (request.version != input.version) return fail(Category::conflict, "record.changed");
    if (request.answered_at) return fail(Category::conflict, "request.answered_already");
    if (request.replaced_at || !is_decided(request))
        return fail(Category::conflict, "request.not_to_extend");
    if (is_late(work, request)) return fail(Category::conflict, "request.too_late_to_extend");
    if (trimmed(input.words).empty()) return refuse_fields({{"words", "required"}});
    return {};
}

}  // namespace

Result<RequestClock> request_clock(UnitOfWork& work) {
    const auto own = TRY(access::own_organization(work));
    const auto since = plus_months(work.today, -months_shown);
    RequestClock view;
    view.months = clock_of_requests().answer_within_months;
    view.extended_by_months = clock_of_requests().extended_by_months;
    const auto asked = work.tx.all<Request>(
        "select * from record_request where organization_id = $1 and replaced_at is null and "
        "(answered_at is null or answered_at > $2) order by due_on, id limit 500",
        own, instant_of_local(since + "T00:00"));
    for (const auto& request : asked)
        if (may_see_who_asked(work, request)) view.requests.push_back(of_own_page(work, request));
    const auto written = work.tx.all<WrittenRequest>(
        "select * from written_request where organization_id = $1 and (answered_on is null or "
        "answered_on > $2) order by due_on, id limit 500",
        own, since);
    for (const auto& request : written) view.requests.push_back(of_letter(work, request));
    put_in_order(view.requests);
    return view;
}

Result<RequestClock> extend(UnitOfWork& work, const RequestId& id, const Extending& input) {
    auto request = TRY(work.tx.one<Request>("select * from record_request where id = $1", id));
    TRY(may_see_who_asked(work, request));
    if (extension_view(work, id)) return fail(Category::conflict, "request.extended_already");
    TRY(may_be_extended(work, request, input));
    TRY(note_extension(work, request, trimmed(input.words)));
    request.due_on = plus_months(request.due_on, clock_of_requests().extended_by_months);
    request.warned_at.reset();
    TRY(work.tx.update(request));
    work.record(RequestExtended{id, request.organization_id});
    return request_clock(work);
}

Result<RequestClock> tell_name(UnitOfWork& work, const RequestId& id, const NameAnswer& input) {
    auto request = TRY(work.tx.one<Request>("select * from record_request where id = $1", id));
    TRY(may_see_who_asked(work, request));
    const auto names = readers_of(work, request);
    TRY(may_be_told(request, input, names));
    const auto words = trimmed(input.words);
    request.answered_at = work.now;
    request.answer = input.answer;
    request.answer_words =
        work.seal(request.person_id, "record_request.answer_words", id.value,
                  input.answer == "done" ? words_of_name(names, words) : std::string(words));
    request.answered_by = work.actor.account_id;
    request.answered_by_name = work.actor.name;
    TRY(work.tx.update(request));
    work.record(RequestAnswered{id, request.organization_id, request.kind, request.answer});
    return request_clock(work);
}

Result<RequestClock> note_written(UnitOfWork& work, const NewWrittenRequest& input) {
    const auto own = TRY(access::own_organization(work));
    if (trimmed(input.name).empty()) return refuse_fields({{"name", "required"}});
    if (input.received_on > work.today) return refuse_fields({{"received_on", "out_of_range"}});
    WrittenRequest request;
    request.id = new_id<WrittenRequestId>();
    request.organization_id = own;
    request.kind = input.kind;
    request.came_by = input.came_by;
    request.name = sealed(work, of_name, request, input.name);
    request.words = sealed(work, of_words, request, input.words);
    request.handled_by = sealed(work, of_handler, request, input.handled_by);
    request.received_on = input.received_on;
    request.due_on = plus_months(input.received_on, clock_of_requests().answer_within_months);
    request.noted_by_name = work.actor.name;
    request.noted_at = work.now;
    TRY(work.tx.insert(request));
    return request_clock(work);
}

Result<RequestClock> extend_written(UnitOfWork& work, const WrittenRequestId& id,
                                    const WrittenExtending& input) {
    auto request = TRY(find_own(work, id, input.version));
    if (request.extended_on) return fail(Category::conflict, "request.extended_already");
    if (trimmed(input.words).empty()) return refuse_fields({{"words", "required"}});
    // Told after the month it is no extension any more, whenever that is noted.
    if (input.told_on < request.received_on || input.told_on > work.today ||
        input.told_on > request.due_on)
        return refuse_fields({{"told_on", "out_of_range"}});
    request.extended_on = input.told_on;
    request.extension_words = sealed(work, of_extension, request, input.words);
    request.due_on = plus_months(request.due_on, clock_of_requests().extended_by_months);
    request.warned_at.reset();
    TRY(work.tx.update(request));
    return request_clock(work);
}

Result<RequestClock> answer_written(UnitOfWork& work, const WrittenRequestId& id,
                                    const WrittenAnswer& input) {
    auto request = TRY(find_own(work, id, input.version));
    if (input.answer != "done" && trimmed(input.words).empty())
        return refuse_fields({{"words", "required"}});
    if (input.answered_on < request.received_on || input.answered_on > work.today)
        return refuse_fields({{"answered_on", "out_of_range"}});
    request.answered_on = input.answered_on;
    request.answer = input.answer;
    request.answer_words = sealed(work, of_answer, request, input.words);
    request.answered_by_name = work.actor.name;
    TRY(work.tx.update(request));
    return request_clock(work);
}

Result<> warn_of_written(UnitOfWork& work) {
    const int days = clock_of_requests().warn_days_before;
    auto waiting = work.tx.all<WrittenRequest>(
        "select * from written_request where answered_on is null and due_on <= $1 and (warned_at "
        "is null or warned_at <= $2) order by due_on, id limit 200",
        plus_days(work.today, days), plus_days_instant(work.now, -days));
    for (auto& request : waiting) {
        request.warned_at = work.now;
        TRY(work.tx.update(request));
        TRY(notifications::tell_officers(
            work, is_late(work, request) ? "record_request_late" : "written_request_waits",
            request.id.value, request.organization_id, "/privacy"));
    }
    return {};
}

}  // namespace veerkracht::requests
