// Numbers for who cannot wait, in one place. The number of the huisartsenpost is named by the
// practice's own line, day and night: so that line stands beside it.
export const helpNumbers = {
  emergency: { shown: "112", call: "tel:112" },
  suicidePrevention: { shown: "113", call: "tel:113", free: "0800-0113" },
} as const;
