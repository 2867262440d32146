#include "app/merging/mover.hpp"

#include <map>
#include <set>

#include "app/merging/inventory.hpp"
#include "capabilities/consent/refusal.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/people/calling.hpp"
#include "capabilities/people/events.hpp"
#include "capabilities/people/lifecycle.hpp"
#include "capabilities/people/likely_pairs.hpp"
#include "capabilities/people/safety.hpp"

namespace veerkracht::merging {

namespace {

struct Change {
    static constexpr auto table = "person_merge_change";
    MergeId merge_id;
    std::string table_name;
    std::string row_key;
    std::string column_name;
    std::optional<std::string> former;
    std::optional<std::string> written;
    db::Bytes former_sealed;
    db::Bytes written_sealed;
};
BOOST_DESCRIBE_STRUCT(Change, (),
                      (merge_id, table_name, row_key, column_name, former, written, former_sealed,
                       written_sealed))

struct Cell {
    std::string row_key;
    std::optional<std::string> former;
};
BOOST_DESCRIBE_STRUCT(Cell, (), (row_key, former))

std::string text(std::string_view part) { return std::string(part); }

std::string key_of(const Moved& moved) { return moved.counts_its_rows ? "cast(id as text)" : "id"; }

std::string next_version(bool has_version) { return has_version ? ", version = version + 1" : ""; }

// One way: from a row to another. `back` reads what a former way left.
class Way {
  public:
    Way(UnitOfWork& work, const Merge& merge, const PersonId& from, const PersonId& to)
        : work_(work),
          merge_(merge),
          from_(from),
          to_(to),
          key_from_(work.keys.of(work.tx, from)),
          key_to_(work.keys.of(work.tx, to)) {}

    // All, or only what was chosen and what hangs on that.
    Result<> bring(const Chosen* only = nullptr) {
        for (const auto& moved : what_moves())
            for (const auto& key : only ? chosen_rows(moved, *only) : rows_to_bring(moved)) {
                note_gone(moved, key);
                if (!moved.person.empty()) {
                    TRY(name(moved, key));
                    TRY(keep({.table_name = text(moved.table),
                              .row_key = key,
                              .column_name = text(moved.person),
                              .former = from_.value,
                              .written = to_.value}));
                }
                for (const auto& sealed : moved.sealed)
                    if (!sealed.column.empty()) TRY(seal_anew(moved, sealed, key));
            }
        return {};
    }

    Result<> bring_back() {
        read_what_was_kept();
        for (const auto& moved : what_moves())
            for (const auto& key : rows_to_bring_back(moved)) {
                note_gone(moved, key);
                if (!moved.person.empty()) TRY(name(moved, key));
                for (const auto& sealed : moved.sealed)
                    if (!sealed.column.empty()) TRY(seal_as_it_was(moved, sealed, key));
            }
        return {};
    }

    Result<> keep(Change change) {
        change.merge_id = merge_.id;
        return work_.tx.insert(change);
    }

    const Change* kept(std::string_view table, std::string_view key, std::string_view column) {
        const auto found = kept_.find(place_of(table, key, column));
        return found == kept_.end() ? nullptr : &found->second;
    }
    std::vector<const Change*> kept_in(std::string_view table, std::string_view column) const {
        std::vector<const Change*> all;
        for (const auto& [place, change] : kept_)
            if (change.table_name == table && change.column_name == column) all.push_back(&change);
        return all;
    }

    const PersonId& from() const { return from_; }
    const PersonId& to() const { return to_; }

  private:
    static std::string place_of(std::string_view table, std::string_view key,
                                std::string_view column) {
        return text(table) + "/" + text(column) + "/" + text(key);
    }

    std::vector<std::string> about(const Moved& moved, const PersonId& person_id) {
        return work_.tx.values<std::string>("select " + key_of(moved) + " from " +
                                                text(moved.table) + " where " + text(moved.person) +
                                                " = $1 order by id",
                                            person_id);
    }

    void note_gone(const Moved& moved, const std::string& key) {
        (moved.carries ? went_ : received_)[text(moved.table)].insert(key);
        if (moved.brings_own_part) received_[text(moved.parent)].insert(parent_of(moved, key));
    }

