// Cairo 1.16 cannot say in which language a document is; a PDF may be mended by adding to its end.
#pragma once

#include <string>
#include <string_view>

namespace veerkracht::paper {

// The same document, whose catalogue also names its language, says that it is tagged, and shows its
// title in the window.
// Throws when it is not a document as Cairo writes them.
std::string with_language(std::string pdf, std::string_view language);

}  // namespace veerkracht::paper
