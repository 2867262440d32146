#include <boost/json/value.hpp>

#include "runtime/http/named_shapes.hpp"
#include "runtime/http/print_types.hpp"

// OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.0
namespace veerkracht::http {
namespace {

namespace bj = boost::json;
using Kind = Schema::Kind;

constexpr std::string_view about =
    "Everything that Veerkracht's own screens can do. Texts hold at most 4,000 characters unless "
    "said otherwise. "
    "Unknown fields, repeated query parameters and bodies that no route asked for are refused with "
    "422, "
    "each wrong field named with its reason.";

bj::array words_of(const std::vector<std::string>& words) {
    return bj::array(words.begin(), words.end());
}

bj::object reference(std::string_view place, std::string_view name) {
    return {{"$ref", "#/components/" + std::string(place) + '/' + std::string(name)}};
}

// Bounds are whole numbers nearly always; 1 reads better than 1.0.
bj::value bound(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    if (static_cast<double>(whole) == value) return whole;
    return value;
}

void add_bounds(bj::object& out, const Schema& schema, std::string_view least,
                std::string_view most) {
    if (schema.minimum) out[least] = bound(*schema.minimum);
    if (schema.maximum) out[most] = bound(*schema.maximum);
}

// "referral.answer" belongs to "referral".
std::string_view subject_of(std::string_view action) { return action.substr(0, action.find('.')); }

class Printer {
  public:
    Printer(const Routes& routes, std::string_view version) : routes_(routes), shapes_(routes) {
        count_actions();
        document_ = {
            {"openapi", "3.1.0"},
            {"info",
             {{"title", "Veerkracht"},
              {"version", version},
              {"description", about},
              {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
            {"servers", {{{"url", "/"}, {"description", "This installation"}}}},
            {"security", {{{"session", bj::array()}}}},
            {"tags", tags()},
            {"paths", paths()},
            {"components",
             {{"securitySchemes", {{"session", session()}}},
              {"responses", {{"Problem", problem_response()}}},
              {"schemas", schemas()}}},
        };
    }
    const bj::value& document() const { return document_; }

  private:
    // An operationId stands once; where two routes share an action, the pattern tells them apart.
    void count_actions() {
        for (const Route& route : routes_.all()) ++routes_with_action_[route.action];
    }
    std::string operation_id(const Route& route) const {
        if (routes_with_action_.at(route.action) == 1) return route.action;
        std::string id = route.action + '.' + route.method;
        for (const char c : route.pattern) {
            if (c == '/')
                id += '.';
            else if (c != '{' && c != '}')
                id += c;
        }
        return id;
    }

    bj::array tags() const {
        std::set<std::string> subjects;
        for (const Route& route : routes_.all()) subjects.emplace(subject_of(route.action));
        bj::array out;
        for (const auto& subject : subjects)
            out.push_back({{"name", subject}, {"description", "Actions on " + subject + "."}});
        return out;
    }

    static bj::value session() {
        return {
            {"type", "apiKey"},
            {"in", "cookie"},
            {"name", "__Host-vk"},
            {"description",
             "The session, set at login. Requests that write carry the header X-VK: 1 as well."}};
    }

    static bj::value problem_response() {
        return {{"description", "Refused; `code` is a stable word for the reason (RFC 9457)."},
                {"content",
                 {{"application/problem+json", {{"schema", reference("schemas", "Problem")}}}}}};
    }

    static bj::value problem_schema() {
        const bj::value text = {{"type", "string"}};
        return {{"type", "object"},
                {"properties",
                 {{"type", text},
                  {"title", text},
                  {"status", {{"type", "integer"}}},
                  {"code", text},
                  {"fields", {{"type", "object"}, {"additionalProperties", text}}},
                  {"request_id", text}}},
                {"required", {"status", "code"}}};
    }

    bj::object schemas() const {
        bj::object out;
        for (const auto& [name, shape] : shapes_.all())
            if (shapes_.is_answered(*shape) || shapes_.is_sent(*shape))
                out[name] = component(*shape);
        out["Problem"] = problem_schema();
        return out;
    }

    bj::value component(const Schema& shape) const {
        if (shape.kind == Kind::choice)
            return {{"type", "string"}, {"enum", words_of(shape.words)}};
        bj::object properties;
        bj::array required;
        for (const auto& field : *shape.fields) {
            properties[field.name] = schema(field.schema);
            const bool may_lack =
                field.optional || (field.defaulted && !shapes_.is_answered(shape));
            if (!may_lack) required.emplace_back(field.name);
        }
        bj::object out{{"type", "object"}, {"properties", std::move(properties)}};
        if (!required.empty()) out["required"] = std::move(required);
        if (shapes_.is_sent(shape)) out["additionalProperties"] = false;
        return out;
    }

    bj::object schema(const Schema& shape) const {
        bj::object out;
        switch (shape.kind) {
            case Kind::none:
            case Kind::any: return out;
            case Kind::object:
            case Kind::choice: return reference("schemas", shapes_.name_of(shape));
            case Kind::boolean: return {{"type", "boolean"}};
            case Kind::map:
                return {{"type", "object"}, {"additionalProperties", schema(*shape.element)}};
            case Kind::integer:
            case Kind::number:
                out["type"] = shape.kind == Kind::integer ? "integer" : "number";
                add_bounds(out, shape, "minimum", "maximum");
                return out;
            case Kind::list:
                out["type"] = "array";
                out["items"] = schema(*shape.element);
                add_bounds(out, shape, "minItems", "maxItems");
                return out;
            case Kind::text: break;
        }
        out["type"] = "string";
        if (!shape.words.empty()) out["enum"] = words_of(shape.words);
        if (shape.format == "phone")
            out["pattern"] = "^[+]?[0-9 ()-]{10,}$";
        else if (!shape.format.empty())
            out["format"] = shape.format;
        add_bounds(out, shape, "minLength", "maxLength");
        return out;
    }

    bj::object paths() const {
        bj::object out;
        for (const Route* route : in_order(routes_)) {
            if (route->options.from_elsewhere) continue;  // of browsers, and not of programs
            bj::value& path = out[route->pattern];
            if (!path.is_object()) path = bj::object();
            std::string method;
            for (const char c : route->method) method += static_cast<char>(c - 'A' + 'a');
            path.get_object()[method] = operation(*route);
        }
        return out;
    }

    bj::object operation(const Route& route) const {
        const std::string subject(subject_of(route.action));
        bj::object out{{"operationId", operation_id(route)},
                       {"summary", route.action + ": " + route.method + ' ' + route.pattern},
                       {"tags", bj::array({bj::value(subject)})}};
        if (route.options.anonymous) out["security"] = bj::array();
        if (auto all = parameters(route); !all.empty()) out["parameters"] = std::move(all);
        if (route.body.kind != Kind::none)
            out["requestBody"] = {{"required", true}, {"content", json_content(route.body)}};
        out["responses"] = responses(route);
        return out;
    }

    bj::array parameters(const Route& route) const {
        bj::array out;
        if (route.path.fields)
            for (const auto& field : *route.path.fields)
                out.push_back({{"name", field.name},
                               {"in", "path"},
                               {"required", true},
                               {"schema", schema(field.schema)}});
        if (route.query.fields)
            for (const auto& field : *route.query.fields) out.push_back(query_parameter(field));
        return out;
    }

    bj::object query_parameter(const Schema::Field& field) const {
        bj::object out{{"name", field.name},
                       {"in", "query"},
                       {"required", !field.optional && !field.defaulted},
                       {"schema", schema(field.schema)}};
        if (field.schema.kind == Kind::list) {
            out["style"] = "form";
            out["explode"] = false;  // with commas between
        }
        return out;
    }

    bj::value json_content(const Schema& shape) const {
        return {{"application/json", {{"schema", schema(shape)}}}};
    }

    bj::object responses(const Route& route) const {
        bj::object good{{"description", "Done."}};
        if (route.answer.kind != Kind::none) good["content"] = json_content(route.answer);
        bj::object out{{std::to_string(success_status(route)), std::move(good)}};
        for (const char* status : {"401", "403", "404", "409", "422", "429"})
            out[status] = reference("responses", "Problem");
        return out;
    }

    const Routes& routes_;
    NamedShapes shapes_;
    std::map<std::string, int> routes_with_action_;
    bj::value document_;
};

}  // namespace

int success_status(const Route& route) {
    if (route.options.from_elsewhere && route.options.way_in) return 303;
    if (route.answer.kind == Kind::none) return 204;
    return route.method == "POST" && !route.options.only_reads ? 201 : 200;
}

std::string print_openapi(const Routes& routes, std::string_view version) {
    std::string out;
    write_json_value(out, Printer(routes, version).document());
    return out;
}

}  // namespace veerkracht::http
