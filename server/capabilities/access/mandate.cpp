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

bool runs(const Mandate& mandate, std::string_view today) {
    return !mandate.ended_at && mandate.ends_on >= today;
}

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

Result<> end_mandate(UnitOfWork& work, Mandate& mandate, std::string_view by) {
    if (mandate.ended_at) return {};
    mandate.ended_at = work.now;
    mandate.ended_by_name = by;
    TRY(work.tx.update(mandate));
    return close_link(work, mandate.link_id);
}

}  // namespace veerkracht::access
