// JSON of a file. What is no JSON is refused by the place where it stops being it, so that somebody
// with a bundle of megabytes knows which record to look at.
#pragma once

#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "kernel/result.hpp"

namespace veerkracht::import {

// `line` is the one of an NDJSON file; "" for a whole file.
Result<boost::json::value> read_json(std::string_view text, const std::string& line);

// "entry[3].resource.birthDate" for a byte of that value; at the end of an object in which a name
// stands twice, that name; "" outside of everything.
std::string place_of_byte(std::string_view text, std::size_t byte);

}  // namespace veerkracht::import