    std::string parent_of(const Moved& moved, const std::string& key) {
        return work_.tx
            .value<std::string>(
                "select " + text(moved.by) + " from " + text(moved.table) + " where id = $1", key)
            .value_or("");
    }

    std::vector<std::string> hanging_on(const Moved& moved) {
        std::vector<std::string> all;
        const auto sql =
            "select id from " + text(moved.table) + " where " + text(moved.by) + " = $1";
        if (moved.person.empty()) {
            for (const auto& parent : went_[text(moved.parent)])
                add(all, work_.tx.values<std::string>(sql, parent));
            return all;
        }
        auto parents = went_[text(moved.parent)];
        parents.merge(
            std::set(received_[text(moved.parent)]));  // of what others sent: the own part
        for (const auto& parent : parents)
            add(all, work_.tx.values<std::string>(sql + " and " + text(moved.person) + " = $2",
                                                  parent, from_));
        return all;
    }

    // What tells of something that went.
    std::vector<std::string> following(const Moved& moved) {
        std::vector<std::string> all;
        const auto sql = "select " + key_of(moved) + " from " + text(moved.table) + " where " +
                         text(moved.person) + " = $1 and " + text(moved.follows) + " = $2";
        for (const auto& gone : {went_, received_})
            for (const auto& [table, keys] : gone)
                for (const auto& key : keys)
                    add(all, work_.tx.values<std::string>(sql, from_, key));
        return all;
    }

    static void add(std::vector<std::string>& all, const std::vector<std::string>& more) {
        all.insert(all.end(), more.begin(), more.end());
    }

    std::set<std::string> chosen_rows(const Moved& moved, const Chosen& only) {
        std::set<std::string> keys;
        if (!moved.person.empty())
            for (const auto& key : about(moved, from_))
                if (only.contains(text(moved.table) + "/" + key) ||
                    (!moved.carries && went_[text(moved.table)].contains(key)))
                    keys.insert(key);
        if (!moved.parent.empty())
            for (auto& key : hanging_on(moved)) keys.insert(std::move(key));
        if (!moved.follows.empty())
            for (auto& key : following(moved)) keys.insert(std::move(key));
        return keys;
    }

    std::set<std::string> rows_to_bring(const Moved& moved) {
        if (moved.person.empty()) return as_set(hanging_on(moved));
        auto keys = as_set(about(moved, from_));
        if (moved.unless_so.empty()) return keys;
        const auto staying = work_.tx.values<std::string>("select id from " + text(moved.table) +
                                                              " where " + text(moved.person) +
                                                              " = $1 and " + text(moved.unless_so),
                                                          from_, to_);
        for (const auto& key : staying) keys.erase(key);
        return keys;
    }
    static std::set<std::string> as_set(const std::vector<std::string>& keys) {
        return {keys.begin(), keys.end()};
    }

    // Those that came, as far as they are still here, and what hangs on what went back.
    std::set<std::string> rows_to_bring_back(const Moved& moved) {
        std::set<std::string> keys;
        if (!moved.person.empty())
            for (const auto& key : about(moved, from_))
                if (kept(moved.table, key, moved.person)) keys.insert(key);
        if (!moved.parent.empty())
            for (auto& key : hanging_on(moved)) keys.insert(std::move(key));
        return keys;
    }

    Result<> name(const Moved& moved, const std::string& key) {
        TRY(work_.tx.execute("update " + text(moved.table) + " set " + text(moved.person) +
                                 " = $1" + next_version(moved.has_version) + " where " +
                                 key_of(moved) + " = $2 and " + text(moved.person) + " = $3",
                             to_, key, from_));
        return {};
    }

    db::Bytes sealed_now(const Moved& moved, const Sealed& sealed, const std::string& key) {
        return work_.tx
            .value<db::Bytes>(
                "select " + text(sealed.column) + " from " + text(moved.table) + " where id = $1",
                key)
            .value_or(db::Bytes{});
    }
    Result<> put_sealed(const Moved& moved, const Sealed& sealed, const std::string& key,
                        const db::Bytes& bytes) {
        TRY(work_.tx.execute(
            "update " + text(moved.table) + " set " + text(sealed.column) + " = $1 where id = $2",
            bytes, key));
        return {};
    }
    db::Bytes carried_over(const Moved& moved, const Sealed& sealed, const std::string& key,
                           const db::Bytes& bytes) {
        auto words = key_from_.open(sealed.place, key, bytes);
        if (moved.names_in_sealed)
            for (auto at = words.find(from_.value); at != std::string::npos;
                 at = words.find(from_.value, at))
                words.replace(at, from_.value.size(), to_.value);
        return key_to_.seal(sealed.place, key, words);
    }

