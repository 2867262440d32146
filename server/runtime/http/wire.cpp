#include "runtime/http/wire.hpp"

#include <arpa/inet.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <system_error>

#include "runtime/crypto/crypto.hpp"
#include "runtime/http/problem.hpp"

namespace veerkracht::http {

namespace {

// Without 0 O, 1 I L, 2 Z, 5 S, 8 B and U V: over the telephone and on paper these are the same.
constexpr std::string_view id_alphabet = "34679ACDEFGHJKMNPQRTWXY";

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
}

bool is_cache_control(std::string_view name) {
    return name == "Cache-Control" || name == "cache-control";
}

bool is_address(const std::string& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes;
    return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
           inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

}  // namespace

std::string http_date(std::time_t time) {
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::array<char, 40> text;
    // The server never sets a locale, so these are the English names that HTTP asks for.
    const auto length =
        std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text.data(), length};
}

std::uint64_t RequestIds::random() {
    if (pool_.empty()) {
        pool_.resize(32);  // 256 bytes: getrandom gives these whole or fails
        const auto bytes = pool_.size() * sizeof(std::uint64_t);
        if (getrandom(pool_.data(), bytes, 0) != static_cast<ssize_t>(bytes))
            throw std::system_error(errno, std::generic_category(), "getrandom");
    }
    const auto value = pool_.back();
    pool_.pop_back();
    return value;
}

std::string RequestIds::next() {
    std::string id(9, '-');
    auto number = random();
    for (const std::size_t place : {0, 1, 2, 3, 5, 6, 7, 8}) {
        id[place] = id_alphabet[number % id_alphabet.size()];
        number /= id_alphabet.size();
    }
    return id;
}

bool has_clean_headers(const Response& response) {
    return !has_control(response.content_type) &&
           std::ranges::none_of(response.headers, [](const auto& header) {
               return header.first.empty() || has_control(header.first) ||
                      header.first.find_first_of(": ") != std::string::npos ||
                      has_control(header.second);
           });
}

void write_head(std::string& out, const Response& response, std::string_view security) {
    const auto add = [&](std::string_view name, std::string_view value) {
        out.append(name).append(": ").append(value).append("\r\n");
    };
    out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    out.append(reason_of(response.status)).append("\r\n");
    if (response.status != 204 && response.status != 304) {
        const auto size = response.body.empty() ? response.fixed_body.size() : response.body.size();
        if (size > 0) add("Content-Type", response.content_type);
        add("Content-Length", std::to_string(size));
    }
    bool says_caching = false;
    for (const auto& [name, value] : response.headers) {
        add(name, value);
        says_caching = says_caching || is_cache_control(name);
    }
    if (!says_caching) add("Cache-Control", "no-store");
    out.append(security);
}

std::string client_address(std::string_view peer, std::string_view forwarded_for,
                           const std::set<std::string, std::less<>>& proxies) {
    std::string address(peer);
    // Read from the right: what stands left of an unknown address may be invented by whoever is
    // there.
    while (proxies.contains(address) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        auto last =
            comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
        forwarded_for = comma == std::string_view::npos ? "" : forwarded_for.substr(0, comma);
        last.remove_prefix(std::min(last.find_first_not_of(" \t"), last.size()));
        last = last.substr(0, last.find_last_not_of(" \t") + 1);
        std::string text(last);
        if (!is_address(text)) break;
        address = std::move(text);
    }
    return address;
}

std::string entity_tag(std::string_view body) {
    return '"' + crypto::to_hex(crypto::sha256(body)).substr(0, 24) + '"';
}

bool names_this_machine(std::string_view host) {
    for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"})
        if (host == name || host.starts_with(std::string(name) + ":")) return true;
    return false;
}

}  // namespace veerkracht::http
