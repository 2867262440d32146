#include "runtime/http/named_shapes.hpp"
#include "runtime/http/print_types.hpp"

namespace veerkracht::http {
namespace {

using Kind = Schema::Kind;
constexpr std::size_t line_max = 100;  // as the web's formatter has it

constexpr std::string_view head =
    R"(// The routes of the server and what they carry, as its own structs say them.
// Printed by `veerkracht print-types`; never edited by hand.
)";

std::vector<std::string> quoted(const std::vector<std::string>& words) {
    std::vector<std::string> out;
    for (const auto& word : words) out.push_back('"' + word + '"');
    return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string out;
    for (const auto& part : parts) {
        if (!out.empty()) out += between;
        out += part;
    }
    return out;
}

class Printer {
  public:
    explicit Printer(const Routes& routes) : shapes_(routes) {
        out_ = head;
        for (const auto& [name, shape] : shapes_.all())
            shape->kind == Kind::choice ? print_choice(name, *shape)
                                        : print_interface(name, *shape);
        print_routes(routes);
    }
    std::string take() { return std::move(out_); }

  private:
    // The alternatives of a type; most have one.
    std::vector<std::string> alternatives(const Schema& schema) const {
        switch (schema.kind) {
            case Kind::none: return {"never"};
            case Kind::text:
                if (!schema.words.empty()) return quoted(schema.words);
                return {"string"};
            case Kind::boolean: return {"boolean"};
            case Kind::integer:
            case Kind::number: return {"number"};
            case Kind::list: return {list_of(alternatives(*schema.element))};
            case Kind::map: return {"Record<string, " + type(*schema.element) + ">"};
            case Kind::object:
            case Kind::choice: return {shapes_.name_of(schema)};
            case Kind::any: return {"unknown"};
        }
        return {"unknown"};
    }
    static std::string list_of(const std::vector<std::string>& element) {
        return element.size() == 1 ? element.front() + "[]" : '(' + joined(element, " | ") + ")[]";
    }
    std::string type(const Schema& schema) const { return joined(alternatives(schema), " | "); }

    // "<start> a | b;", or one alternative a line when that is too long.
    void print_line(std::string start, const std::vector<std::string>& types) {
        const std::string line = start + ' ' + joined(types, " | ") + ';';
        if (line.size() <= line_max || types.size() == 1) {
            out_ += line + '\n';
            return;
        }
        const std::string indent(start.find_first_not_of(' ') + 2, ' ');
        out_ += start;
        for (const auto& one : types) out_ += '\n' + indent + "| " + one;
        out_ += ";\n";
    }

    void print_choice(const std::string& name, const Schema& choice) {
        out_ += '\n';
        print_line("export type " + name + " =", quoted(choice.words));
    }

    void print_interface(const std::string& name, const Schema& object) {
        if (object.fields->empty()) {
            out_ += "\nexport type " + name + " = Record<string, never>;\n";
            return;
        }
        out_ += "\nexport interface " + name + " {\n";
        for (const auto& field : *object.fields) {
            const bool may_lack =
                field.optional || (field.defaulted && !shapes_.is_answered(object));
            print_line("  " + field.name + (may_lack ? "?:" : ":"), alternatives(field.schema));
        }
        out_ += "}\n";
    }

    void print_routes(const Routes& routes) {
        out_ += "\nexport interface Routes {\n";
        for (const Route* route : in_order(routes)) {
            out_ += "  \"" + route->method + ' ' + route->pattern + "\": {\n";
            out_ += "    path: " + path_of(*route) + ";\n";
            out_ +=
                "    query: " +
                (route->query.kind == Kind::none ? "Record<string, never>" : type(route->query)) +
                ";\n";
            out_ += "    body: " + type(route->body) + ";\n";
            out_ += "    answer: " +
                    (route->answer.kind == Kind::none ? "undefined" : type(route->answer)) + ";\n";
            out_ += "  };\n";
        }
        out_ += "}\n";
    }
    std::string path_of(const Route& route) const {
        if (route.path.kind == Kind::none) return "Record<string, never>";
        std::vector<std::string> parts;
        for (const auto& field : *route.path.fields)
            parts.push_back(field.name + ": " + type(field.schema));
        return "{ " + joined(parts, "; ") + " }";
    }

    NamedShapes shapes_;
    std::string out_;
};

}  // namespace

std::string print_typescript(const Routes& routes) { return Printer(routes).take(); }

}  // namespace veerkracht::http
