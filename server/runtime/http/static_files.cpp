#include "runtime/http/static_files.hpp"

#include <array>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>

#include "runtime/crypto/crypto.hpp"
#include "runtime/http/problem.hpp"
#include "runtime/http/wire.hpp"

namespace veerkracht::http {

namespace {

enum Encoding { identity, gzip, brotli };
constexpr std::array<std::string_view, 3> encoding_names = {"", "gzip", "br"};

// The value of q in "br;q=0.5" without the arithmetic: only "not at all" matters here.
bool is_zero(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return false;
    const auto value = parameters.substr(q + 2);
    return !value.empty() && value.find_first_not_of("0. \t") == std::string_view::npos;
}

bool accepts(std::string_view header, std::string_view encoding) {
    for (std::size_t start = 0; start < header.size();) {
        const auto end = std::min(header.find(',', start), header.size());
        const auto item = header.substr(start, end - start);
        start = end + 1;
        const auto semicolon = std::min(item.find(';'), item.size());
        if (has_token(item.substr(0, semicolon), encoding)) return !is_zero(item.substr(semicolon));
    }
    return false;
}

bool starts_segment(std::string_view path, std::string_view prefix) {
    return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

// Addresses of the API never become a page, also when a browser's address bar asks for them.
bool is_page_of_the_app(std::string_view path) {
    for (const std::string_view taken :
         {"/api", "/hsds", "/fhir", "/assets", "/openapi.json", "/livez", "/readyz"})
        if (starts_segment(path, taken)) return false;
    return true;
}

// A picture or script that is not there must not become a page; who takes anything gets the page.
bool wants_a_page(std::string_view accept) {
    return accept.empty() || accept.find("text/html") != std::string_view::npos ||
           accept.find("*/*") == 0;
}

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

}  // namespace

struct StaticFiles::Entry {
    std::string etag;
    std::string head_unchanged;
    std::array<std::string, 3> heads;  // empty where there is no such form
    std::array<std::string_view, 3> bodies;
};

struct StaticFiles::Table {
    std::string security;
    std::unordered_map<std::string, Entry, TextHash, std::equal_to<>> entries;
    std::deque<std::string> contents;  // of what add() was given; a deque never moves them
    const Entry* app_shell = nullptr;
    const Entry* link_shell = nullptr;

    void insert(const Asset& asset);
    const Entry* entry_for(const Head& head, std::string_view path) const;
};

void StaticFiles::Table::insert(const Asset& asset) {
    const std::string etag(asset.etag);
    const std::string cache = asset.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    const std::string common = "ETag: " + etag + "\r\nCache-Control: " + cache +
                               "\r\nVary: Accept-Encoding\r\n" + security;

    Entry entry{.etag = etag,
                .head_unchanged = "HTTP/1.1 304 Not Modified\r\n" + common,
                .heads = {},
                .bodies = {asset.identity, asset.gzip, asset.brotli}};
    for (const Encoding encoding : {identity, gzip, brotli}) {
        const auto body = entry.bodies[encoding];
        if (encoding != identity && body.empty()) continue;
        entry.heads[encoding] =
            "HTTP/1.1 200 OK\r\nContent-Type: " + std::string(asset.content_type) +
            "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + common;
        if (encoding != identity)
            entry.heads[encoding] +=
                "Content-Encoding: " + std::string(encoding_names[encoding]) + "\r\n";
    }
    entries.emplace(asset.path, std::move(entry));
}

const StaticFiles::Entry* StaticFiles::Table::entry_for(const Head& head,
                                                        std::string_view path) const {
    if (const auto found = entries.find(path); found != entries.end()) return &found->second;
    if (!is_page_of_the_app(path)) return nullptr;
    if (!wants_a_page(head.header("accept"))) return nullptr;
    // Pages for residents are an app of their own, without anything for professionals.
    const bool for_residents = starts_segment(path, "/l") || starts_segment(path, "/hulp") ||
                               starts_segment(path, "/mijn") || path == "/kaart";
    return for_residents ? link_shell : app_shell;
}

StaticFiles::StaticFiles(std::span<const Asset> files, bool https)
    : table_(std::make_unique<Table>()) {
    table_->security = security_headers(https);
    for (const Asset& file : files) table_->insert(file);
    const auto shell = [&](std::string_view path) -> const Entry* {
        const auto found = table_->entries.find(path);
        return found == table_->entries.end() ? nullptr : &found->second;
    };
    table_->app_shell = shell("/index.html");
    table_->link_shell = shell("/link.html");
}

StaticFiles::~StaticFiles() = default;
StaticFiles::StaticFiles(StaticFiles&&) noexcept = default;

void StaticFiles::add(std::string path, std::string content_type, std::string content) {
    const auto& kept = table_->contents.emplace_back(std::move(content));
    const auto etag = entity_tag(kept);
    table_->insert({.path = path,
                    .content_type = content_type,
                    .etag = etag,
                    .identity = kept,
                    .gzip = {},
                    .brotli = {},
                    .immutable = false});
}

std::optional<ReadyAnswer> StaticFiles::find(const Head& head, const Target& target) const {
    const Entry* entry = table_->entry_for(head, target.path);
    if (!entry) return std::nullopt;
    if (const auto known = head.header("if-none-match"); !known.empty())
        if (has_version(known, entry->etag)) return ReadyAnswer{entry->head_unchanged, {}};

    const auto accepted = head.header("accept-encoding");
    for (const Encoding encoding : {brotli, gzip})
        if (!entry->heads[encoding].empty() && accepts(accepted, encoding_names[encoding]))
            return ReadyAnswer{entry->heads[encoding], entry->bodies[encoding]};
    return ReadyAnswer{entry->heads[identity], entry->bodies[identity]};
}

}  // namespace veerkracht::http
