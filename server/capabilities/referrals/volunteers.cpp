#include "capabilities/referrals/volunteers.hpp"

#include "capabilities/access/sessions.hpp"
#include "capabilities/directory/directory.hpp"
#include "capabilities/directory/face_mailbox.hpp"
#include "capabilities/notifications/notifications.hpp"
#include "capabilities/notifications/reach.hpp"
#include "capabilities/referrals/legs.hpp"
#include "capabilities/referrals/word_back.hpp"

namespace veerkracht::referrals {

namespace {

struct Volunteer {
    std::string name;  // as the message says it: the initiative, or the person
    std::string email;
    std::string sms;
    std::string coordinator_email;
};

Result<Volunteer> volunteer_of(UnitOfWork& work, const Referral& leg) {
    if (leg.service_id) {
        const auto service = TRY(directory::service(work, *leg.service_id));
        return Volunteer{organization_name(work, service.organization_id), service.email, "", ""};
    }
    if (const auto box = directory::mailbox_of(work, leg.face_id.value_or(FaceId{})))
        return Volunteer{leg.to_name, box->email, box->sms, box->coordinator_email};
    return Volunteer{leg.to_name, "", "", ""};
}

// By mail and by text message: whichever is read first is answered, and the first answer counts.
Result<> send_to(UnitOfWork& work, const Volunteer& volunteer, const std::string& kind,
                 const std::string& subject, const std::map<std::string, std::string>& facts) {
    for (const auto& [channel, address] :
         {std::pair("email", volunteer.email), std::pair("sms", volunteer.sms)})
        if (!address.empty())
            TRY(notifications::send(work, {channel, address, kind, std::nullopt, subject, facts}));
    return {};
}

Result<> tell_coordinator(UnitOfWork& work, const Referral& leg) {
    const auto volunteer = TRY(volunteer_of(work, leg));
    if (volunteer.coordinator_email.empty()) return {};
    const auto until = plus_days_instant(leg.sent_at, clocks().volunteer_link_days);
    return notifications::send(work, {"email",
                                      volunteer.coordinator_email,
                                      "volunteer_waits",
                                      std::nullopt,
                                      leg.id.value,
                                      {{"coordinator", leg.looked_after_by},
                                       {"volunteer", leg.to_name},
                                       {"until", notifications::day_in_message(until)}}});
}

}  // namespace

Result<> note_who_looks_after(UnitOfWork& work, Referral& leg) {
    const auto box = directory::mailbox_of(work, leg.face_id.value_or(FaceId{}));
    if (!box || (box->email.empty() && box->sms.empty()))
        return fail(Category::conflict, "face.cannot_be_asked");
    leg.looked_after_by = box->coordinator_name.empty() ? leg.from_name : box->coordinator_name;
    return {};
}

Result<> ask_volunteer(UnitOfWork& work, const Referral& leg, std::string_view kind) {
    const auto volunteer = TRY(volunteer_of(work, leg));
    access::Link link;
    link.kind = "volunteer";
    link.organization_id = leg.from_organization_id;
    link.person_id = leg.person_id;
    link.subject_id = leg.id.value;
    link.expires_at = plus_days_instant(work.now, clocks().status_link_days);
    const auto made = TRY(access::make_link(work, link));
    return send_to(work, volunteer, std::string(kind), leg.id.value,
                   {{"initiative", volunteer.name},
                    {"coach", leg.from_name},
                    {"organization", organization_name(work, leg.from_organization_id)},
                    {"link", "/l/" + made.token}});
}

Result<> tell_volunteer_it_is_over(UnitOfWork& work, const Referral& leg) {
    if (!leg.accepted_at) return {};
    auto volunteer = TRY(volunteer_of(work, leg));
    return send_to(work, volunteer, "question_over",
                   leg.id.value + " over",  // the leg's own messages stop; this one goes
                   {{"initiative", leg.to_name},
                    {"coach", leg.from_name},
                    {"phone", organization_contact(work, leg.from_organization_id).phone}});
}

namespace {

Result<> remind_once(UnitOfWork& work, const Referral& leg, std::string_view kind) {
    TRY(work.tx.execute("insert into referral_warning (referral_id, kind, at) values ($1, $2, $3)",
                        leg.id, kind, work.now));
    return ask_volunteer(work, leg, kind);
}

Result<> remind_who_did_not_answer(UnitOfWork& work) {
    const auto silent = work.tx.all<Referral>(
        "select * from referral where accepted_at is null and closed_at is null and sent_at > $2 "
        "and ((looked_after_by <> '' and due_on < $1) "
        "or (target = 'initiative' and sent_at <= $3)) and id not in "
        "(select referral_id from referral_warning where kind = 'volunteer_reminder') order by id",
        work.today, plus_days_instant(work.now, -clocks().volunteer_link_days),
        plus_days_instant(work.now, -word_back_terms().initiative_reminder_days));
    for (const auto& leg : silent) {
        TRY(remind_once(work, leg, "volunteer_reminder"));
        TRY(tell_coordinator(work, leg));
    }
    return {};
}

bool is_attendance_asked(UnitOfWork& work, const Referral& leg) {
    const auto consent = consent::of_subject(work, leg.id.value);
    return consent && consent->attendance && is_shared(work, leg, consent);
}

Result<> ask_whether_somebody_came(UnitOfWork& work) {
    const auto waiting = work.tx.all<Referral>(
        "select * from referral where accepted_at is not null and closed_at is null and "
        "step = 'to_call' and due_on < $1 and (target = 'initiative' or looked_after_by <> '') "
        "and id not in (select referral_id from referral_warning where kind = "
        "'volunteer_after_yes') order by id",
        work.today);
    const int workdays = word_back_terms().initiative_after_yes_workdays;
    for (const auto& leg : waiting)
        if (is_overdue(leg, workdays, work.today) && is_attendance_asked(work, leg))
            TRY(remind_once(work, leg, "volunteer_after_yes"));
    return {};
}

}  // namespace

Result<> remind_volunteers(UnitOfWork& work) {
    if (!notifications::is_time_for_a_reminder(work)) return {};
    TRY(remind_who_did_not_answer(work));
    return ask_whether_somebody_came(work);
}

}  // namespace veerkracht::referrals
