// A list of colleagues as it stands in a sheet or a file: which cell is the address, which the work, which the name.
import type { ColleagueToInvite } from "../../kernel/api_types";
import { roleWords } from "./role_words";

/** "Sanne Zomerbeeld; praktijkassistent; sanne@praktijk.nl": in any order, a head line is left out. */
export function readList(text: string, roles: readonly string[]): ColleagueToInvite[] {
  const separator = separatorOf(text);
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => cellsOf(line, separator))
    .filter((cells) => cells.some(isAddress))
    .map((cells) => rowOf(cells, roles));
}

function separatorOf(text: string): string {
  return ["\t", ";", ","].find((one) => text.includes(one)) ?? ";";
}

/** Quotes hold a cell together, and stand twice where one is meant. */
function cellsOf(line: string, separator: string): string[] {
  const cells = [""];
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) cells.push("");
    else cells[cells.length - 1] += sign;
  }
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
}

const isAddress = (cell: string) => cell.includes("@");

function rowOf(cells: readonly string[], roles: readonly string[]): ColleagueToInvite {
  const email = cells.find(isAddress) ?? "";
  const others = cells.filter((cell) => !isAddress(cell));
  const role = roles.find((one) => others.some((cell) => isNamed(one, cell)));
  const name = others.filter((cell) => !role || !isNamed(role, cell)).join(" ");
  return { name, role: role ?? "", email };
}

function isNamed(role: string, cell: string): boolean {
  const said = cell.toLowerCase();
  return said === role || said === roleWords(role).toLowerCase();
}
