// What comes back as a letter in a folder, for an organisation whose own system takes letters from
// there: paper for the archive (PDF/A) and, between two mailboxes, the free letter of Edifact.
// Asked for with the news, decided and logged when it is written.
#pragma once

#include <optional>

#include "capabilities/referrals/events.hpp"
#include "runtime/application.hpp"

namespace veerkracht::referrals {

struct LetterFolder {
    OrganizationId organization_id;
    int keep_days = 0;              // after that a letter is removed from the folder
    std::string sender_mailbox;     // "" for paper only
    std::string recipient_mailbox;  // "" for paper only
};
BOOST_DESCRIBE_STRUCT(LetterFolder, (),
                      (organization_id, keep_days, sender_mailbox, recipient_mailbox))

// What is left open is data in packages/letters_out.json.
struct LetterChoice {
    std::optional<int> keep_days;
    std::string sender_mailbox;  // both numbers, or neither
    std::string recipient_mailbox;
};

// Where the letters to an organisation are, below the data folder.
std::string letter_folder(const std::string& data_folder, const OrganizationId& id);

Result<LetterFolder> switch_letters_on(UnitOfWork& work, const OrganizationId& id,
                                       const LetterChoice& choice);
Result<> switch_letters_off(UnitOfWork& work, const OrganizationId& id);

// The practice that sent hears a word back, and what asks for a look (packages/word_back.json).
Result<> ask_letter_of_feedback(UnitOfWork& work, const FeedbackGiven& news);
Result<> ask_letter_of_step(UnitOfWork& work, const StepTaken& news);

// Writes what waits, and removes what was there long enough. One that fails keeps no other back.
Result<> write_letters(Application& house, const std::string& data_folder);
// Waiting longer than an hour: the disk refuses, or nobody writes.
std::int64_t letters_that_wait(db::Transaction& tx, std::string_view now);

}  // namespace veerkracht::referrals
