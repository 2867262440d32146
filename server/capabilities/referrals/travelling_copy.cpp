#include "capabilities/referrals/travelling_copy.hpp"

#include "capabilities/people/calling.hpp"
#include "capabilities/referrals/legs.hpp"

namespace veerkracht::referrals {

namespace {

bool put(std::string& copy, const std::string& now) {
    if (copy.empty() || copy == now) return false;
    copy = now;
    return true;
}

}  // namespace

Mended mend(Fields& copy, const people::Person& now) {
    Mended mended;
    const auto note = [&](std::string& field, const std::string& name, const std::string& words) {
        if (!put(field, words)) return;
        mended.fields[name] = words;
        mended.codes += (mended.codes.empty() ? "" : " ") + name;
    };
    note(copy.given_name, "given_name", now.given_name);
    note(copy.family_name, "family_name", now.family_name);
    note(copy.birth_on, "birth_on", now.birth_on);
    note(copy.phone, "phone", now.phone);
    return mended;
}

bool hide_where(Referral& leg, Fields& copy, const people::Person& now) {
    if (!now.secret_address || copy.secret_address || is_own_case(leg)) return false;
    copy.secret_address = true;
    copy.village.clear();
    copy.address.clear();
    leg.village.clear();
    return true;
}

Fields as_taken_now(Referral& leg, Fields copy, const people::Person& now) {
    mend(copy, now);
    leg.first_name = now.given_name;
    if (!hide_where(leg, copy, now) && !now.secret_address) {
        put(copy.village, now.village);
        put(copy.address, now.address);
        put(leg.village, now.village);
    }
    people::put_calling(copy, people::together(people::calling_of(copy), people::calling_of(now)));
    put_wish(copy, people::wish_of(now));
    return copy;
}

}  // namespace veerkracht::referrals
