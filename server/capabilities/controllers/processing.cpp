#include "capabilities/controllers/processing.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <vector>

#include "capabilities/access/rights.hpp"
#include "capabilities/controllers/doors.hpp"
#include "capabilities/controllers/terms.hpp"
#include "runtime/config/embedded.hpp"

namespace veerkracht::controllers {

namespace {

using Words = std::map<std::string, std::string>;

struct Purpose {
    std::string code, title, what_for, ground, of_whom;
    std::vector<std::string> classes;
    std::string recipients;
    std::vector<std::string> records;  // by whose terms
};
BOOST_DESCRIBE_STRUCT(Purpose, (),
                      (code, title, what_for, ground, of_whom, classes, recipients, records))
struct Risk {
    std::string risk, measure, remains;
};
BOOST_DESCRIBE_STRUCT(Risk, (), (risk, measure, remains))
struct Processing {
    std::string version, title, printed;
    std::string controller, processor, processor_text, officer, unnamed, unnamed_officer;
    std::string register_heading, what_for, ground, of_whom, classes_heading, recipients, terms;
    std::string who_reads, who_reads_text, nobody;
    std::string term_line, term_years, term_months, term_days;
    std::string outside_eea, outside_eea_text, security, security_text;
    std::string dpia, need, need_text, proportion, proportion_text;
    std::string risks, risk, measure, remains, advice, advice_text;
    std::vector<std::string> sign;
    std::vector<Purpose> purposes;
    Words classes, roles, laws, records;
    std::vector<Risk> dpia_risks;
};
BOOST_DESCRIBE_STRUCT(Processing, (),
                      (version, title, printed, controller, processor, processor_text, officer,
                       unnamed, unnamed_officer, register_heading, what_for, ground, of_whom,
                       classes_heading, recipients, terms, who_reads, who_reads_text, nobody,
                       term_line, term_years, term_months, term_days, outside_eea, outside_eea_text,
                       security, security_text, dpia, need, need_text, proportion, proportion_text,
                       risks, risk, measure, remains, advice, advice_text, sign, purposes, classes,
                       roles, laws, records, dpia_risks))

const Processing& package() {
    static const Processing read = [] {
        auto parsed = from_json<Processing>(
            embedded_file("capabilities/controllers/packages/processing.nl.json").value());
        if (!parsed) {
            std::string wrong;
            for (const auto& [field, reason] : parsed.error().fields)
                wrong += " " + field + ": " + reason;
            throw std::runtime_error("processing.nl.json is wrong:" + wrong);
        }
        return *parsed;
    }();
    return read;
}

std::string with(std::string text, const std::string& blank, const std::string& word) {
    const auto at = text.find(blank);
    if (at != std::string::npos) text.replace(at, blank.size(), word);
    return text;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

// --- What the tables say ------------------------------------------------------------------------

struct ClassReaders {
    std::string name;
    std::vector<std::string> roles;
};

// A role that has any letter for a class, in the order of decision.csv.
std::vector<ClassReaders> readers() {
    const auto lines =
        access::table_lines(embedded_file("capabilities/access/decision.csv").value());
    constexpr std::size_t first_class = 2;
    std::vector<ClassReaders> all;
    for (std::size_t column = first_class; column < lines.front().size(); ++column) {
        ClassReaders one{package().classes.at(std::string(lines.front()[column])), {}};
        for (std::size_t row = 1; row < lines.size(); ++row)
            if (lines[row][column] != "-")
                one.roles.push_back(package().roles.at(std::string(lines[row][0])));
        all.push_back(std::move(one));
    }
    return all;
}

std::string length_of(const TermView& term) {
    const auto& words = package();
    if (term.months == 0) return with(words.term_days, "{count}", std::to_string(term.days));
    if (term.months % 12 == 0)
        return with(words.term_years, "{count}", std::to_string(term.months / 12));
    return with(words.term_months, "{count}", std::to_string(term.months));
}

std::string term_line(const TermView& term) {
    const auto& words = package();
    return words.records.at(term.record) + ": " +
           with(with(words.term_line, "{length}", length_of(term)), "{law}",
                words.laws.at(term.law));
}

// Before there is an organisation: all of them, as the file says.
std::vector<TermView> standard_terms() {
    std::vector<TermView> terms;
    for (const auto* list : {&retention_rules().records, &retention_rules().of_everybody})
        for (const auto& rule : *list)
            terms.push_back({rule.code, rule.months, rule.days, rule.months, rule.at_least,
                             rule.at_most, rule.law, rule.from});
    return terms;
}

std::string terms_for(const Purpose& purpose, const std::vector<TermView>& terms) {
    std::vector<std::string> lines;
    for (const auto& term : terms)
        if (std::ranges::find(purpose.records, term.record) != purpose.records.end())
            lines.push_back(term_line(term));
    return listed(lines);
}

// --- One document, on a page and on paper --------------------------------------------------------

struct Filled {
    std::string controller;
    std::string officer;
    std::vector<TermView> terms;
};

struct Block {
    enum class Kind { title, part, heading, text, rows } kind;
    std::string text;
    std::vector<paper::Row> rows = {};
};

void add_purpose(std::vector<Block>& blocks, const Purpose& purpose, const Filled& filled) {
    const auto& words = package();
    std::vector<std::string> classes;
    for (const auto& one : purpose.classes) classes.push_back(words.classes.at(one));
    std::vector<paper::Row> rows{{words.what_for, purpose.what_for},
                                 {words.ground, purpose.ground},
                                 {words.of_whom, purpose.of_whom},
                                 {words.classes_heading, listed(classes)},
                                 {words.recipients, purpose.recipients}};
    if (const auto terms = terms_for(purpose, filled.terms); !terms.empty())
        rows.push_back({words.terms, terms});
    blocks.push_back({Block::Kind::heading, purpose.title});
    blocks.push_back({Block::Kind::rows, "", std::move(rows)});
}

std::vector<Block> document(const Filled& filled) {
    using enum Block::Kind;
    const auto& words = package();
    std::vector<Block> blocks{{title, words.title},
                              {rows,
                               "",
                               {{words.controller, filled.controller},
                                {words.processor, words.processor_text},
                                {words.officer, filled.officer}}},
                              {part, words.register_heading}};
    for (const auto& purpose : words.purposes) add_purpose(blocks, purpose, filled);
    blocks.push_back({heading, words.who_reads});
    blocks.push_back({text, words.who_reads_text});
    std::vector<paper::Row> who;
    for (const auto& one : readers())
        who.push_back({one.name, one.roles.empty() ? words.nobody : listed(one.roles)});
    blocks.push_back({rows, "", std::move(who)});
    blocks.push_back({heading, words.outside_eea});
    blocks.push_back({text, words.outside_eea_text});
    blocks.push_back({heading, words.security});
    blocks.push_back({text, words.security_text});
    blocks.push_back({part, words.dpia});
    blocks.push_back({heading, words.need});
    blocks.push_back({text, words.need_text});
    blocks.push_back({heading, words.proportion});
    blocks.push_back({text, words.proportion_text});
    blocks.push_back({heading, words.risks});
    for (const auto& one : words.dpia_risks)
        blocks.push_back(
            {rows,
             "",
             {{words.risk, one.risk}, {words.measure, one.measure}, {words.remains, one.remains}}});
    blocks.push_back({heading, words.advice});
    blocks.push_back({text, words.advice_text});
    return blocks;
}

std::string as_markdown(const Block& block) {
    using enum Block::Kind;
    std::string table = "| | |\n|---|---|\n";
    switch (block.kind) {
        case title: return "# " + block.text + "\n";
        case part: return "## " + block.text + "\n";
        case heading: return "### " + block.text + "\n";
        case text: return block.text + "\n";
        case rows:
            for (const auto& row : block.rows)
                table += "| " + row.term + " | " + row.value + " |\n";
    }
    return table;
}

void add_to(paper::Sheet& sheet, const Block& block) {
    using enum Block::Kind;
    switch (block.kind) {
        case title: sheet.title(block.text); break;
        case part:
        case heading: sheet.heading(block.text); break;
        case text: sheet.text(block.text); break;
        case rows: sheet.rows(block.rows); break;
    }
}

std::string joined(std::initializer_list<std::string> parts) {
    std::vector<std::string> filled;
    std::ranges::copy_if(parts, std::back_inserter(filled),
                         [](const auto& part) { return !part.empty(); });
    return listed(filled);
}

Filled filled_for(UnitOfWork& work, const OrganizationId& id) {
    const auto controller = controller_of(work.tx, id);
    const auto officer = officer_of(work.tx, id);
    Filled filled{package().unnamed, package().unnamed_officer, terms_of(work.tx, id)};
    if (controller.version > 0)
        filled.controller =
            joined({controller.name, controller.address,
                    controller.postcode + " " + controller.place, controller.registration,
                    controller.contact_name, controller.contact_email, controller.contact_phone});
    if (officer.version > 0) filled.officer = joined({officer.name, officer.email, officer.phone});
    return filled;
}

}  // namespace

std::string processing_page() {
    const Filled model{package().unnamed, package().unnamed_officer, standard_terms()};
    std::string page;
    for (const auto& block : document(model)) {
        page += as_markdown(block) + "\n";
        if (block.kind == Block::Kind::title) page += package().printed + "\n\n";
    }
    page.pop_back();
    return page;
}

Result<paper::Answer> processing_on_paper(UnitOfWork& work) {
    const auto own = TRY(watching_door(work));
    const auto filled = filled_for(work, own);
    const auto& words = package();
    paper::Sheet sheet(
        {.title = words.title, .language = "nl", .author = controller_of(work.tx, own).name});
    for (const auto& block : document(filled)) add_to(sheet, block);
    sheet.lines(4).sign(words.sign);
    return paper::answer(work, std::move(sheet), "register_van_verwerkingen");
}

}  // namespace veerkracht::controllers
