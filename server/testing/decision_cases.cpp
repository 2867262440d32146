#include "testing/decision_cases.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace veerkracht::testing {

using namespace access;

namespace {

// The last one changes fastest: the cases of a cell are neighbours.
constexpr std::array<std::uint64_t, 12> sizes{size_of<Role>,
                                              size_of<Class>,
                                              size_of<Relation>,
                                              size_of<Operation>,
                                              size_of<ConsentState>,
                                              size_of<Level>,
                                              size_of<Age>,
                                              size_of<PersonState>,
                                              2,
                                              2,
                                              2,
                                              2};

template <class E>
std::vector<int> numbers(const DecisionTable& table, const std::string& of) {
    std::vector<int> found;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto one) { found.push_back(table.number(of, one.name)); });
    return found;
}

template <class E>
int at(const std::vector<int>& numbers, E one) {
    return numbers[static_cast<std::size_t>(one)];
}

}  // namespace

std::uint64_t count_of_cases() {
    std::uint64_t count = 1;
    for (const auto size : sizes) count *= size;
    return count;
}

std::uint64_t cases_of_a_cell() { return count_of_cases() / sizes[0] / sizes[1]; }

Snapshot case_at(std::uint64_t number) {
    std::array<std::uint64_t, sizes.size()> digits;
    for (std::size_t i = sizes.size(); i-- > 0;) {
        digits[i] = number % sizes[i];
        number /= sizes[i];
    }
    return {.role = static_cast<Role>(digits[0]),
            .record_class = static_cast<Class>(digits[1]),
            .operation = static_cast<Operation>(digits[3]),
            .relation = static_cast<Relation>(digits[2]),
            .consent = static_cast<ConsentState>(digits[4]),
            .level = static_cast<Level>(digits[5]),
            .age = static_cast<Age>(digits[6]),
            .person = static_cast<PersonState>(digits[7]),
            .in_term = digits[8] == 1,
            .in_scope = digits[9] == 1,
            .secret_address = digits[10] == 1,
            .to_self = digits[11] == 1};
}

std::string told(const Snapshot& asked) {
    std::string text;
    for (const auto word :
         {name_of(asked.role), name_of(asked.operation), name_of(asked.record_class),
          name_of(asked.relation), name_of(asked.consent), name_of(asked.level), name_of(asked.age),
          name_of(asked.person)})
        text += std::string(word) + " ";
    return text + (asked.in_term ? "in_term " : "") + (asked.in_scope ? "in_scope " : "") +
           (asked.secret_address ? "secret_address " : "") + (asked.to_self ? "to_self" : "");
}

// 19 divides none of the sizes, so that every value of every situation meets every other.
std::uint64_t stride() { return std::getenv("VEERKRACHT_PROVE") ? 1 : 19; }

void for_each_case(const std::function<void(const Snapshot&)>& look) {
    for (std::uint64_t number = 0; number < count_of_cases(); number += stride())
        look(case_at(number));
}

Numbering::Numbering(const DecisionTable& table)
    : roles_(numbers<Role>(table, "role")),
      classes_(numbers<Class>(table, "class")),
      operations_(numbers<Operation>(table, "operation")),
      relations_(numbers<Relation>(table, "relation")),
      consents_(numbers<ConsentState>(table, "consent")),
      levels_(numbers<Level>(table, "level")),
      ages_(numbers<Age>(table, "age")),
      persons_(numbers<PersonState>(table, "person")) {}

AskedInNumbers Numbering::of(const Snapshot& asked) const {
    return {at(roles_, asked.role),
            at(classes_, asked.record_class),
            at(operations_, asked.operation),
            at(relations_, asked.relation),
            at(consents_, asked.consent),
            at(levels_, asked.level),
            at(ages_, asked.age),
            at(persons_, asked.person),
            asked.in_term,
            asked.in_scope,
            asked.secret_address,
            asked.to_self};
}

std::string folder_of_tables() { return VEERKRACHT_ROOT "/server/capabilities/access"; }

std::string text_of_table(const std::string& name) {
    std::ifstream file(folder_of_tables() + "/" + name);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace veerkracht::testing
