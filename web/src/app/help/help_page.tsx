// The public page where a resident asks for help himself, with the numbers for who cannot wait.
import { NotForEmergency } from "../../capabilities/conversations/by_link/not_for_emergency";
import { HelpPages } from "../../capabilities/referrals/self_referral/help_pages";

export default function HelpPage() {
  return (
    <HelpPages
      emergency={<NotForEmergency practiceName="" practicePhone="" outOfHoursPhone="" />}
    />
  );
}
