#include "capabilities/controllers/agreement.hpp"

#include <stdexcept>

#include "capabilities/controllers/doors.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::controllers {

namespace {

constexpr std::string_view folder = "capabilities/controllers/packages/agreements/";

const SignedAgreement* signed_of(const std::vector<SignedAgreement>& all,
                                 std::string_view text_version) {
    for (const auto& one : all)
        if (one.text_version == text_version) return &one;
    return nullptr;
}

std::vector<paper::Row> parties(const Agreement& text, const Controller& controller) {
    std::vector<paper::Row> rows{{text.text_version, text.version}};
    if (controller.name.empty()) return rows;
    rows.push_back({text.controller, controller.name + ", " + controller.address + ", " +
                                         controller.postcode + " " + controller.place});
    rows.push_back({text.registration, controller.registration});
    return rows;
}

}  // namespace

const Agreement& agreement_of_now() {
    static const Agreement newest = [] {
        const auto paths = embedded_paths(folder);
        if (paths.empty()) throw std::runtime_error("there is no processor agreement");
        auto parsed = from_json<Agreement>(embedded_file(paths.back()).value());
        if (!parsed || parsed->articles.empty())
            throw std::runtime_error(std::string(paths.back()) + " is wrong");
        return *parsed;
    }();
    return newest;
}

std::string intro_for(const Agreement& agreement, const Controller& controller) {
    constexpr std::string_view blank = "{controller}";
    auto text = agreement.intro;
    const auto at = text.find(blank);
    if (at != std::string::npos)
        text.replace(at, blank.size(),
                     controller.name.empty() ? agreement.unnamed : controller.name);
    return text;
}

Result<paper::Answer> agreement_on_paper(UnitOfWork& work) {
    const auto own = TRY(own_door(work, access::Operation::read));
    const auto& text = agreement_of_now();
    const auto controller = controller_of(work.tx, own);
    paper::Sheet sheet({.title = text.title, .language = "nl", .author = controller.name});
    sheet.title(text.title).rows(parties(text, controller)).text(intro_for(text, controller));
    for (const auto& article : text.articles) sheet.heading(article.heading).text(article.text);
    sheet.heading(text.signing);
    const auto all = agreements_of(work.tx, own);
    if (const auto* one = signed_of(all, text.version))
        sheet.rows(
            {{text.name, one->signed_by}, {text.as, one->signed_as}, {text.on, one->signed_on}});
    sheet.small(text.controller).sign({text.name, text.signature, text.on});
    sheet.small(text.processor).sign({text.name, text.signature, text.on});
    return paper::answer(work, std::move(sheet), "verwerkersovereenkomst");
}

}  // namespace veerkracht::controllers
