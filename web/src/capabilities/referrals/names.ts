/** The name people call someone by. */
export function firstName(name: string): string {
  return name.split(" ")[0] ?? name;
}
