// The numbers of the whole country for who cannot wait. Those of the practice and of its
// huisartsenpost come from the server.
export const helpNumbers = {
  emergency: { shown: "112", call: "tel:112" },
  suicidePrevention: { shown: "113", call: "tel:113", free: "0800-0113" },
} as const;
