#include "capabilities/referrals/letters_out.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/letters.hpp"
#include "capabilities/referrals/targets.hpp"
#include "capabilities/referrals/word_back.hpp"
#include "kernel/clock.hpp"
#include "runtime/config/embedded.hpp"
#include "runtime/db/row_lock.hpp"
#include "runtime/files/private_file.hpp"

namespace veerkracht::referrals {

namespace {

namespace fs = std::filesystem;

struct Terms {
    int keep_days = 0;
    int at_once = 0;  // letters a minute
};
BOOST_DESCRIBE_STRUCT(Terms, (), (keep_days, at_once))

const Terms& terms() {
    static const Terms read = [] {
        auto parsed = from_json<Terms>(
            embedded_file("capabilities/referrals/packages/letters_out.json").value());
        if (!parsed) throw std::runtime_error("letters_out.json is wrong: " + parsed.error().code);
        return *parsed;
    }();
    return read;
}

struct LetterOut {
    static constexpr auto table = "letter_out";
    std::string id;
    ReferralId referral_id;
    OrganizationId organization_id;
    std::string asked_at;
    std::optional<std::string> ended_at;
    std::string failure;  // why it was not written, the last time or for good
};
BOOST_DESCRIBE_STRUCT(LetterOut, (),
                      (id, referral_id, organization_id, asked_at, ended_at, failure))

bool is_mailbox(std::string_view number) {
    return !number.empty() && number.size() <= 14 &&
           number.find_first_not_of("0123456789") == number.npos;
}

// Acts for the organisation that sent: what it may see is decided letter by letter, and logged
// under its name.
Actor clerk_of(const OrganizationId& id) {
    Actor actor;
    actor.kind = Actor::Kind::system;
    actor.role = "system";
    actor.name = "referrals.letters";
    actor.organization_id = id;
    return actor;
}

Result<> ask_letter(UnitOfWork& work, const ReferralId& referral_id) {
    TRY(work.tx.execute(
        "insert into letter_out (id, referral_id, organization_id, asked_at, failure) "
        "select $1, r.id, r.from_organization_id, $2, '' from referral r "
        "join letter_folder f on f.organization_id = r.from_organization_id where r.id = $3 "
        "on conflict (referral_id) where ended_at is null do nothing",
        new_uuid(), work.now, referral_id));
    return {};
}

// Fourteen signs of the id, in the order of time: no two letters of a folder have the same.
std::string number_of(const LetterOut& letter) {
    std::string number;
    for (const char one : letter.id)
        if (one != '-') number += one;
    return number.substr(0, 8) + number.substr(8, 4) + number.substr(30, 2);
}

// Names no person: it stays behind in lists and backups of the receiver. The day is the one on
// which it was asked.
std::string path_of(const std::string& folder, const LetterOut& letter) {
    return folder + "/letter-" + day_of(letter.asked_at) + "-" + number_of(letter);
}

void write_file(const std::string& path, const std::string& text) {
    files::PrivateFile file(path);
    file.write(text);
    file.finish();
}

// Decided and logged, before a byte of it is on the disk.
Result<FolderLetter> read(Application& house, const LetterOut& letter) {
    std::optional<FolderLetter> found;
    const auto done =
        house.run(clerk_of(letter.organization_id), [&](UnitOfWork& work) -> Result<> {
            found = TRY(letter_for_folder(work, letter.referral_id));
            log::write(work.tx, {.at = work.now,
                                 .request_id = letter.id,
                                 .action = "referral.letter_file",
                                 .outcome = "done",
                                 .address = {},
                                 .actor = work.actor,
                                 .looks = std::move(work.looks)});
            work.looks.clear();
            return {};
        });
    if (!done) return std::unexpected(done.error());
    return std::move(*found);
}

Result<> end(Application& house, const LetterOut& letter, const std::string& failure,
             bool for_good) {
    return house.run(clerk_of(letter.organization_id), [&](UnitOfWork& work) -> Result<> {
        TRY(work.tx.execute("update letter_out set ended_at = $1, failure = $2 where id = $3",
                            for_good ? std::optional(work.now) : std::nullopt, failure, letter.id));
        return {};
    });
}

void put(const FolderLetter& letter, const LetterFolder& where, const LetterOut& asked,
         const std::string& folder, const std::string& now) {
    const auto path = path_of(folder, asked);
    if (!where.recipient_mailbox.empty()) {
        auto free = letter.free;
        free.number = number_of(asked);
        free.sender = where.sender_mailbox;
        free.recipient = where.recipient_mailbox;
        free.written_at = local_time_of(now);
        write_file(path + ".edi", edifact::medvri(free));
    }
    write_file(path + ".pdf", letter.sheet.pdf());
}

Result<> write(Application& house, const std::string& data_folder, const LetterFolder& where,
               const LetterOut& asked) {
    const auto letter = read(house, asked);
    if (!letter) return end(house, asked, letter.error().code, true);
    try {
        const auto folder = letter_folder(data_folder, asked.organization_id);
        files::make_private_folder(data_folder + "/letters");
        files::make_private_folder(folder);
        put(*letter, where, asked, folder, to_text(house.clock().now()));
    } catch (const std::runtime_error& error) {  // the disk: tried again in a minute
        spdlog::warn("a letter was not written: {}", error.what());
        return asked.failure.empty() ? end(house, asked, "letter.not_written", false) : Result<>{};
    }
    return end(house, asked, "", true);
}

// The day in a file's name, or "" for a file that is not one of ours.
std::string day_in(const fs::path& path) {
    const auto name = path.filename().string();
    if (!name.starts_with("letter-20")) return "";
    const auto day = name.substr(7, 10);
    return looks_like_day(day) ? day : "";
}

void remove_older_than(const std::string& folder, const std::string& first_day) {
    if (!fs::exists(folder)) return;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const auto day = day_in(entry.path());
        if (!day.empty() && day < first_day) fs::remove(entry.path());
    }
}

// Also of who wants no letters any more.
void remove_what_was_there_long_enough(const std::string& data_folder,
                                       const std::vector<LetterFolder>& folders,
                                       std::string_view today) {
    const auto all = data_folder + "/letters";
    if (!fs::is_directory(all)) return;
    for (const auto& entry : fs::directory_iterator(all)) {
        const auto chosen =
            std::ranges::find(folders, entry.path().filename().string(),
                              [](const auto& one) { return one.organization_id.value; });
        const int days = chosen == folders.end() ? terms().keep_days : chosen->keep_days;
        remove_older_than(entry.path().string(), plus_days(today, -days));
    }
}

struct Work {
    std::vector<LetterFolder> folders;
    std::vector<LetterOut> waiting;
};

Work what_waits(Application& house) {
    Work found;
    house.database().read_and_wait([&](db::Connection& connection) {
        db::Transaction tx(connection);
        db::work_for_the_house(connection);
        found.folders =
            tx.all<LetterFolder>("select * from letter_folder order by organization_id");
        found.waiting = tx.all<LetterOut>(
            "select * from letter_out where ended_at is null order by id limit $1",
            terms().at_once);
        return true;
    });
    return found;
}

}  // namespace

