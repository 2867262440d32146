// Residents who may stand twice in the records of one organisation. Who is new or changed is
// compared a moment later, behind the requests, with those who share a birth date, a number, a mail
// address or the sound of a name; what looks alike enough is a pair, with why, until somebody says
// that these are two people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capabilities/people/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht {
class Application;
}

namespace veerkracht::people {

using PairId = Id<struct PairTag>;

struct LikelyPair {
    static constexpr auto table = "likely_pair";
    PairId id;
    int version = 1;
    OrganizationId organization_id;
    PersonId first_id;
    PersonId second_id;
    int score = 0;
    std::string reasons;  // words of packages/likeness.json, between spaces
    std::string found_at;
    std::optional<std::string> put_away_at;  // these are two people
    std::optional<AccountId> put_away_by;
    std::string put_away_by_name;
};
BOOST_DESCRIBE_STRUCT(LikelyPair, (),
                      (id, version, organization_id, first_id, second_id, score, reasons, found_at,
                       put_away_at, put_away_by, put_away_by_name))

// The row is new, or says something else of who it is about.
Result<> note_to_compare(UnitOfWork& work, const PersonId& id);
// All that wait, a few at a time: whoever asks something goes between.
Result<> compare_who_waits(Application& house);

struct LikelyPairsAsk {
    bool put_away = false;             // instead of those that wait for a look
    std::optional<std::string> after;  // more_after of the page before
};
BOOST_DESCRIBE_STRUCT(LikelyPairsAsk, (), (put_away, after))
struct LikelyPairRow {
    PairId id;
    int version = 1;
    PersonRow first;
    PersonRow second;
    std::vector<std::string> reasons;
    std::optional<std::string> put_away_at;
    std::string put_away_by_name;
};
BOOST_DESCRIBE_STRUCT(LikelyPairRow, (),
                      (id, version, first, second, reasons, put_away_at, put_away_by_name))
struct LikelyPairs {
    std::vector<LikelyPairRow> rows;
    std::optional<std::string> more_after;  // a place, not a pair: that may be gone by then
    bool still_comparing = false;           // not everybody was compared yet
};
BOOST_DESCRIBE_STRUCT(LikelyPairs, (), (rows, more_after, still_comparing))
// The likeliest first; only pairs of which who asks may read both.
Result<LikelyPairs> likely_pairs(UnitOfWork& work, const LikelyPairsAsk& asked);

// What hangs on a row, as far as who asks may read it.
struct HeldCount {
    std::string kind;  // goal, talk, referral, consent, message, mandate, request
    int count = 0;
};
BOOST_DESCRIBE_STRUCT(HeldCount, (), (kind, count))
struct PairField {
    std::string field;
    std::string first;
    std::string second;
    bool differs = false;
};
BOOST_DESCRIBE_STRUCT(PairField, (), (field, first, second, differs))
struct LikelyPairPage {
    PairId id;
    int version = 1;
    PersonRow first;
    PersonRow second;
    std::vector<std::string> reasons;
    std::vector<PairField> fields;
    std::vector<HeldCount> first_holds;
    std::vector<HeldCount> second_holds;
    std::optional<std::string> put_away_at;
    std::string put_away_by_name;
};
BOOST_DESCRIBE_STRUCT(LikelyPairPage, (),
                      (id, version, first, second, reasons, fields, first_holds, second_holds,
                       put_away_at, put_away_by_name))
Result<LikelyPairPage> likely_pair(UnitOfWork& work, const PairId& id);

struct PairVersion {
    int version = 1;
};
BOOST_DESCRIBE_STRUCT(PairVersion, (), (version))
// Both rows may be read, or changed, by who asks.
Result<LikelyPair> find_pair(UnitOfWork& work, const PairId& id);
Result<LikelyPair> find_pair_to_change(UnitOfWork& work, const PairId& id);

struct OtherRow {
    PersonId other_id;
};
BOOST_DESCRIBE_STRUCT(OtherRow, (), (other_id))
struct PairLaid {
    PairId pair_id;
};
BOOST_DESCRIBE_STRUCT(PairLaid, (), (pair_id))
// A colleague says that these may be one resident, whatever they look like: they lie side by side.
Result<PairLaid> lay_beside(UnitOfWork& work, const PersonId& id, const OtherRow& input);

// Two colleagues took one row apart: these are two people, however much they look alike.
Result<> note_two_people(UnitOfWork& work, const PairId& id, const Person& one,
                         const Person& other);

// It leaves the list for good, and can be put back. Saying it twice is saying it once.
Result<LikelyPairPage> are_two_people(UnitOfWork& work, const PairId& id, const PairVersion& seen);
Result<LikelyPairPage> look_again(UnitOfWork& work, const PairId& id, const PairVersion& seen);

}  // namespace veerkracht::people
