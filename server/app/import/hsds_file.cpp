#include "app/import/hsds_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "app/import/csv.hpp"
#include "app/import/encoding.hpp"
#include "app/import/json_place.hpp"
#include "app/import/json_slices.hpp"
#include "kernel/json.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

namespace bj = boost::json;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// --- JSON
// ------------------------------------------------------------------------------------------

// HSDS says by the address of the API what a record is; a file must be told by its members.
std::string kind_of(const Node& record) {
    const auto has_one_of = [&](std::initializer_list<std::string_view> names) {
        return std::ranges::any_of(names, [&](auto name) { return record.has(name); });
    };
    const bool has_service = record.has("service") && record.member("service").value().is_object();
    if (has_service) return "service_at_location";
    if (record.has("location_type")) return "location";
    if (record.has("openapi_url")) return "api";
    if (has_one_of({"status", "organization", "organization_id"})) return "service";
    if (has_one_of({"term_uri", "taxonomy", "taxonomy_detail"})) return "taxonomy_term";
    if (record.has("uri") && has_one_of({"version", "taxonomy_terms"})) return "taxonomy";
    if (record.has("name") && record.has("id")) return "organization";
    return "";
}

void add_record(HsdsFile& file, const Node& record, std::string_view text) {
    if (!record.there() || !record.value().is_object()) return record.problem("not an object");
    auto kind = kind_of(record);
    if (kind.empty()) return record.problem("not a record of HSDS");
    file.records.push_back({std::move(kind), record.place(), &record.value(), text});
}

void add_list(HsdsFile& file, const Node& list, std::string_view text) {
    const auto texts = element_slices(text);
    const auto count = list.value().get_array().size();
    for (std::size_t i = 0; i < count; ++i)
        add_record(file, list.element(i), i < texts.size() ? texts[i] : std::string_view("null"));
}

// --- Tables
// ----------------------------------------------------------------------------------------

struct TableRow {
    std::string place;
    bj::object cells;
    std::string_view text;
};
using Tables = std::map<std::string, std::vector<TableRow>>;  // by "services"

std::string cell(const bj::object& cells, std::string_view name) {
    const auto* found = cells.if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : "";
}

// A cell as a number where HSDS has a number; what is none stays text and is objected to there.
bj::value number_or_text(const std::string& text) {
    double number = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem == std::errc() && end == text.data() + text.size()) return number;
    return bj::value(text);
}

class Nesting {
  public:
    explicit Nesting(const Tables& tables) : tables_(tables) {}

    bj::object organization(const TableRow& row) const {
        auto organization = row.cells;
        organization["phones"] = rows_with("phones", "organization_id", cell(row.cells, "id"));
        return organization;
    }

    bj::object service(const TableRow& row) const {
        auto service = row.cells;
        const auto id = cell(row.cells, "id");
        speak_hsds(service);
        service["phones"] = rows_with("phones", "service_id", id);
        service["capacities"] = capacities(id);
        service["attributes"] = terms(row.cells);
        auto schedules = schedules_of("service_id", id);
        bj::array places;
        for (const auto* location : locations_of(row.cells, id)) {
            if (cell(service, "organization_id").empty())
                service["organization_id"] = cell(location->cells, "organization_id");
            places.push_back(bj::object{{"location", nested_location(*location)}});
            if (schedules.empty())
                schedules = schedules_of("location_id", cell(location->cells, "id"));
        }
        service["schedules"] = std::move(schedules);
        service["service_at_locations"] = std::move(places);
        return service;
    }

  private:
    const std::vector<TableRow>& table(const std::string& name) const {
        static const std::vector<TableRow> none;
        const auto found = tables_.find(name);
        return found == tables_.end() ? none : found->second;
    }

    bj::array rows_with(const std::string& name, std::string_view column,
                        const std::string& id) const {
        bj::array rows;
        for (const auto& row : table(name))
            if (cell(row.cells, column) == id) rows.push_back(row.cells);
        return rows;
    }

    // Ohana has a few columns under older names.
    static void speak_hsds(bj::object& service) {
        const auto rename = [&](std::string_view from, std::string_view to) {
            const auto text = cell(service, from);
            if (!text.empty() && cell(service, to).empty()) service[to] = text;
        };
        rename("eligibility", "eligibility_description");
        rename("fees", "fees_description");
        rename("website", "url");
        if (cell(service, "status").empty()) service["status"] = "active";
    }

    std::vector<const TableRow*> locations_of(const bj::object& service,
                                              const std::string& id) const {
        std::vector<std::string> ids{cell(service, "location_id")};
        for (const auto* name : {"service_at_location", "service_at_locations"})
            for (const auto& link : table(name))
                if (cell(link.cells, "service_id") == id)
                    ids.push_back(cell(link.cells, "location_id"));
        std::vector<const TableRow*> locations;
        for (const auto& row : table("locations")) {
            const auto row_id = cell(row.cells, "id");
            if (!row_id.empty() && std::ranges::find(ids, row_id) != ids.end())
                locations.push_back(&row);
        }
        return locations;
    }

    bj::object nested_location(const TableRow& row) const {
        auto location = row.cells;
        for (const auto* name : {"latitude", "longitude"}) {
            const auto text = cell(row.cells, name);
            location[name] = text.empty() ? bj::value(nullptr) : number_or_text(text);
        }
        const auto id = cell(row.cells, "id");
        location["addresses"] = rows_with("addresses", "location_id", id);
        location["phones"] = rows_with("phones", "location_id", id);
        return location;
    }

