// A paper as somebody reads it: its words by pdftotext.
#pragma once

#include <string>

#include "testing/test_application.hpp"

namespace veerkracht {

// The words of the answer, each space once; VEERKRACHT_PAPERS keeps the paper to look at, under the
// name of the test and `which`.
std::string words_of_paper(const TestReply& reply, const std::string& which = "");
bool has(const std::string& text, const std::string& words);

}  // namespace veerkracht
