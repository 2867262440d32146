#include "runtime/config/embedded.hpp"

#include <algorithm>

namespace veerkracht {

std::optional<std::string_view> embedded_file(std::string_view path) {
    const auto files = embedded_files();
    const auto found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
    if (found == files.end() || found->path != path) return std::nullopt;
    return found->bytes;
}

std::vector<std::string_view> embedded_paths(std::string_view prefix) {
    std::vector<std::string_view> paths;
    for (const EmbeddedFile& file : embedded_files())
        if (file.path.starts_with(prefix)) paths.push_back(file.path);
    return paths;
}

}  // namespace veerkracht
