// The built web, inside the binary: the files of web/dist with their compressed forms.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace veerkracht::http {

struct Asset {
    std::string_view path;  // "/index.html", "/assets/main-4f2a.js"
    std::string_view content_type;
    std::string_view etag;  // with its quotes
    std::string_view identity;
    std::string_view gzip;    // empty when there is no such form
    std::string_view brotli;  // the same
    bool immutable = false;   // its name holds a hash of its content
};

// Sorted by path; empty when the web was not built. The list is written by cmake/embed.cmake.
std::span<const Asset> assets();

}  // namespace veerkracht::http
