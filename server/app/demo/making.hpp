// What the parts of the generator share while they make a region: chance, material, and who is
// there already.
#pragma once

#include <functional>
#include <set>
#include <stdexcept>

#include "app/demo/material.hpp"
#include "app/demo/random.hpp"
#include "app/demo/region.hpp"
#include "capabilities/access/account.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/people/person.hpp"
#include "kernel/clock.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::demo {

struct Practice {
    directory::Organization organization;
    std::vector<access::Account> gps;
    std::vector<access::Account> nurses;
    std::vector<access::Account> assistants;
    std::vector<std::size_t> faces;      // places in Making::faces
    std::vector<people::Person> people;  // while its residents and their stories are made
};

// A welfare coach, social worker, village supporter or desk at work.
struct FaceAtWork {
    directory::Face face;
    access::Account account;
    directory::Organization organization;
    bool in_the_draw =
        true;  // false: only gets the cases that are written out for the walk or the bench
};

struct Initiative {
    directory::Organization organization;
    directory::Service service;
    std::string kind;
};

struct Making {
    Making(db::Database& to, Keys& with, const Settings& chosen, const RegionPlan& made);

    db::Database& database;
    Keys& keys;
    const Settings& settings;
    const RegionPlan& plan;
    Random random;
    Material material;
    std::string today;
    std::string a_year_ago;  // a day
    std::string password_hash;
    std::string long_ago;  // when organisations and accounts were made

    std::vector<Practice> practices;
    std::vector<FaceAtWork> faces;
    // Who stands behind them: the desks of the municipalities, and village supporters.
    std::vector<FaceAtWork> further_faces;
    std::vector<Initiative> initiatives;
    std::set<std::string> names_of_workers;

    // One transaction; what it throws undoes it.
    void in_one_transaction(const std::function<void(UnitOfWork&)>& make);

    // A moment of this local day, in working hours.
    std::string during(std::string_view day);
    std::string phone_of_a_person();
};

void must(const Result<>& result);
void must_change(const Result<std::int64_t>& changed);
template <class T>
T must_have(Result<T> result) {
    if (!result) must(std::unexpected(std::move(result).error()));
    return std::move(*result);
}

template <Described T>
void put(UnitOfWork& work, const T& record) {
    must(work.tx.insert(record));
}

// Local "2026-11-24T13:30" of a day and minutes after midnight.
std::string local_time(std::string_view day, int minutes);
std::string instant(std::string_view day, int minutes);
bool is_weekend(std::string_view day);
std::string former_working_day(std::string day);
std::string next_working_day(std::string day);

}  // namespace veerkracht::demo
