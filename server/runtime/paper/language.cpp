#include "runtime/paper/language.hpp"

#include <charconv>
#include <cstdio>
#include <stdexcept>

namespace veerkracht::paper {

namespace {

std::size_t found(std::size_t at) {
    if (at == std::string::npos) throw std::runtime_error("not a PDF as it was expected");
    return at;
}

long number_at(const std::string& pdf, std::size_t at) {
    long number = 0;
    const auto* const from = pdf.data() + pdf.find_first_not_of(" \n", at);
    if (std::from_chars(from, pdf.data() + pdf.size(), number).ec != std::errc()) found(pdf.npos);
    return number;
}

std::string ten_figures(std::size_t offset) {
    char text[16];
    std::snprintf(text, sizeof text, "%010zu", offset);
    return text;
}

}  // namespace

// An incremental update (ISO 32000-1, 7.5.6): the catalogue once more, a table with its place, and
// a trailer that points at the table before.
std::string with_language(std::string pdf, std::string_view language) {
    const auto trailer = found(pdf.rfind("trailer"));
    const auto root = number_at(pdf, found(pdf.find("/Root", trailer)) + 5);
    const auto size = number_at(pdf, found(pdf.find("/Size", trailer)) + 5);
    const auto info = number_at(pdf, found(pdf.find("/Info", trailer)) + 5);
    const auto former_table = number_at(pdf, found(pdf.rfind("startxref")) + 9);
    const auto heading = std::to_string(root) + " 0 obj\n";
    const auto catalogue = found(pdf.rfind("\n" + heading)) + 1;
    const auto end = found(pdf.find("endobj", catalogue));
    const auto body = pdf.substr(catalogue + heading.size(), end - catalogue - heading.size());
    const auto last = found(body.rfind(">>"));

    if (!pdf.ends_with('\n')) pdf += '\n';
    const auto place = pdf.size();
    pdf +=
        heading + body.substr(0, last) + "/Lang (" + std::string(language) +
        ")\n   /MarkInfo << /Marked true >>\n   /ViewerPreferences << /DisplayDocTitle true >>\n" +
        body.substr(last) + "endobj\n";
    const auto table = pdf.size();
    pdf += "xref\n" + std::to_string(root) + " 1\n" + ten_figures(place) + " 00000 n \n" +
           "trailer\n<< /Size " + std::to_string(size) + " /Root " + std::to_string(root) +
           " 0 R /Info " + std::to_string(info) + " 0 R /Prev " + std::to_string(former_table) +
           " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return pdf;
}

}  // namespace veerkracht::paper