std::string letter_folder(const std::string& data_folder, const OrganizationId& id) {
    return data_folder + "/letters/" + id.value;
}

Result<LetterFolder> switch_letters_on(UnitOfWork& work, const OrganizationId& id,
                                       const LetterChoice& choice) {
    if (organization_name(work, id).empty())
        return fail(Category::not_found, "organization.absent");
    const LetterFolder one{id, choice.keep_days.value_or(terms().keep_days), choice.sender_mailbox,
                           choice.recipient_mailbox};
    if (one.keep_days < 1) return refuse_fields({{"keep_days", "out_of_range"}});
    const bool paper_only = one.sender_mailbox.empty() && one.recipient_mailbox.empty();
    if (!paper_only && !is_mailbox(one.sender_mailbox))
        return refuse_fields({{"sender_mailbox", "malformed"}});
    if (!paper_only && !is_mailbox(one.recipient_mailbox))
        return refuse_fields({{"recipient_mailbox", "malformed"}});
    TRY(work.tx.execute(
        "insert into letter_folder (organization_id, keep_days, sender_mailbox, recipient_mailbox) "
        "values ($1, $2, $3, $4) on conflict (organization_id) do update set keep_days = "
        "excluded.keep_days, sender_mailbox = excluded.sender_mailbox, recipient_mailbox = "
        "excluded.recipient_mailbox",
        id, one.keep_days, one.sender_mailbox, one.recipient_mailbox));
    return one;
}

Result<> switch_letters_off(UnitOfWork& work, const OrganizationId& id) {
    TRY(work.tx.execute("delete from letter_folder where organization_id = $1", id));
    TRY(work.tx.execute("delete from letter_out where organization_id = $1 and ended_at is null",
                        id));
    return {};
}

Result<> ask_letter_of_feedback(UnitOfWork& work, const FeedbackGiven& news) {
    return ask_letter(work, news.referral_id);
}

Result<> ask_letter_of_step(UnitOfWork& work, const StepTaken& news) {
    if (!asks_for_a_look(work, news)) return {};
    return ask_letter(work, news.referral_id);
}

Result<> write_letters(Application& house, const std::string& data_folder) {
    const auto [folders, waiting] = what_waits(house);
    Result<> outcome;
    for (const auto& letter : waiting) {
        if (house.is_stopping()) return outcome;
        const auto where =
            std::ranges::find(folders, letter.organization_id, &LetterFolder::organization_id);
        if (where == folders.end()) continue;
        const auto done = write(house, data_folder, *where, letter);
        if (!done) outcome = done;
    }
    remove_what_was_there_long_enough(data_folder, folders, day_of(house.clock().now()));
    return outcome;
}

std::int64_t letters_that_wait(db::Transaction& tx, std::string_view now) {
    return tx
        .value<std::int64_t>(
            "select count(*) from letter_out where ended_at is null and asked_at < $1",
            plus_minutes(now, -60))
        .value_or(0);
}

}  // namespace veerkracht::referrals
