#include "capabilities/people/codes.hpp"

namespace veerkracht::people {

std::string masked(const std::string& phone) {
    return phone.size() < 4 ? "••••" : "•••• " + phone.substr(phone.size() - 2);
}

}  // namespace veerkracht::people
