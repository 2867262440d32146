// Roles as people call them.
import { say } from "./words";

export const knownRoles = [
  "gp",
  "practice_nurse",
  "referrer",
  "assistant",
  "locum",
  "manager",
  "welfare_coach",
  "social_worker",
  "village_supporter",
  "wmo_officer",
  "debt_officer",
  "youth_worker",
  "technical_admin",
  "privacy_officer",
] as const;

export function roleWords(role: string): string {
  const known = knownRoles.find((one) => one === role);
  return known ? say(`role.${known}`) : "";
}
