// Paper: A4 pages as PDF, from what stands on them in reading order. Text stays text, so that it
// can be searched and read aloud; the pages are numbered, and the document says its title and
// language.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace veerkracht::paper {

struct About {
    std::string title;
    std::string language = "nl";  // right-to-left languages are laid out so
    std::string author;           // who hands it out, below each page
};

struct Row {
    std::string term;
    std::string value;
};

// One axis of a web; without a mark it is drawn to be filled in by pen.
struct Axis {
    std::string label;
    int mark = -1;  // 0 … 10
};

class Sheet {
  public:
    explicit Sheet(About about);
    Sheet(Sheet&&) noexcept;
    Sheet& operator=(Sheet&&) noexcept;
    ~Sheet();

    Sheet& title(std::string text);
    Sheet& heading(std::string text);  // never alone at the foot of a page
    Sheet& text(std::string words);
    Sheet& small(std::string words);
    Sheet& code(std::string words);  // large, to be typed over
    Sheet& rows(std::vector<Row> rows);
    Sheet& boxes(std::vector<std::string> choices);  // to be ticked by pen
    Sheet& lines(int count);                         // to be written on
    // From 0 to 10, to be circled by pen, with an example (or ""), what the ends mean, and between
    // them something to tick (or "").
    Sheet& scale(std::string question, std::string example, std::string lowest, std::string highest,
                 std::string tick = {});
    Sheet& web(std::vector<Axis> axes);
    Sheet& sign(std::vector<std::string> labels);

    std::string pdf() const;

  private:
    struct Content;
    std::unique_ptr<Content> content_;
};

}  // namespace veerkracht::paper