    Result<> seal_anew(const Moved& moved, const Sealed& sealed, const std::string& key) {
        const auto former = sealed_now(moved, sealed, key);
        if (former.data.empty()) return {};
        const auto written = carried_over(moved, sealed, key, former);
        TRY(put_sealed(moved, sealed, key, written));
        return keep({.table_name = text(moved.table),
                     .row_key = key,
                     .column_name = text(sealed.column),
                     .former_sealed = former,
                     .written_sealed = written});
    }

    Result<> seal_as_it_was(const Moved& moved, const Sealed& sealed, const std::string& key) {
        const auto now = sealed_now(moved, sealed, key);
        if (now.data.empty()) return {};
        const auto* before = kept(moved.table, key, sealed.column);
        const bool is_untouched = before != nullptr && before->written_sealed == now;
        return put_sealed(
            moved, sealed, key,
            is_untouched ? before->former_sealed : carried_over(moved, sealed, key, now));
    }

    void read_what_was_kept() {
        const auto all = work_.tx.all<Change>(
            "select * from person_merge_change where merge_id = $1 order by table_name, row_key, "
            "column_name",
            merge_.id);
        for (const auto& change : all)
            kept_.emplace(place_of(change.table_name, change.row_key, change.column_name), change);
    }

    UnitOfWork& work_;
    const Merge& merge_;
    PersonId from_;
    PersonId to_;
    PersonKey key_from_;
    PersonKey key_to_;
    std::map<std::string, std::set<std::string>> went_;
    std::map<std::string, std::set<std::string>> received_;  // sent by others: theirs stays theirs
    std::map<std::string, Change> kept_;
};

// ---- one of a kind ----

std::string word_of(const UnitOfWork& work, const Way& way, const Settled& one, const Cell& cell) {
    if (one.value == "now") return work.now;
    if (one.value == "by") return work.actor.name;
    if (one.value == "own_id") return cell.row_key;
    return one.value == "stays" ? way.to().value : text(one.value);
}

Result<> settle(UnitOfWork& work, Way& way, const Settled& one) {
    const auto table = text(one.table), column = text(one.column);
    const auto cells = work.tx.all<Cell>("select id as row_key, " + column + " as former from " +
                                             table + " where " + text(one.where) + " order by id",
                                         way.from(), way.to());
    for (const auto& cell : cells) {
        const auto written = word_of(work, way, one, cell);
        TRY(work.tx.execute("update " + table + " set " + column + " = $1" +
                                next_version(one.has_version) + " where id = $2",
                            written, cell.row_key));
        TRY(way.keep({.table_name = table,
                      .row_key = cell.row_key,
                      .column_name = column,
                      .former = cell.former,
                      .written = written}));
    }
    return {};
}

Result<> unsettle(UnitOfWork& work, Way& way, const Settled& one) {
    const auto table = text(one.table), column = text(one.column);
    const auto unless =
        one.back_unless.empty() ? std::string() : " and not " + text(one.back_unless);
    for (const auto* change : way.kept_in(one.table, one.column))
        TRY(work.tx.execute("update " + table + " set " + column + " = $1" +
                                next_version(one.has_version) + " where id = $2 and " + column +
                                " = $3" + unless,
                            change->former, change->row_key, change->written));
    return {};
}

// ---- how to reach: a no of either counts ----

struct Reach {
    bool call_allowed = true;
    bool voicemail_allowed = true;
    std::string call_when;
    std::string language;
    bool interpreter = false;
    bool messages_allowed = true;
    std::string safe_from;
    std::string safe_until;
    bool secret_address = false;
};
BOOST_DESCRIBE_STRUCT(Reach, (),
                      (call_allowed, voicemail_allowed, call_when, language, interpreter,
                       messages_allowed, safe_from, safe_until, secret_address))

std::string reach_of(const people::Person& person) {
    return to_json(Reach{person.call_allowed, person.voicemail_allowed, person.call_when,
                         person.language, person.interpreter, person.messages_allowed,
                         person.safe_from, person.safe_until, person.secret_address});
}

constexpr std::string_view reach = "reach";

Result<> reach_both(UnitOfWork& work, Way& way, people::Person& stays, const people::Person& goes) {
    const auto former = reach_of(stays);
    TRY(people::change_safe_reach(
        work, stays, people::together(people::safe_reach_of(stays), people::safe_reach_of(goes))));
    if (reach_of(stays) == former) return {};
    return way.keep({.table_name = "person",
                     .row_key = stays.id.value,
                     .column_name = text(reach),
                     .former = former,
                     .written = reach_of(stays)});
}

Result<> reach_as_before(UnitOfWork& work, Way& way, people::Person& stays) {
    const auto* change = way.kept("person", stays.id.value, reach);
    if (change == nullptr || *change->written != reach_of(stays)) return {};
    const auto former = TRY(from_json<Reach>(*change->former));
    stays.secret_address = former.secret_address;
    TRY(people::note_to_compare(work, stays.id));
    return people::change_safe_reach(
        work, stays,
        {{former.call_allowed, former.voicemail_allowed, former.call_when, former.language,
          former.interpreter},
         {former.messages_allowed, former.safe_from, former.safe_until},
         former.secret_address});
}

// ---- the note on safety ----

constexpr std::string_view note_place = "safety_note.words";

std::optional<people::SafetyNote> note_of(UnitOfWork& work, const PersonId& id) {
    return work.tx.maybe<people::SafetyNote>("select * from safety_note where id = $1", id);
}

std::string words_of(UnitOfWork& work, const people::SafetyNote& note) {
    return work.open(note.id, note_place, note.id.value, note.words);
}

Result<> warn_of_both(UnitOfWork& work, Way& way, const Merge& merge) {
    const auto going = note_of(work, merge.goes_id);
    const auto words = going ? words_of(work, *going) : std::string();
    if (words.empty()) return {};
    auto note = *going;
    const auto known = note_of(work, merge.stays_id);
    if (known) note = *known;
    note.id = merge.stays_id;
    const auto own = known ? words_of(work, *known) : std::string();
    note.words =
        work.seal(note.id, note_place, note.id.value, own.empty() ? words : own + "\n" + words);
    TRY(way.keep({.table_name = "safety_note",
                  .row_key = note.id.value,
                  .column_name = "words",
                  .former = known ? std::optional<std::string>("known") : std::nullopt,
                  .former_sealed = known ? known->words : db::Bytes{},
                  .written_sealed = note.words}));
    return known ? work.tx.update(note) : work.tx.insert(note);
}

// Words that somebody changed since stay: who must be careful is better warned twice.
Result<> warn_of_one(UnitOfWork& work, Way& way, const Merge& merge) {
    const auto* change = way.kept("safety_note", merge.stays_id.value, "words");
    auto note = note_of(work, merge.stays_id);
    if (change == nullptr || !note || note->words != change->written_sealed) return {};
    if (!change->former) {
        TRY(work.tx.execute("delete from safety_note where id = $1", note->id));
        return {};
    }
    note->words = change->former_sealed;
    return work.tx.update(*note);
}

// ---- what both get: nobody knows who of the two said it ----

constexpr std::string_view copied = "copied";

Result<> refuse_for_both(UnitOfWork& work, Way& way) {
    const auto copies = TRY(consent::copy_refusals(work, way.from(), way.to()));
    for (const auto& id : copies)
        TRY(way.keep(
            {.table_name = "consent_refusal", .row_key = id, .column_name = text(copied)}));
    return {};
}

Result<> warn_of_second(UnitOfWork& work, Way& way) {
    auto note = note_of(work, way.from());
    const auto words = note ? words_of(work, *note) : std::string();
    if (words.empty()) return {};
    note->id = way.to();
    note->words = work.seal(note->id, note_place, note->id.value, words);
    TRY(way.keep({.table_name = "safety_note",
                  .row_key = note->id.value,
                  .column_name = text(copied),
                  .written_sealed = note->words}));
    return work.tx.insert(*note);
}

Result<> take_copies_away(UnitOfWork& work, const Way& way) {
    for (const auto* change : way.kept_in("consent_refusal", copied))
        TRY(work.tx.execute("delete from consent_refusal where id = $1", change->row_key));
    for (const auto* change : way.kept_in("safety_note", copied))
        TRY(work.tx.execute("delete from safety_note where id = $1 and words = $2", change->row_key,
                            change->written_sealed));
    return {};
}

// ---- the row itself ----

struct Standing {
    std::string status;
    std::optional<std::string> status_at;
    std::string status_by;
    std::string status_from;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (status, status_at, status_by, status_from))

Result<> point_away(UnitOfWork& work, Way& way, people::Person goes, const Merge& merge) {
    TRY(way.keep({.table_name = "person",
                  .row_key = goes.id.value,
                  .column_name = "status",
                  .former = to_json(
                      Standing{goes.status, goes.status_at, goes.status_by, goes.status_from})}));
    goes.same_as = merge.stays_id;
    return people::set_status(work, goes, "same_as", work.actor.name);
}

Result<> stand_again(UnitOfWork& work, Way& way, people::Person goes) {
    const auto* change = way.kept("person", goes.id.value, "status");
    if (change == nullptr) return fail(Category::conflict, "merge.too_late");
    const auto former = TRY(from_json<Standing>(*change->former));
    goes.same_as.reset();
    goes.status = former.status;
    goes.status_at = former.status_at;
    goes.status_by = former.status_by;
    goes.status_from = former.status_from;
    TRY(work.tx.update(goes));
    TRY(people::note_event(work, goes.id, "person.status", goes.id.value, "active",
                           work.actor.name));
    TRY(people::note_to_compare(work, goes.id));
    work.record(people::StatusChanged{goes.id, goes.organization_id, goes.status, "same_as"});
    return {};
}

}  // namespace

Result<> bring_together(UnitOfWork& work, const Merge& merge) {
    auto stays = TRY(people::find_to_change(work, merge.stays_id));
    const auto goes = TRY(people::find_to_change(work, merge.goes_id));
    Way way(work, merge, goes.id, stays.id);
    TRY(reach_both(work, way, stays, goes));
    TRY(warn_of_both(work, way, merge));
    for (const auto& one : what_is_settled()) TRY(settle(work, way, one));
    TRY(notifications::stop_for(work, goes.id));  // what waits holds a link that closes
    TRY(way.bring());
    return point_away(work, way, goes, merge);
}

Result<> bring_apart(UnitOfWork& work, const Merge& merge) {
    auto stays = TRY(people::find_to_change(work, merge.stays_id));
    const auto goes = TRY(people::find_to_change(work, merge.goes_id));
    Way way(work, merge, stays.id, goes.id);
    TRY(way.bring_back());
    for (const auto& one : what_is_settled()) TRY(unsettle(work, way, one));
    TRY(warn_of_one(work, way, merge));
    TRY(reach_as_before(work, way, stays));
    return stand_again(work, way, goes);
}

Result<> bring_some(UnitOfWork& work, const Merge& merge, const Chosen& chosen) {
    auto held_both = TRY(people::find_to_change(work, merge.stays_id));
    const auto second = TRY(people::find_to_change(work, merge.goes_id));
    Way way(work, merge, held_both.id, second.id);
    for (const auto& one : what_ends_at_a_split()) TRY(settle(work, way, one));
    TRY(notifications::stop_for(work, held_both.id));  // what waits holds a link that closed
    TRY(way.bring(&chosen));
    TRY(refuse_for_both(work, way));
    TRY(warn_of_second(work, way));
    TRY(people::note_event(work, held_both.id, "person.split", second.id.value, "",
                           work.actor.name));
    TRY(people::note_event(work, second.id, "person.split", held_both.id.value, "",
                           work.actor.name));
    return work.tx.update(held_both);  // whoever saw the row with all that is not sure any more
}

Result<> bring_home(UnitOfWork& work, const Merge& merge) {
    const auto second = TRY(people::find_to_change(work, merge.goes_id));
    Way way(work, merge, second.id, merge.stays_id);
    TRY(way.bring_back());
    for (const auto& one : what_ends_at_a_split()) TRY(unsettle(work, way, one));
    TRY(take_copies_away(work, way));
    TRY(work.tx.execute("delete from person_merge_change where merge_id = $1", merge.id));
    return bring_together(work, merge);
}

}  // namespace veerkracht::merging