    bj::array capacities(const std::string& service_id) const {
        auto rows = rows_with("service_capacity", "service_id", service_id);
        for (auto& row : rows)
            row.as_object()["available"] = number_or_text(cell(row.as_object(), "available"));
        return rows;
    }

    bj::array schedules_of(std::string_view column, const std::string& id) const {
        auto rows = rows_with("schedules", column, id);
        for (const auto& row : table("regular_schedules")) {
            if (cell(row.cells, column) != id) continue;
            const auto day = cell(row.cells, "weekday");
            std::string byday = folded(day.substr(0, 2));
            std::ranges::transform(byday, byday.begin(),
                                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
            rows.push_back(bj::object{{"byday", byday},
                                      {"description", day + " " + cell(row.cells, "opens_at") +
                                                          " - " + cell(row.cells, "closes_at")}});
        }
        return rows;
    }

    static bj::array terms(const bj::object& service) {
        bj::array attributes;
        std::string_view ids;
        const auto text = cell(service, "taxonomy_ids");
        for (ids = text; !ids.empty();) {
            const auto end = std::min(ids.find(','), ids.size());
            const std::string code(trimmed(ids.substr(0, end)));
            attributes.push_back(
                bj::object{{"taxonomy_term", bj::object{{"taxonomy", "ohana"}, {"code", code}}}});
            ids.remove_prefix(std::min(end + 1, ids.size()));
        }
        return attributes;
    }

    const Tables& tables_;
};

void add_tables(HsdsFile& file, const Tables& tables) {
    const Nesting nesting(tables);
    for (const auto& [name, rows] : tables) {
        for (const auto& row : rows) {
            // The rows of a table of links are no services at their location themselves.
            std::string kind = name == "service_at_location" ? "service_at_locations" : name;
            bj::value value = row.cells;
            if (name == "organizations") {
                kind = "organization";
                value = nesting.organization(row);
            } else if (name == "services") {
                kind = "service";
                value = nesting.service(row);
            }
            file.values.push_back(std::move(value));
            file.records.push_back({kind, row.place, &file.values.back(), row.text});
        }
    }
}

std::string_view keep_text(HsdsFile& file, const bj::object& cells) {
    file.texts.emplace_back();
    write_json_value(file.texts.back(), bj::value(cells));
    return file.texts.back();
}

// All cells as text, as in CSV, so that both forms go one way.
bj::object as_cells(const Node& row) {
    bj::object cells;
    if (!row.there() || !row.value().is_object()) {
        row.problem("not an object");
        return cells;
    }
    for (const auto& [key, value] : row.value().get_object()) {
        const bool flat = value.is_string() || value.is_number();
        if (flat) cells[key] = row.member({key.data(), key.size()}).as_text();
    }
    return cells;
}

bool is_tabular(const bj::object& object) {
    return !object.empty() && std::ranges::all_of(object, [](const auto& member) {
        return std::string_view(member.key().data(), member.key().size()).ends_with(".csv");
    });
}

void add_tabular(HsdsFile& file, const Node& root, std::string_view text) {
    Tables tables;
    for (const auto& [key, rows] : root.value().get_object()) {
        const std::string name(key.data(), key.size());
        const auto table = root.member(name);
        if (!rows.is_array()) {
            table.problem("not a list");
            continue;
        }
        const auto texts = element_slices(member_slice(text, name));
        for (std::size_t i = 0; i < rows.get_array().size(); ++i) {
            auto cells = as_cells(table.element(i));
            const auto kept = i < texts.size() ? texts[i] : keep_text(file, cells);
            tables[name.substr(0, name.size() - 4)].push_back(
                {table.element(i).place(), std::move(cells), kept});
        }
    }
    add_tables(file, tables);
}

}  // namespace

Result<HsdsFile> read_hsds_json(std::string_view text, Problems& problems) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    HsdsFile file;
    file.values.push_back(TRY(read_json(text, "")));
    const Node root(&file.values.front(), "", problems);
    const auto* object = root.there() ? root.value().if_object() : nullptr;
    const auto contents = object ? root.member("contents") : root;
    if (object && is_tabular(*object)) {
        add_tabular(file, root, text);
    } else if (contents.there() && contents.value().is_array()) {
        add_list(file, contents, object ? member_slice(text, "contents") : text);
    } else {
        add_record(file, Node(&file.values.front(), "record", problems), text);
    }
    return file;
}

Result<HsdsFile> read_hsds_csv(const std::vector<NamedText>& files) {
    HsdsFile file;
    Tables tables;
    for (const auto& [name, bytes] : files) {
        const auto text = TRY(decoded(name, bytes));
        const auto table = TRY(read_csv(name, text.text));
        auto& rows = tables[name.substr(0, name.rfind('.'))];
        for (const auto& row : table.rows) {
            bj::object cells;
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (!row.cells[i].empty()) cells[table.header[i]] = row.cells[i];
            const auto kept = keep_text(file, cells);
            rows.push_back({name + " line " + std::to_string(row.line), std::move(cells), kept});
        }
    }
    add_tables(file, tables);
    return file;
}

}  // namespace veerkracht::import
