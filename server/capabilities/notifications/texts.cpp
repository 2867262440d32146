#include "capabilities/notifications/texts.hpp"

#include <optional>
#include <stdexcept>

#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/languages/languages.hpp"

namespace veerkracht::notifications {

namespace {

struct Template {
    std::optional<std::string> reader;  // resident, resident_who_waits; absent: somebody else
    bool needs_consent = false;         // that of its subject
    bool says_yes = false;              // who answers it gives a consent
    bool in_dispute = false;            // goes on while the record is frozen
    std::string subject;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Template, (), (reader, needs_consent, says_yes, in_dispute, subject, text))

const std::map<std::string, Template>& templates() {
    static const auto read = [] {
        const auto json =
            parse_json(embedded_file("capabilities/notifications/packages/texts.nl.json").value());
        if (!json) throw std::runtime_error("texts.nl.json is wrong: " + json.error().detail);
        std::map<std::string, Template> templates;
        for (const auto& [kind, value] : json->as_object()) {
            auto one = from_json<Template>(value);
            if (!one) throw std::runtime_error("texts.nl.json: " + std::string(kind));
            templates[kind] = *one;
        }
        return templates;
    }();
    return read;
}

struct Translation {
    std::string subject;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Translation, (), (subject, text))

// packages/<code>/messages.json of a language; `unchecked` stands under each as long as nobody
// looked at them.
struct Translations {
    std::string unchecked;
    std::map<std::string, Translation> messages;
};
BOOST_DESCRIBE_STRUCT(Translations, (), (unchecked, messages))

std::optional<Text> translated(const std::string& kind, const std::string& language) {
    const auto file = languages::file_of(language, "messages.json");
    if (!file) return std::nullopt;
    auto read = from_json<Translations>(*file);
    if (!read) throw std::runtime_error("messages.json of " + language + " is wrong");
    const auto found = read->messages.find(kind);
    if (found == read->messages.end()) return std::nullopt;
    auto& [subject, text] = found->second;
    if (!languages::is_reviewed(language)) text += " " + read->unchecked;
    return Text{std::move(subject), std::move(text)};
}

std::string filled(const std::string& text, const std::map<std::string, std::string>& facts) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto open = text.find('{', at);
        const auto close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) return result + text.substr(at);
        const auto fact = facts.find(text.substr(open + 1, close - open - 1));
        result += text.substr(at, open - at) + (fact == facts.end() ? "" : fact->second);
        at = close + 1;
    }
    return result;
}

}  // namespace

Reader reader_of(const std::string& kind) {
    const auto found = templates().find(kind);
    if (found == templates().end() || !found->second.reader) return Reader::somebody_else;
    return *found->second.reader == "resident" ? Reader::resident : Reader::resident_who_waits;
}

bool needs_consent(const std::string& kind) {
    const auto found = templates().find(kind);
    return found != templates().end() && found->second.needs_consent;
}

bool goes_in_a_dispute(const std::string& kind) {
    const auto found = templates().find(kind);
    return found != templates().end() && found->second.in_dispute;
}

std::vector<std::string> kinds_for_residents(bool reviewed) {
    std::vector<std::string> kinds;
    for (const auto& [kind, one] : templates())
        if (one.reader && (reviewed || !one.says_yes)) kinds.push_back(kind);
    return kinds;
}

Text text_of(const std::string& kind, const std::map<std::string, std::string>& facts,
             const std::string& language) {
    const auto& one = templates().at(kind);
    const auto text = translated(kind, language).value_or(Text{one.subject, one.text});
    return {filled(text.subject, facts), filled(text.text, facts)};
}

}  // namespace veerkracht::notifications
