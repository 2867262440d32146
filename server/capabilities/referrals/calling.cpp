#include "capabilities/referrals/calling.hpp"

#include <algorithm>

#include "capabilities/people/calling.hpp"
#include "capabilities/people/lifecycle.hpp"

namespace veerkracht::referrals {

using people::Calling;
using people::calling_of;

namespace {

bool is_in(const std::vector<std::string>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

// Whether a call is safe goes with the number, whatever else was agreed.
std::vector<std::string> fields_that_follow(std::vector<std::string> news,
                                            const std::vector<std::string>& agreed) {
    std::erase_if(news, [&](const auto& field) {
        if (field == "call_when") return !is_in(agreed, "call_when");
        if (field == "language" || field == "interpreter") return !is_in(agreed, "language");
        return field != "call_allowed" && field != "voicemail_allowed";
    });
    return news;
}

// Where `stands` is known, `given` is what came along before: who changed it since keeps it, but
// for what makes calling unsafe.
Calling after_news(Calling stands, const Calling& given, const Calling& now,
                   const std::vector<std::string>& fields) {
    const auto follow = [&](std::string_view field, auto Calling::*member, bool always = false) {
        if (is_in(fields, field) && (always || stands.*member == given.*member))
            stands.*member = now.*member;
    };
    follow("call_allowed", &Calling::call_allowed, !now.call_allowed);
    follow("voicemail_allowed", &Calling::voicemail_allowed, !now.voicemail_allowed);
    follow("call_when", &Calling::call_when);
    follow("language", &Calling::language);
    follow("interpreter", &Calling::interpreter);
    return stands;
}

std::string word_for_line(const std::string& field, const Calling& now) {
    if (field == "call_allowed") return now.call_allowed ? "call_again" : "no_call";
    if (field == "voicemail_allowed")
        return now.voicemail_allowed ? "voicemail_again" : "no_voicemail";
    return field;
}

}  // namespace

Result<std::vector<std::string>> pass_calling_on(UnitOfWork& work, const Referral& leg,
                                                 const consent::Consent& consent, Fields& copy,
                                                 const people::Person& person,
                                                 const std::vector<std::string>& news) {
    const auto fields = fields_that_follow(news, consent.fields);
    const auto now = calling_of(person), given = calling_of(copy);
    people::put_calling(copy, after_news(given, given, now, fields));
    auto changed = people::calling_fields_changed(given, calling_of(copy));
    if (auto own =
            leg.recipient_person_id ? people::row(work, *leg.recipient_person_id) : std::nullopt) {
        const auto stood = calling_of(*own);
        const auto stands = after_news(stood, given, now, fields);
        if (changed.empty()) changed = people::calling_fields_changed(stood, stands);
        people::change_calling(work, *own, stands);
        TRY(work.tx.update(*own));
    }
    for (auto& field : changed) field = word_for_line(field, now);
    return changed;
}

}  // namespace veerkracht::referrals
