// The languages that residents read: each is a folder of data, packages/<code>/, and nothing in
// code knows one by name. Dutch is what a text falls back to.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/json.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::languages {

inline constexpr std::string_view own = "nl";

// packages/<code>/language.json
struct Language {
    std::string code;
    std::string name;  // in that language
    std::string direction;
    std::string locale;  // how its dates and figures are written
    std::string status;  // reviewed, or concept: no translator looked at it
    std::string translator;
    std::string interpreter;  // the word that stands where a consent would: here it is spoken
};
BOOST_DESCRIBE_STRUCT(Language, (),
                      (code, name, direction, locale, status, translator, interpreter))
constexpr auto rules(const Language*) {
    return std::tuple{
        rule(&Language::code, Length{2, 3}), rule(&Language::direction, OneOf{"ltr rtl"}),
        rule(&Language::name, Length{1, 60}), rule(&Language::status, OneOf{"reviewed concept"})};
}

// The package of this language; null when there is none.
const Language* package_of(std::string_view code);
std::vector<std::string> packages();
bool is_reviewed(std::string_view code);
bool reads_from_the_right(std::string_view code);
// A file of the package: "messages.json". Empty when this language does not have it.
std::optional<std::string_view> file_of(std::string_view code, std::string_view name);

// Is it a language that somebody can speak: a code of ISO 639 that packages/known.json has?
bool is_known(std::string_view code);

// As a paper in Dutch says it; of a language that is seldom spoken here its code.
std::string name_on_paper(std::string_view code);

// 422 that names the field.
Result<> must_be_known(std::string_view field, std::string_view code);
Result<> must_have_a_package(std::string_view field, std::string_view code);
Result<> must_be_reviewed(std::string_view field, std::string_view code);

// Files beside the ones in the binary, named as those: "…/packages/<code>/language.json". They
// count until it goes away, and are put there before anybody asks.
class Beside {
  public:
    explicit Beside(std::map<std::string, std::string> files);
    ~Beside();
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;

  private:
    std::map<std::string, std::string> files_;
    std::vector<std::string> codes_;
};

}  // namespace veerkracht::languages
