// The switches that tools/snapshot_mutants.mjs writes into a file: VEERKRACHT_MUTANT turns one.
#pragma once

#include <cstdlib>
#include <type_traits>

namespace veerkracht::mutant {

inline bool is(int number) {
    static const int turned = [] {
        const char* chosen = std::getenv("VEERKRACHT_MUTANT");
        return chosen ? std::atoi(chosen) : -1;
    }();
    return number == turned;
}

}  // namespace veerkracht::mutant

#define VK_TURNED(number, ...) \
    (veerkracht::mutant::is(number) ? !static_cast<bool>(__VA_ARGS__) : static_cast<bool>(__VA_ARGS__))
#define VK_LEFT_OUT(number, neutral, ...) \
    (veerkracht::mutant::is(number) ? neutral : static_cast<bool>(__VA_ARGS__))
#define VK_NOTHING(number, ...)                                                     \
    (veerkracht::mutant::is(number) ? std::remove_cvref_t<decltype(__VA_ARGS__)>{} \
                                    : (__VA_ARGS__))
