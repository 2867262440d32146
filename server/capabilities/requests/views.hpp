// What the resident and the organisation that is asked each see of a request.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/access/restriction.hpp"
#include "capabilities/audit/readers.hpp"
#include "capabilities/requests/events.hpp"
#include "kernel/json.hpp"

namespace veerkracht::requests {

inline constexpr std::string_view kinds = "correction objection statement not_for_parents";
// What it is about, as people say it.
inline constexpr std::string_view subjects =
    "name birth_on phone address reach answers plan referral notes other";

// The answer takes longer than a month: said once, before that month was over, with a reason.
struct ExtensionView {
    std::string extended_at;
    std::string former_due_on;
    std::string words;
    std::string by_name;
    bool told = false;  // that it is there went to the resident
};
BOOST_DESCRIBE_STRUCT(ExtensionView, (), (extended_at, former_due_on, words, by_name, told))

// ---- the resident ----
struct AskedOrganization {
    OrganizationId organization_id;
    std::string name;
    std::string phone;
};
BOOST_DESCRIBE_STRUCT(AskedOrganization, (), (organization_id, name, phone))
struct MyRequest {
    RequestId id;
    OrganizationId organization_id;
    std::string organization_name;
    std::string kind;
    std::string subject;
    std::string words;
    std::string asked_at;
    std::string due_on;
    bool late = false;
    std::optional<std::string> replaced_at;  // of a statement that was said anew
    std::optional<std::string> answered_at;
    std::string answer;  // done, partly, refused; seen: of a statement
    std::string answer_words;
    std::string answered_by_name;
    std::optional<access::RestrictionView> restriction;  // the record was frozen for it
    std::optional<ExtensionView> extension;              // the answer comes later
    std::optional<audit::LookMeant> look;                // who wants to know who that was
};
BOOST_DESCRIBE_STRUCT(MyRequest, (),
                      (id, organization_id, organization_name, kind, subject, words, asked_at,
                       due_on, late, replaced_at, answered_at, answer, answer_words,
                       answered_by_name, restriction, extension, look))
struct MyRequests {
    std::vector<AskedOrganization> organizations;  // that keep something, and so can be asked
    int months = 1;                                // within which an answer comes
    std::vector<MyRequest> requests;               // newest first, every version of a statement
    // A child from 12, at the page of this organisation: keeps the parents out.
    std::optional<OrganizationId> parents_kept_out_at;
};
BOOST_DESCRIBE_STRUCT(MyRequests, (), (organizations, months, requests, parents_kept_out_at))
struct NewRequest {
    OrganizationId organization_id;
    std::string kind;
    std::string subject;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NewRequest, (), (organization_id, kind, subject, words))
constexpr auto rules(const NewRequest*) {
    return std::tuple{rule(&NewRequest::kind, OneOf{kinds}),
                      rule(&NewRequest::subject, OneOf{subjects}),
                      rule(&NewRequest::words, Length{1, 2000})};
}

// "Ik wil weten wie dit was."
struct NameAsk {
    OrganizationId organization_id;
    audit::LookMeant look;
};
BOOST_DESCRIBE_STRUCT(NameAsk, (), (organization_id, look))

// ---- the organisation ----
// What a child said in the talk: the parents read nothing of it from now on, and why.
struct NotForParents {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NotForParents, (), (words))
constexpr auto rules(const NotForParents*) {
    return std::tuple{rule(&NotForParents::words, Length{1, 2000})};
}
struct RequestRow {
    RequestId id;
    int version = 1;
    std::string kind;
    std::string subject;
    std::string words;
    PersonId person_id;  // the own row
    std::string person_name;
    std::string asked_at;
    std::string due_on;
    bool late = false;
    std::string owner_name;  // whose turn it is; "": everybody of the organisation
    bool mine = false;
    std::optional<std::string> answered_at;
    std::string answer;
    std::string answer_words;
    std::string answered_by_name;
    bool may_restrict = false;  // an objection for which nothing was frozen yet
    std::optional<access::RestrictionView> restriction;
};
BOOST_DESCRIBE_STRUCT(RequestRow, (),
                      (id, version, kind, subject, words, person_id, person_name, asked_at, due_on,
                       late, owner_name, mine, answered_at, answer, answer_words, answered_by_name,
                       may_restrict, restriction))
struct RequestAnswer {
    int version = 1;
    std::string answer;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(RequestAnswer, (), (version, answer, words))
constexpr auto rules(const RequestAnswer*) {
    return std::tuple{rule(&RequestAnswer::answer, OneOf{"done partly refused seen"}),
                      rule(&RequestAnswer::words, Length{0, 2000})};
}

// Why the record is frozen, or why that ends: the resident reads it.
struct RestrictionReason {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(RestrictionReason, (), (words))
constexpr auto rules(const RestrictionReason*) {
    return std::tuple{rule(&RestrictionReason::words, Length{1, 2000})};
}

}  // namespace veerkracht::requests
