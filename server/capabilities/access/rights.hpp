// The two tables of the decision as they are read: what each role has for each class.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "capabilities/access/decision.hpp"
#include "kernel/describe.hpp"

namespace veerkracht::access {

template <DescribedEnum E>
inline constexpr std::size_t size_of =
    boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value;

template <DescribedEnum E>
class SetOf {
  public:
    void add(E one) { bits_ |= 1U << static_cast<unsigned>(one); }
    bool has(E one) const { return (bits_ >> static_cast<unsigned>(one) & 1U) != 0; }

  private:
    std::uint32_t bits_ = 0;
};

// One way to be allowed: a line of grounds.csv.
struct Ground {
    Relation relation = Relation::none;
    SetOf<Operation> operations;
    bool needs_consent = false;
    Level level = Level::full;
    bool needs_term = false;
    bool needs_scope = false;
    SetOf<Age> ages;
    SetOf<PersonState> persons;
    bool sees_secret_address = false;
};

class Rights {
  public:
    // Throws when a table holds a word or letter that is not known.
    Rights(std::string_view decision_csv, std::string_view grounds_csv);

    // Empty for a role or class that has no letter: never.
    const std::vector<Ground>& of(Role role, Class record_class) const {
        return cells_[static_cast<std::size_t>(role)][static_cast<std::size_t>(record_class)];
    }

  private:
    std::array<std::array<std::vector<Ground>, size_of<Class>>, size_of<Role>> cells_;
};

// As they stand in the binary.
const Rights& rights();

// The lines of such a table, its heading first; each has as many cells as the heading.
std::vector<std::vector<std::string_view>> table_lines(std::string_view csv);

}  // namespace veerkracht::access
