/** The classes of the decision that are about a resident, in the order of the field. */
export const classNames = [
  "identity",
  "address",
  "bsn",
  "medical_context",
  "referral_core",
  "social_notes",
  "working_notes",
  "answers",
  "plan",
  "conference_notes",
  "feedback",
  "messages",
  "attendance",
  "access_log",
  "safety_notes",
] as const;
