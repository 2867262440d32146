// The list of capabilities. A new one is a folder and a line here.
// A module is small and always there (its paths and menu entries); its pages are loaded when opened.

import { emergencies } from "../capabilities/access/emergencies/module";
import { access } from "../capabilities/access/module";
import { accounts } from "../capabilities/accounts/module";
import { breachRegister } from "../capabilities/audit/officer/module";
import { logSample } from "../capabilities/audit/sample/module";
import { controllers } from "../capabilities/controllers/module";
import { conversations } from "../capabilities/conversations/module";
import { directory } from "../capabilities/directory/module";
import { people } from "../capabilities/people/module";
import { emergency } from "../capabilities/referrals/emergency/module";
import { referrals } from "../capabilities/referrals/module";
import { shortQuestions } from "../capabilities/referrals/short_question/module";
import { cases } from "../capabilities/referrals/worker/module";
import { team } from "../capabilities/referrals/worker/team/module";
import { requestClock } from "../capabilities/requests/officer/module";
import { tasks } from "../capabilities/tasks/module";
import type { CapabilityModule } from "../kernel/capability";
import { demo } from "./demo/module";
import { helpDesk } from "./help_desk/module";
import { operations } from "./operations/module";
import { patientList } from "./patient_list/module";
import { practice } from "./practice/module";
import { privacy } from "./privacy/module";

export const capabilities: readonly CapabilityModule[] = [
  access,
  // Before the practice: "/patienten/nieuw" is a page of its own, and no patient.
  people,
  emergency,
  practice,
  conversations,
  referrals,
  shortQuestions,
  cases,
  team,
  tasks,
  patientList,
  accounts,
  directory,
  privacy,
  requestClock,
  breachRegister,
  logSample,
  controllers,
  emergencies,
  operations,
  helpDesk,
  demo,
];
