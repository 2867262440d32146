/** As people's own need words; what a resident wants help with. */
export const needCodes = [
  "alone",
  "caring",
  "moving",
  "housing",
  "debts",
  "work",
  "relationship",
  "loss",
  "sleep",
  "meaning",
  "language",
  "unsure",
] as const;
