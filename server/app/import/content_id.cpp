#include "app/import/content_id.hpp"

#include "runtime/keys.hpp"

namespace veerkracht::import {

std::string content_id(const Keys& keys, std::string_view content) {
    auto hex = keys.token_hash(content).substr(0, 32);
    hex[12] = '8';  // the version, and the variant of RFC 9562
    hex[16] = "89ab"[hex[16] & 3];
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
           hex.substr(16, 4) + "-" + hex.substr(20);
}

}  // namespace veerkracht::import
