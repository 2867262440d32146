// What the stories are made of that are written out by hand: somebody with a name and an age, days
// counted back from now, a talk with the referral that came of it.
#pragma once

#include "app/demo/tales.hpp"

namespace veerkracht::demo {

// Of a desk the one of the first municipality, where the walk is.
const FaceAtWork& face_named(const Making& making, std::string_view name);
// The 14th of March (or another day) of the year that makes someone this old now.
std::string born(const Making& making, int age, std::string_view day = "03-14");

struct Known {
    std::string given_name;
    std::string family_name;
    int age = 0;
    std::string village;
};
// Not stored yet.
people::Person make_known(Making& making, const OrganizationId& organization_id,
                          const Known& known);
people::Person make_known(Making& making, const Practice& practice, const Known& known);

// Days ago, in working hours. The days of a course stay in their order.
struct Script {
    const Making& making;
    Course course;

    Script& ago(int days, int minutes, std::string what, std::string detail = {});
};
Script script(Making& making);

struct Sent {
    std::string need;
    std::string goal;
    std::string sentence;
    std::string face;
    int days_ago = 0;
    bool urgent = false;
};
// A talk, a need, a goal, a referral, and what came of it.
ReferralId refer(Making& making, UnitOfWork& work, const Practice& practice,
                 const access::Account& by, const people::Person& person, const Sent& sent,
                 const Course& course);
// To this face instead of one that is found by its name.
ReferralId refer_to(Making& making, UnitOfWork& work, const Practice& practice,
                    const access::Account& by, const people::Person& person, const Sent& sent,
                    const FaceAtWork& face, const Course& course);

}  // namespace veerkracht::demo
