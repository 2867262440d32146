#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "capabilities/audit/looks.hpp"
#include "capabilities/people/on_paper.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::audit {

namespace {

using people::filled;
using people::Words;

struct Package {
    std::string title, heading, period, period_whole, none, who, who_named, looked, wrote, found,
        tried, made_one, made_two, last_joined_by, emergency;
    Words role, record_class, ground, ground_parent, ground_both, ground_for_him;
};
BOOST_DESCRIBE_STRUCT(Package, (),
                      (title, heading, period, period_whole, none, who, who_named, looked, wrote,
                       found, tried, made_one, made_two, last_joined_by, emergency, role,
                       record_class, ground, ground_parent, ground_both, ground_for_him))

const Package& package() {
    static const Package read = [] {
        auto parsed =
            from_json<Package>(embedded_file("capabilities/audit/packages/looks.nl.json").value());
        if (!parsed) throw std::runtime_error("looks.nl.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

std::string who_of(const MyLook& look) {
    const auto& words = package();
    const auto role = people::word_of(words.role, look.role);
    if (look.role == "resident") return role;
    if (look.organization_name.empty()) return look.name.empty() ? role : look.name + ", " + role;
    return filled(look.name.empty() ? words.who : words.who_named,
                  {{"role", role}, {"organization", look.organization_name}, {"name", look.name}});
}

// A ground that rests on a yes says whose yes it was.
std::string ground_of(const MyLook& look) {
    const auto& words = package();
    const auto& said = look.agreed_by == "parent"                ? words.ground_parent
                       : look.agreed_by == "resident_and_parent" ? words.ground_both
                       : look.agreed_by == "representative"      ? words.ground_for_him
                                                                 : words.ground;
    return people::word_of(said.contains(look.ground) ? said : words.ground, look.ground);
}

// From the first day on there is no day to name.
std::string period_of(const MyLooks& looks) {
    const auto& words = package();
    return filled(
        looks.from_on <= the_first_day ? words.period_whole : words.period,
        {{"from", people::full_date(looks.from_on)}, {"until", people::full_date(looks.until_on)}});
}

// All that one reader did on one day in one way, on one ground: one line of the paper.
struct PaperLine {
    std::string day, who, act, ground;
    std::vector<std::string> what;
};

PaperLine line_of(const MyLook& look) {
    const auto& words = package();
    const auto& act = look.refused               ? words.tried
                      : look.searched            ? words.found
                      : look.made == "one"       ? words.made_one
                      : look.made == "two"       ? words.made_two
                      : look.operation == "read" ? words.looked
                                                 : words.wrote;
    const auto ground = ground_of(look);
    return {
        look.day, who_of(look), act, look.emergency ? words.emergency + " " + ground : ground, {}};
}

std::vector<PaperLine> lines_of(const MyLooks& looks) {
    std::vector<PaperLine> lines;
    for (const auto& look : looks.rows) {
        auto line = line_of(look);
        const auto known = std::ranges::find_if(lines, [&](const PaperLine& one) {
            return std::tie(one.day, one.who, one.act, one.ground) ==
                   std::tie(line.day, line.who, line.act, line.ground);
        });
        auto& place = known == lines.end() ? lines.emplace_back(std::move(line)) : *known;
        place.what.push_back(people::word_of(package().record_class, look.record_class));
    }
    return lines;
}

}  // namespace

void write_looks(paper::Sheet& sheet, const MyLooks& looks) {
    const auto& words = package();
    sheet.heading(words.heading).small(period_of(looks));
    if (looks.rows.empty()) sheet.text(words.none);
    std::vector<paper::Row> rows;
    for (const auto& line : lines_of(looks))
        rows.push_back(
            {people::full_date(line.day),
             line.who + ": " +
                 filled(line.act, {{"what", people::joined(line.what, words.last_joined_by)}}) +
                 ". " + line.ground});
    if (!rows.empty()) sheet.rows(std::move(rows));
}

Result<paper::Answer> my_looks_on_paper(UnitOfWork& work, const LooksAsk& asked) {
    const auto looks = TRY(my_looks(work, asked));
    paper::Sheet sheet({.title = package().title, .language = "nl", .author = ""});
    sheet.title(package().title);
    write_looks(sheet, looks);
    return paper::answer(work, std::move(sheet), "wie_keek");
}

}  // namespace veerkracht::audit
