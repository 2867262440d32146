// The bytes of a list as text. UTF-8, or Windows-1252 as older systems write it; what is neither,
// or a mixture, is refused.
#pragma once

#include <string>
#include <string_view>

#include "kernel/result.hpp"

namespace veerkracht::import {

struct Decoded {
    std::string text;      // UTF-8
    std::string encoding;  // "utf-8" or "windows-1252"
};

// The first line that is not UTF-8, from 1; 0 when all are.
std::size_t line_that_is_not_utf8(std::string_view bytes);

// `file` names the file in what is wrong with it.
Result<Decoded> decoded(std::string_view file, std::string_view bytes);

}  // namespace veerkracht::import
