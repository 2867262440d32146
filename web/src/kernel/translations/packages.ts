// The languages that residents read: one folder of data for each, the same that the server reads. Nothing
// here knows one by name.
export interface LanguagePackage {
  code: string;
  /** In that language. */
  name: string;
  direction: "ltr" | "rtl";
  /** How its dates and figures are written. */
  locale: string;
  /** "concept": no translator looked at it. */
  status: "reviewed" | "concept";
}

const read = import.meta.glob<LanguagePackage>(
  "../../../../server/runtime/languages/packages/*/language.json",
  { eager: true, import: "default" },
);

const packages: LanguagePackage[] = Object.values(read);

export function packageOf(code: string): LanguagePackage | undefined {
  return packages.find((one) => one.code === code);
}

/** To choose from: what was looked at comes first. */
export function allPackages(): LanguagePackage[] {
  const order = (one: LanguagePackage) => (one.status === "reviewed" ? 0 : 1);
  return [...packages].sort(
    (one, other) => order(one) - order(other) || other.name.localeCompare(one.name, "nl"),
  );
}

/** A consent is read only in a language that was looked at; in any other an interpreter says it. */
export function isReviewed(code: string): boolean {
  return packageOf(code)?.status === "reviewed";
}
