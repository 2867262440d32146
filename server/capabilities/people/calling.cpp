#include "capabilities/people/calling.hpp"

#include "capabilities/people/events.hpp"
#include "capabilities/people/lifecycle.hpp"

namespace veerkracht::people {

std::vector<std::string> calling_fields_changed(const Calling& former, const Calling& now) {
    std::vector<std::string> changed;
    const auto compare = [&](const char* field, const auto& one, const auto& other) {
        if (one != other) changed.emplace_back(field);
    };
    compare("call_allowed", former.call_allowed, now.call_allowed);
    compare("voicemail_allowed", former.voicemail_allowed, now.voicemail_allowed);
    compare("call_when", former.call_when, now.call_when);
    compare("language", former.language, now.language);
    compare("interpreter", former.interpreter, now.interpreter);
    return changed;
}

void change_calling(UnitOfWork& work, Person& person, const Calling& now) {
    std::string news;
    for (const auto& field : calling_fields_changed(calling_of(person), now))
        news += (news.empty() ? "" : " ") + field;
    put_calling(person, now);
    if (!news.empty()) work.record(PersonCorrected{person.id, person.organization_id, news});
}

Calling together(const Calling& first, const Calling& second) {
    return {first.call_allowed && second.call_allowed,
            first.voicemail_allowed && second.voicemail_allowed,
            first.call_when.empty() ? second.call_when : first.call_when,
            first.language.empty() ? second.language : first.language,
            first.interpreter || second.interpreter};
}

MessageWish together(const MessageWish& first, const MessageWish& second) {
    auto both = first.safe_from.empty() ? second : first;
    both.messages_allowed = first.messages_allowed && second.messages_allowed;
    return both;
}

SafeReach together(const SafeReach& first, const SafeReach& second) {
    return {together(first.calling, second.calling), together(first.messages, second.messages),
            first.secret_address || second.secret_address};
}

SafeReach safe_reach_of(const Person& person) {
    return {calling_of(person), wish_of(person), person.secret_address};
}

Result<> change_safe_reach(UnitOfWork& work, Person& person, const SafeReach& now) {
    change_calling(work, person, now.calling);
    if (now.messages != wish_of(person)) {
        put_wish(person, now.messages);
        work.record(PersonCorrected{person.id, person.organization_id, "messages"});
    }
    if (now.secret_address && !person.secret_address) return hide_address(work, person);
    return work.tx.update(person);
}

}  // namespace veerkracht::people
