#include "app/import/fhir_file.hpp"

#include <algorithm>

#include "app/import/json_place.hpp"
#include "app/import/json_slices.hpp"
#include "kernel/json.hpp"
#include "kernel/text.hpp"

namespace veerkracht::import {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool is_type(std::string_view text) {
    return !text.empty() && text.size() <= 64 && text.front() >= 'A' && text.front() <= 'Z' &&
           std::ranges::all_of(text, is_letter);
}

// [A-Za-z0-9\-\.]{1,64}, https://hl7.org/fhir/R4/datatypes.html#id
bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

void add_record(FhirFile& file, const Node& resource, std::string full_url, std::string_view text) {
    FhirRecord record;
    record.place = resource.place();
    record.full_url = std::move(full_url);
    record.type = resource.text("resourceType");
    record.id = resource.text("id");
    record.resource = &resource.value();
    if (text.empty()) {
        file.texts.emplace_back();
        write_json_value(file.texts.back(), resource.value());
        text = file.texts.back();
    }
    record.text = text;
    if (!is_type(record.type)) resource.member("resourceType").problem("not a type of resource");
    if (resource.has("id") && !is_id(record.id)) resource.member("id").problem("not an id");
    file.records.push_back(std::move(record));
}

void add_entry(FhirFile& file, const Node& entry, std::string_view text) {
    const auto method = entry.member("request").text("method");
    const auto resource = entry.member("resource");
    if (method == "DELETE" || method == "GET" || method == "HEAD" || method == "PATCH") {
        file.refused.push_back({entry.place(), "a " + method + " cannot be imported"});
    } else if (!resource.there()) {
        file.refused.push_back({entry.place(), "an entry without resource"});
    } else if (!resource.value().is_object()) {
        resource.problem("not an object");
    } else {
        add_record(file, resource, entry.text("fullUrl"), member_slice(text, "resource"));
    }
}

void add_bundle(FhirFile& file, const Node& bundle, std::string_view text) {
    const auto entries = bundle.member("entry");
    if (!entries.there()) return;
    if (!entries.value().is_array()) return entries.problem("not a list");
    const auto texts = element_slices(member_slice(text, "entry"));
    const auto count = entries.value().get_array().size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto entry = entries.element(i);
        if (entry.there() && entry.value().is_object())
            add_entry(file, entry, i < texts.size() ? texts[i] : std::string_view());
        else
            entry.problem("not an object");
    }
}

void add_document(FhirFile& file, std::string_view text, std::string line, Problems& problems) {
    const auto& value = file.documents.back();
    const Node type = Node(&value, line, problems).member("resourceType");
    std::string name = type.there() && type.value().is_string() ? type.as_text() : "";
    if (!is_type(name)) return type.problem("not a type of resource");
    const Node document(&value, line.empty() ? name : line + ": " + name, problems);
    if (name == "Bundle")
        add_bundle(file, document, text);
    else
        add_record(file, document, "", text);
}

Result<> add_text(FhirFile& file, std::string_view text, std::string line, Problems& problems) {
    auto value = TRY(read_json(text, line));
    if (!value.is_object()) return bad_file(line.empty() ? "file" : line, "not an object");
    file.documents.push_back(std::move(value));
    add_document(file, text, std::move(line), problems);
    return {};
}

struct Line {
    std::size_t number;
    std::string_view text;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        if (const auto line = trimmed(text.substr(0, end)); !line.empty())
            lines.push_back({number, line});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// The first of several lines is a whole resource by itself.
bool is_ndjson(const std::vector<Line>& lines) {
    return lines.size() > 1 && lines.front().text.starts_with('{') &&
           lines.front().text.ends_with('}') && read_json(lines.front().text, "").has_value();
}

}  // namespace

std::string FhirRecord::key() const { return id.empty() ? full_url : type + "/" + id; }

Result<FhirFile> read_fhir_file(std::string_view text, Problems& problems) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    FhirFile file;
    const auto lines = lines_of(text);
    if (lines.empty()) return bad_file("file", "empty");
    if (!is_ndjson(lines)) {
        TRY(add_text(file, text, "", problems));
        return file;
    }
    for (const auto& line : lines)
        TRY(add_text(file, line.text, "line " + std::to_string(line.number), problems));
    return file;
}

}  // namespace veerkracht::import
