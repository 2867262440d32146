// What became of a referral, told by the use cases themselves: each step is taken as the person who
// took it, at the moment when it was taken. So the demo holds nothing that the application could
// not have made.
#pragma once

#include "app/demo/making.hpp"
#include "capabilities/referrals/views.hpp"

namespace veerkracht::demo {

// A thing that happens on a day. `what` is a step, or: look, note, ask (an initiative), yes, full,
// attended, feedback, call (the assistant is asked), term (of the clock of a desk).
struct Happening {
    std::string what;
    std::string day;
    int minutes = 0;     // after midnight
    std::string detail;  // the reason of a side exit, the status of a feedback, the outcome
};

// The happenings of one referral, one after the other, in working hours.
class Course {
  public:
    Course(Random& random, std::string day) : random_(random), day_(std::move(day)) {}
    Course& then(int days, std::string what, std::string detail = {});
    void move(int days);
    std::vector<Happening> happenings;

  private:
    Random& random_;
    std::string day_;
    int minutes_ = 8 * 60 + 20;
};

Course drawn_course(Making& making, const std::string& sent_on, const FaceAtWork& face);
// A course that stands still before it is closed.
Course open_course(Making& making, const std::string& sent_on);

struct Asked {
    const Practice* practice = nullptr;
    const access::Account* by = nullptr;
    const people::Person* person = nullptr;
    const FaceAtWork* face = nullptr;  // none of an initiative that was asked directly
    const NeedStory* story = nullptr;
    std::optional<GoalId> goal_id;
    std::string sentence;
    std::string feedback_level = "summary";
    bool own_act = false;  // a melding: signed on paper in the practice
    bool urgent = false;
    const Initiative* initiative = nullptr;  // drawn near the resident when absent
};

// Sends the referral now (work.now) and lets happen what lies before the moment at which the demo
// begins.
ReferralId tell(Making& making, UnitOfWork& work, const Asked& asked, const Course& course);

// The same for a leg that is there: what its worker, its volunteer and its resident do from now on.
void let_happen(Making& making, UnitOfWork& work, const Asked& asked, const ReferralId& id,
                const Course& course);

Actor actor_of(const access::Account& account);

}  // namespace veerkracht::demo
