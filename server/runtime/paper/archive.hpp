// What Cairo 1.16 leaves out of a document, so that it can be kept and read for ever (PDF/A-2b, ISO
// 19005-2): its language, what its colours mean, and its facts once more as XMP. archive.cpp is the
// one file that knows qpdf and Little CMS.
#pragma once

#include <string>

#include "runtime/paper/sheet.hpp"

namespace veerkracht::paper {

// The same pages as a document for the archive; all fonts are in it already. Throws when it cannot
// be read as a PDF.
std::string for_the_archive(const std::string& pdf, const About& about);

}  // namespace veerkracht::paper
