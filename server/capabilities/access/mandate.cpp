#include "capabilities/access/mandate.hpp"

#include <algorithm>
#include <stdexcept>

#include "capabilities/access/sessions.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

MandateRules read_rules() {
    auto rules = from_json<MandateRules>(
        embedded_file("capabilities/access/packages/mandates.json").value());
    if (!rules) throw std::runtime_error("mandates.json is wrong: " + rules.error().code);
    for (const auto& scope : rules->scopes)
        for (const auto& one : scope.classes)
            if (!enum_named<Class>(one))
                throw std::runtime_error("mandates.json names no class: " + one);
    for (const auto& kind : rules->kinds)
        if (!enum_named<Role>(kind.word))
            throw std::runtime_error("mandates.json names no role: " + kind.word);
    return *rules;
}

bool has_word(std::string_view words, std::string_view word) {
    return (" " + std::string(words) + " ").find(" " + std::string(word) + " ") !=
           std::string::npos;
}

std::vector<MandateScope> scopes_in(std::string_view scope) {
    auto scopes = mandate_rules().scopes;
    std::erase_if(scopes, [&](const MandateScope& one) { return !has_word(scope, one.word); });
    return scopes;
}

}  // namespace

const MandateRules& mandate_rules() {
    static const MandateRules read = read_rules();
    return read;
}

const MandateKind* kind_of_mandate(std::string_view word) {
    const auto& kinds = mandate_rules().kinds;
    const auto found = std::ranges::find(kinds, word, &MandateKind::word);
    return found == kinds.end() ? nullptr : &*found;
}

std::vector<std::string> matters_known() {
    std::vector<std::string> words;
    for (const auto& one : mandate_rules().matters) words.push_back(one.word);
    return words;
}

std::vector<std::string> matters_of_needs(const std::vector<std::string>& needs) {
    std::vector<std::string> found;
    for (const auto& need : needs) {
        const auto& matters = mandate_rules().matters;
        const auto matter = std::ranges::find_if(matters, [&](const Matter& one) {
            return std::ranges::find(one.needs, need) != one.needs.end();
        });
        if (matter == matters.end()) return matters_known();
        if (std::ranges::find(found, matter->word) == found.end()) found.push_back(matter->word);
    }
    return found;
}

bool runs(const Mandate& mandate, std::string_view today) {
    return mandate.confirmed_at && !mandate.ended_at && mandate.ends_on >= today;
}

bool waits(const Mandate& mandate) { return !mandate.confirmed_at && !mandate.ended_at; }

std::optional<Mandate> mandate_of(UnitOfWork& work, const LinkId& link_id) {
    return work.tx.maybe<Mandate>("select * from mandate where link_id = $1", link_id);
}

Result<Mandate> find_mandate(UnitOfWork& work, const MandateId& id) {
    return work.tx.one<Mandate>("select * from mandate where id = $1", id);
}

std::vector<std::string> words_in(std::string_view scope) {
    std::vector<std::string> words;
    const auto scopes = scopes_in(scope);
    for (const auto& one : scopes) words.push_back(one.word);
    return words;
}

std::vector<Class> ticked(std::string_view scope) {
    std::vector<Class> classes;
    const auto scopes = scopes_in(scope);
    for (const auto& known : scopes)
        for (const auto& one : known.classes) classes.push_back(*enum_named<Class>(one));
    return classes;
}

std::vector<Mandate> mandates_about(UnitOfWork& work, const PersonId& person_id) {
    return work.tx.all<Mandate>(
        "select * from mandate where person_id = $1 order by given_at desc, id desc limit 50",
        person_id);
}

std::vector<Mandate> mandates_to_review(UnitOfWork& work, const OrganizationId& organization_id,
                                        std::string_view day) {
    return work.tx.all<Mandate>(
        "select * from mandate where organization_id = $1 and ended_at is null and confirmed_at is "
        "not null and review_on <> '' and review_on <= $2 and ends_on >= $3 order by review_on, id "
        "limit 100",
        organization_id, day, work.today);
}

std::vector<Mandate> mandates_that_wait(UnitOfWork& work, const OrganizationId& organization_id) {
    return work.tx.all<Mandate>(
        "select * from mandate where organization_id = $1 and ended_at is null and confirmed_at is "
        "null and ends_on >= $2 order by given_at, id limit 100",
        organization_id, work.today);
}

Result<> end_mandate(UnitOfWork& work, Mandate& mandate, std::string_view by) {
    if (mandate.ended_at) return {};
    mandate.ended_at = work.now;
    mandate.ended_by_name = by;
    TRY(work.tx.update(mandate));
    return close_link(work, mandate.link_id);
}

}  // namespace veerkracht::access
