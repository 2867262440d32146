#include "capabilities/access/rights.hpp"

#include <map>
#include <stdexcept>
#include <string>

#include "runtime/config/embedded.hpp"

namespace veerkracht::access {

namespace {

using Cells = std::vector<std::string_view>;
using Letters = std::map<char, std::vector<Ground>>;

[[noreturn]] void refuse(std::string_view what, std::string_view word) {
    throw std::runtime_error("the tables of the decision: " + std::string(what) + " \"" +
                             std::string(word) + "\" is not known");
}

Cells split(std::string_view text, char separator) {
    Cells parts;
    while (true) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

template <DescribedEnum E>
E named(std::string_view word) {
    const auto found = enum_named<E>(word);
    if (!found) refuse("the word", word);
    return *found;
}

bool is_yes(std::string_view cell, std::string_view yes, std::string_view no) {
    if (cell != yes && cell != no) refuse("the word", cell);
    return cell == yes;
}

SetOf<Age> ages_of(std::string_view word) {
    SetOf<Age> ages;
    if (word != "from_12" && word != "from_16") ages.add(Age::under_12);
    if (word == "under_12") return ages;
    if (word != "from_16") ages.add(Age::under_16);
    if (word == "under_16") return ages;
    if (word != "all" && word != "from_12" && word != "from_16") refuse("the age", word);
    ages.add(Age::adult);
    return ages;
}

// Death and a move are one thing, a restriction another; `always` is both.
SetOf<PersonState> persons_of(std::string_view word) {
    SetOf<PersonState> persons;
    if (word != "active" && word != "alive" && word != "any" && word != "always")
        refuse("the person", word);
    persons.add(PersonState::active);
    if (word == "alive" || word == "always") persons.add(PersonState::restricted);
    if (word == "active" || word == "alive") return persons;
    persons.add(PersonState::gone);
    persons.add(PersonState::deceased);
    return persons;
}

// letter,relation,may,consent,level,term,scope,age,person,secret_address,words
Ground ground_of(const Cells& line) {
    Ground ground;
    ground.relation = named<Relation>(line[1]);
    for (const auto operation : split(line[2], ' '))
        ground.operations.add(named<Operation>(operation));
    ground.needs_consent = is_yes(line[3], "given", "-");
    ground.level = named<Level>(line[4]);
    ground.needs_term = is_yes(line[5], "runs", "-");
    ground.needs_scope = is_yes(line[6], "covers", "-");
    ground.ages = ages_of(line[7]);
    ground.persons = persons_of(line[8]);
    ground.sees_secret_address = is_yes(line[9], "seen", "hidden");
    return ground;
}

Letters letters_of(std::string_view csv) {
    Letters letters;
    const auto lines = table_lines(csv);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i][0].size() != 1) refuse("the letter", lines[i][0]);
        letters[lines[i][0].front()].push_back(ground_of(lines[i]));
    }
    return letters;
}

std::vector<Ground> grounds_of(std::string_view cell, const Letters& letters) {
    std::vector<Ground> grounds;
    if (cell == "-") return grounds;
    for (const char letter : cell) {
        const auto known = letters.find(letter);
        if (known == letters.end()) refuse("the letter", cell);
        grounds.insert(grounds.end(), known->second.begin(), known->second.end());
    }
    return grounds;
}

}  // namespace

std::vector<Cells> table_lines(std::string_view csv) {
    std::vector<Cells> lines;
    for (const auto line : split(csv, '\n')) {
        if (line.empty() || line.front() == '#') continue;
        lines.push_back(split(line, ','));
        if (lines.back().size() != lines.front().size()) refuse("the line", line);
    }
    return lines;
}

// The first two columns of decision.csv are the role and its kind of organisation.
Rights::Rights(std::string_view decision_csv, std::string_view grounds_csv) {
    const auto letters = letters_of(grounds_csv);
    const auto lines = table_lines(decision_csv);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto& row = cells_[static_cast<std::size_t>(named<Role>(lines[i][0]))];
        for (std::size_t column = 2; column < lines[i].size(); ++column)
            row[static_cast<std::size_t>(named<Class>(lines[0][column]))] =
                grounds_of(lines[i][column], letters);
    }
}

const Rights& rights() {
    static const Rights read(embedded_file("capabilities/access/decision.csv").value(),
                             embedded_file("capabilities/access/grounds.csv").value());
    return read;
}

}  // namespace veerkracht::access
