#include "runtime/languages/languages.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace veerkracht::languages {

namespace {

constexpr std::string_view folder = "runtime/languages/packages/";
constexpr std::string_view all_that_are_spoken = "runtime/languages/packages/known.json";
constexpr std::string_view names_on_paper = "runtime/languages/packages/names.nl.json";
constexpr std::string_view what_it_is = "/language.json";

struct Package {
    Language language;
    std::map<std::string, std::string_view, std::less<>> files;
};
using Packages = std::map<std::string, Package, std::less<>>;

Language read_language(std::string_view path, std::string_view bytes) {
    auto language = from_json<Language>(bytes);
    if (!language) throw std::runtime_error("a language is wrong: " + std::string(path));
    return std::move(*language);
}

// "runtime/languages/packages/pl/web.json" is the file web.json of pl.
void put(Packages& packages, std::string_view path, std::string_view bytes) {
    const auto inside = path.substr(folder.size());
    const auto slash = inside.find('/');
    if (slash == inside.npos) return;
    auto& package = packages[std::string(inside.substr(0, slash))];
    package.files[std::string(inside.substr(slash + 1))] = bytes;
    if (inside.substr(slash) == what_it_is) package.language = read_language(path, bytes);
}

Packages& shelf() {
    static Packages read = [] {
        Packages packages;
        const auto paths = embedded_paths(folder);
        for (const auto path : paths) put(packages, path, embedded_file(path).value());
        return packages;
    }();
    return read;
}

const Package* find(std::string_view code) {
    const auto found = shelf().find(code);
    return found == shelf().end() ? nullptr : &found->second;
}

Result<> refuse_unless(bool right, std::string_view field, std::string_view reason) {
    if (right) return {};
    return refuse_fields({{std::string(field), std::string(reason)}});
}

}  // namespace

const Language* package_of(std::string_view code) {
    const auto* package = find(code);
    return package ? &package->language : nullptr;
}

std::vector<std::string> packages() {
    std::vector<std::string> codes;
    for (const auto& [code, package] : shelf()) codes.push_back(code);
    return codes;
}

bool is_reviewed(std::string_view code) {
    const auto* language = package_of(code);
    return language && language->status == "reviewed";
}

bool reads_from_the_right(std::string_view code) {
    const auto* language = package_of(code);
    return language && language->direction == "rtl";
}

std::optional<std::string_view> file_of(std::string_view code, std::string_view name) {
    const auto* package = find(code);
    if (!package) return std::nullopt;
    const auto file = package->files.find(name);
    if (file == package->files.end()) return std::nullopt;
    return file->second;
}

bool is_known(std::string_view code) {
    static const auto known = [] {
        const auto codes =
            from_json<std::vector<std::string>>(embedded_file(all_that_are_spoken).value()).value();
        return std::set<std::string, std::less<>>(codes.begin(), codes.end());
    }();
    return known.contains(code) || package_of(code) != nullptr;
}

std::string name_on_paper(std::string_view code) {
    static const auto names =
        from_json<std::map<std::string, std::string>>(embedded_file(names_on_paper).value())
            .value();
    const auto found = names.find(std::string(code));
    return found == names.end() ? std::string(code) : found->second;
}

Result<> must_be_known(std::string_view field, std::string_view code) {
    return refuse_unless(is_known(code), field, "not_a_choice");
}

Result<> must_have_a_package(std::string_view field, std::string_view code) {
    return refuse_unless(package_of(code) != nullptr, field, "not_a_choice");
}

Result<> must_be_reviewed(std::string_view field, std::string_view code) {
    return refuse_unless(is_reviewed(code), field, "not_a_choice");
}

Beside::Beside(std::map<std::string, std::string> files) : files_(std::move(files)) {
    for (const auto& [path, bytes] : files_) {
        put(shelf(), path, bytes);
        if (path.ends_with(what_it_is)) codes_.push_back(from_json<Language>(bytes).value().code);
    }
}

Beside::~Beside() {
    for (const auto& code : codes_) shelf().erase(code);
}

}  // namespace veerkracht::languages
