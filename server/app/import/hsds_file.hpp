// HSDS files taken apart: JSON of an API (one record or a page of them), tabular JSON, and sets of
// CSV files, those of HSDS 3.1 and those of Ohana. All become records in the nested form of
// HSDS 3.1. https://docs.openreferral.org/en/v3.1.0/
#pragma once

#include <boost/json/value.hpp>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "app/import/node.hpp"

namespace veerkracht::import {

struct NamedText {
    std::string name;  // of the file, without folders
    std::string text;
};

struct HsdsRecord {
    std::string kind;   // "service", "organization", "phones" …
    std::string place;  // "contents[3]", "services.csv line 4"
    const boost::json::value* value = nullptr;
    std::string_view text;  // as it was received; of a CSV row its JSON
};

struct HsdsFile {
    std::deque<boost::json::value> values;  // what the records point into
    std::deque<std::string> texts;
    std::vector<HsdsRecord> records;
};

// `text` must outlive the records.
Result<HsdsFile> read_hsds_json(std::string_view text, Problems& problems);
// Files of one set: they point at each other.
Result<HsdsFile> read_hsds_csv(const std::vector<NamedText>& files);

}  // namespace veerkracht::import
