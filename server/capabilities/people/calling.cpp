#include "capabilities/people/calling.hpp"

#include "capabilities/people/events.hpp"

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

}  // namespace veerkracht::people
