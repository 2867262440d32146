/** The name people call someone by. */
export function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}

export function upper(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** "Karin Schets, Denkbeeld Welzijn"; an initiative that is its own organisation stands there once. */
export function nameAndOrganization(name: string, organization: string): string {
  return name === organization ? name : `${name}, ${organization}`;
}
