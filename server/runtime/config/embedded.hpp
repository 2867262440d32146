// Data files of the rooms, inside the binary: instrument packages, the demo region's names and
// places. A path is named from server/ down: "capabilities/conversations/packages/clocks.json".
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace veerkracht {

struct EmbeddedFile {
    std::string_view path;
    std::string_view bytes;
};

// All of them, sorted by path. The list is written by cmake/embed.cmake.
std::span<const EmbeddedFile> embedded_files();

std::optional<std::string_view> embedded_file(std::string_view path);

// The paths that begin with this, in order: a folder's files by "capabilities/…/packages/".
std::vector<std::string_view> embedded_paths(std::string_view prefix);

}  // namespace veerkracht
