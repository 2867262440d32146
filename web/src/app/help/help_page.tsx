// The public page where a resident asks for help himself: the languages on top, also where nobody can be
// asked yet, and the numbers for who cannot wait.
import { NotForEmergency } from "../../capabilities/conversations/by_link/not_for_emergency";
import { HelpPages } from "../../capabilities/referrals/self_referral/help_pages";
import { LanguageChoice } from "../link/language_choice";
import "../link/link.css";

export default function HelpPage() {
  return (
    <>
      <LanguageChoice />
      <HelpPages
        emergency={<NotForEmergency practiceName="" practicePhone="" outOfHoursPhone="" />}
      />
    </>
  );
}
