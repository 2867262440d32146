#include "capabilities/notifications/texts.hpp"

#include <optional>
#include <stdexcept>

#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::notifications {

namespace {

struct Template {
    std::optional<std::string> reader;  // resident, resident_who_waits; absent: somebody else
    bool needs_consent = false;         // that of its subject
    std::string subject;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Template, (), (reader, needs_consent, subject, text))

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

Text text_of(const std::string& kind, const std::map<std::string, std::string>& facts) {
    const auto& one = templates().at(kind);
    return {filled(one.subject, facts), filled(one.text, facts)};
}

}  // namespace veerkracht::notifications
