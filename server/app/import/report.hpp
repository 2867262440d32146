// What became of the records of one file, per type: read = stored + refused + kept + already there.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace veerkracht::import {

// What can become of a record that was read.
enum class Outcome {
    stored,         // a row of ours now says this
    refused,        // not taken in, and the notes say why
    kept,           // only as it was received
    already_there,  // nothing new
};

struct Count {
    long read = 0;
    long stored = 0;
    long refused = 0;
    long kept = 0;
    long already_there = 0;
};

class Report {
  public:
    std::string file;
    std::map<std::string, Count> counts;  // by type
    std::vector<std::string> notes;       // place and reason; no personal data
    std::vector<std::string> to_tell;     // what the operator says to somebody; shown once

    void read(const std::string& type) { ++counts[type].read; }
    void became(const std::string& type, Outcome outcome);
    void note(std::string_view place, std::string_view reason);
    Count total() const;
    // Throws std::logic_error when a record was lost on the way: then nothing of the file is kept.
    void check_the_sum() const;
};

// As an operator reads it: a line for each type, the total, and the notes.
std::string table_of(const Report& report);

}  // namespace veerkracht::import
