// A team as the server would answer it, for the tests. Everybody is made up.
import type { Colleague, Team, TeamWorklist } from "../kernel/api_types";
import { lateRow, newRow } from "./worker_told";

export const karinHere: Colleague = {
  account_id: "0a000000-0000-4000-8000-000000000002",
  name: "Karin Schets",
  role: "welfare_coach",
  me: true,
  absences: [],
  successors: ["0a000000-0000-4000-8000-000000000003"],
  may_let_go: true,
};

export const bram: Colleague = {
  ...karinHere,
  account_id: "0a000000-0000-4000-8000-000000000003",
  name: "Bram Schetsma",
  me: false,
  successors: [karinHere.account_id],
};

const nora: Colleague = {
  ...bram,
  account_id: "0a000000-0000-4000-8000-000000000004",
  name: "Nora Opzet",
  role: "social_worker",
  successors: [],
};

export const karinAway: Colleague = {
  ...karinHere,
  absences: [
    {
      id: "a-1",
      from_on: "2026-11-20",
      until_on: "2026-11-27",
      substitute_name: "Bram Schetsma",
      now: true,
    },
  ],
};

export const team: Team = {
  organization_name: "Denkbeeld Welzijn",
  people: [bram, karinHere, nora],
  substitute_days_max: 14,
};
export const teamWithKarinAway: Team = { ...team, people: [bram, karinAway, nora] };

function caseloadOf({ account_id, name, role }: Colleague, open: number, overdue: number) {
  return { account_id, name, role, former: false, open, overdue };
}

export const teamWorklist: TeamWorklist = {
  rows: [
    lateRow,
    {
      ...newRow,
      owner_name: bram.name,
      owner_account_id: bram.account_id,
      colleague_name: bram.name,
      colleague_id: bram.account_id,
    },
  ],
  caseloads: [
    { name: "", role: "", former: false, open: 3, overdue: 0 },
    caseloadOf(bram, 1, 0),
    caseloadOf(karinHere, 12, 2),
  ],
  page: 1,
  pages: 1,
};
