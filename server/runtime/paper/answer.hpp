// Paper as the answer of a route: a use case that returns Result<paper::Answer> answers a PDF. It
// is drawn after the transaction, on the thread that renders answers.
#pragma once

#include "runtime/paper/sheet.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::paper {

struct Answer {
    Sheet sheet;
};

// What a route asks of an answer are its bytes.
inline std::string to_json(const Answer& answer) { return answer.sheet.pdf(); }

// Names the file without a person: it stays behind in lists of downloads.
inline Answer answer(UnitOfWork& work, Sheet sheet, const std::string& file) {
    work.answer_headers.emplace_back("Content-Type", "application/pdf");
    work.answer_headers.emplace_back("Content-Disposition",
                                     "inline; filename=\"" + file + ".pdf\"");
    return {std::move(sheet)};
}

}  // namespace veerkracht::paper
