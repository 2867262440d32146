// A case without a referral: the resident came himself or was brought by somebody who is no
// colleague in care. It is at once of the worker who opens it. Whether the GP hears of it is the
// resident's choice; nothing is sent to the practice from here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/referrals/referral.hpp"
#include "capabilities/referrals/views.hpp"
#include "runtime/unit_of_work.hpp"

namespace veerkracht::referrals {

// Who brought the resident; on screen in Dutch by words.nl.json.
inline constexpr std::string_view source_codes =
    "self family neighbour housing_association school municipality other";

struct NewOwnCase {
    std::optional<PersonId>
        person_id;  // somebody who is known here; the rest of the person is left
    std::string given_name;
    std::string family_name;
    std::optional<std::string> phone;
    std::string village;
    std::optional<std::string> birth_on;
    std::string source;
    std::vector<std::string> needs;
    std::string sentence;
    std::string call_when;
    bool voicemail_allowed = true;
    bool anyway = false;  // the list of look-alikes was seen
};
BOOST_DESCRIBE_STRUCT(NewOwnCase, (),
                      (person_id, given_name, family_name, phone, village, birth_on, source, needs,
                       sentence, call_when, voicemail_allowed, anyway))
constexpr auto rules(const NewOwnCase*) {
    return std::tuple{rule(&NewOwnCase::given_name, Length{0, 80}),
                      rule(&NewOwnCase::family_name, Length{0, 80}),
                      rule(&NewOwnCase::phone, Phone{}),
                      rule(&NewOwnCase::village, Length{0, 80}),
                      rule(&NewOwnCase::birth_on, Day{}),
                      rule(&NewOwnCase::source, OneOf{source_codes}),
                      rule(&NewOwnCase::needs, OneOf{people::need_codes}),
                      rule(&NewOwnCase::needs, Count{12}),
                      rule(&NewOwnCase::sentence, Length{0, 300}),
                      rule(&NewOwnCase::call_when, Length{0, 120})};
}

// The new case, or the ones who look alike (then nothing was made).
struct OwnCaseOpened {
    std::optional<ReferralId> referral_id;
    std::vector<KnownResident> look_alikes;
};
BOOST_DESCRIBE_STRUCT(OwnCaseOpened, (), (referral_id, look_alikes))

struct TellPractice {
    int version = 1;
    bool tell = false;
    std::string practice_name;  // with a yes
};
BOOST_DESCRIBE_STRUCT(TellPractice, (), (version, tell, practice_name))
constexpr auto rules(const TellPractice*) {
    return std::tuple{rule(&TellPractice::practice_name, Length{0, 120})};
}

KnownResident known_resident(UnitOfWork& work, const people::Person& person);
// Who of the own organisation may be this one, as far as the door says so; each is a look.
std::vector<KnownResident> known_alike(UnitOfWork& work, const people::Person& person);
Result<OwnCaseOpened> open_own_case(UnitOfWork& work, const NewOwnCase& input);
Result<CaseForWorker> choose_practice(UnitOfWork& work, const ReferralId& id,
                                      const TellPractice& input);
// What the resident chose, with the letter when that was yes; none as long as nothing was chosen.
std::optional<PracticeChoiceView> practice_choice_of(UnitOfWork& work, const Referral& leg);

}  // namespace veerkracht::referrals
