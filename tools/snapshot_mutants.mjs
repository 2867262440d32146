// node tools/snapshot_mutants.mjs FOLDER: writes each file that makes the facts of the decision (relation,
// consent, state, scope, level, read from the rows) once more into FOLDER, with a switch at each place where a
// condition could be turned round or left out, a fact left out, or a line of SQL be true of every row; and
// mutants.json, which lists the switches. VEERKRACHT_MUTANT turns one of them (tools/snapshot_mutants.hpp).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

// The functions in which a fact is made. Each must be there.
const facts = {
  "access/access.cpp":
    "is_professional acts_for_organization relation_of level_of decided role_towards is_proxy is_about_his_matters is_ticked covers is_of_the_resident see_restriction see_emergency snapshot_of has_ended role_behind_link is_fresh role_of age_of may reader_would_allow link_would_allow may_be_counted own_organization",
  "access/restriction.cpp": "holds frozen_now handler_of",
  "access/emergency.cpp": "has_opened",
  "access/mandate.cpp": "runs ticked",
  "consent/consent.cpp": "state_of state_between",
  "people/people.cpp":
    "state_of is_shut_to_parents door_of_mandate door_of_own_page door_of_link",
  "people/pair_page.cpp": "held_by",
  "referrals/barred.cpp": "is_barred unless_barred",
  "referrals/by_link.cpp": "came_too_late runs door_of is_over",
  "referrals/emergency.cpp": "door_of",
  "referrals/legs.cpp":
    "door_of_sender relation_of_receiver receiver_of is_shared door_of_receiver may_read_what_was_asked own_row door_of_resident is_own_case",
  "referrals/shared_inbox.cpp": "readers_of is_in_own_inbox",
  "referrals/standings.cpp": "is_apart is_at_its_desk",
  "referrals/worklist.cpp": "consent_now state_at_sender door_of_row may_see_row would_be_a_row",
  "requests/requests.cpp": "door_of_resident door_of_organization",
};

// What answers the same with or without, and only costs less; each must be there.
const cheaper = {
  'access/access.cpp decided: left out: decision.ground != "access.level"':
    "a higher level never takes away (Decision.taking_away_or_ending_never_adds_a_permission)",
};

const mutants = [];
let place = "";
const added = (text) => {
  const what = text.replace(/\s+/g, " ").trim();
  return mutants.push({ place, what, cheaper: cheaper[`${place}: ${what}`] }) - 1;
};

// Up to the first of `stops` that stands outside brackets and quotes.
function until(text, from, stops) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      for (at++; text[at] !== '"'; at++) if (text[at] === "\\") at++;
      continue;
    }
    if (sign === "'" && text[at + 2] === "'") {
      at += 2;
      continue;
    }
    if (depth === 0 && stops.some((stop) => text.startsWith(stop, at))) return at;
    if ("([{".includes(sign)) depth++;
    if (")]}".includes(sign)) depth--;
  }
  return text.length;
}

function operands(text, sign) {
  const all = [];
  let from = 0;
  for (;;) {
    const to = until(text, from, [sign]);
    all.push(text.slice(from, to));
    if (to >= text.length) return all;
    from = to + sign.length;
  }
}

const isBracketed = (text) =>
  /^\s*\(/.test(text) && until(text, text.indexOf("(") + 1, [")"]) === text.trimEnd().length - 1;

// A condition, and each part of it.
function condition(text, whole = true) {
  const sign = operands(text, "||").length > 1 ? "||" : "&&";
  const parts = operands(text, sign);
  const leftOut = (part) => {
    const inside = isBracketed(part) ? `(${condition(part.trim().slice(1, -1), false)})` : part;
    return `VK_LEFT_OUT(${added(`left out: ${part}`)}, ${sign === "&&"}, ${inside})`;
  };
  const joined = parts.length < 2 ? text : parts.map(leftOut).join(` ${sign} `);
  return whole ? `VK_TURNED(${added(`not: ${text}`)}, ${joined})` : joined;
}

function value(text, isCondition) {
  if (/^\s*(\{|fail\()/.test(text)) return text;
  const question = until(text, 0, ["?"]);
  if (question < text.length) {
    const colon = until(text, question, [" : "]);
    return `${condition(text.slice(0, question))} ? ${text.slice(question + 1, colon)} : ${value(text.slice(colon + 3), false)}`;
  }
  if (isCondition) return condition(text);
  return operands(text, "&&").length > 1 || operands(text, "||").length > 1
    ? condition(text, false)
    : text;
}

// Each "and …" of a statement, true of every row.
function statement(literals) {
  const sql = literals
    .match(/"(?:[^"\\]|\\.)*"/g)
    .map((one) => one.slice(1, -1))
    .join("");
  const where = sql.indexOf(" where ");
  if (where < 0) return literals;
  const tail = /^(.*?)((?: group by | order by | limit ).*)?$/s.exec(sql.slice(where + 7));
  const parts = operands(tail[1], " and ");
  return parts.reduce((text, part, at) => {
    const open = parts.map((one, n) => (n === at ? `(${one} or 1 = 1)` : one)).join(" and ");
    const changed = `${sql.slice(0, where + 7)}${open}${tail[2] ?? ""}`;
    return `(veerkracht::mutant::is(${added(`of every row: ${part}`)}) ? "${changed}" : ${text})`;
  }, literals);
}

// The body of a function, statement by statement.
function changedBody(body, isBool) {
  let out = "";
  for (let at = 0; at < body.length; ) {
    const rest = body.slice(at);
    const comment = /^\/\/[^\n]*/.exec(rest);
    const literals = /^"(?:[^"\\]|\\.)*"(?:\s*"(?:[^"\\]|\\.)*")*/.exec(rest);
    const branch = /^if \(/.exec(rest);
    const told = /^return (?!\{)/.exec(rest);
    const named = /^const bool \w+\s*=\s*/.exec(rest);
    const field = /^\.\w+ =\s+/.exec(rest);
    const set = /^(?:record|door|asked|reader)(?:\.\w+)+ = /.exec(rest);
    const before = body[at - 1] ?? " ";
    if (comment) {
      out += comment[0];
      at += comment[0].length;
    } else if (literals) {
      out += statement(literals[0]);
      at += literals[0].length;
    } else if (branch && /\s|\n/.test(before)) {
      const end = until(rest, 4, [")"]);
      const inside = rest.slice(4, end);
      const semicolon = until(inside, 0, [";"]);
      const kept = semicolon < inside.length ? inside.slice(0, semicolon + 1) : "";
      const asked = inside.slice(kept.length);
      const isNamed = /^\s*(const )?auto/.test(asked);
      out += `if (${kept}${isNamed ? asked : condition(asked)})`;
      at += end + 1;
    } else if (told && /\s|\n/.test(before)) {
      const end = until(rest, told[0].length, [";"]);
      const text = rest.slice(told[0].length, end);
      // What holds a query or a lambda is looked into by itself.
      if (/"|\[&\]|\[\]/.test(text)) {
        out += told[0];
        at += told[0].length;
      } else {
        out += told[0] + value(text, isBool);
        at += end;
      }
    } else if (named) {
      const end = until(rest, named[0].length, [";"]);
      const text = rest.slice(named[0].length, end);
      if (/"/.test(text)) {
        out += named[0];
        at += named[0].length;
      } else {
        out += named[0] + value(text, true);
        at += end;
      }
    } else if (field && /[{\s]/.test(before)) {
      const end = until(rest, field[0].length, [",", "}"]);
      const text = rest.slice(field[0].length, end);
      out +=
        text === "{}"
          ? field[0] + text
          : `${field[0]}VK_NOTHING(${added(`left out: ${field[0]}${text}`)}, ${text})`;
      at += end;
    } else if (set && /\s/.test(before)) {
      const end = until(rest, set[0].length, [";"]);
      const text = rest.slice(set[0].length, end);
      const id = added(`left out: ${set[0]}${text}`);
      out += `{ if (!veerkracht::mutant::is(${id})) ${set[0]}${/"/.test(text) ? text : value(text, false)}; }`;
      at += end + 1;
    } else {
      out += body[at++];
    }
  }
  return out;
}

function changedFile(file, names) {
  const source = readFileSync(`server/capabilities/${file}`, "utf8");
  const wanted = new Set(names.split(" "));
  const found = new Set();
  // A function begins at the first column and ends with a bracket there.
  const changed = source.replace(
    /^((?:template[^\n]*\n)?[A-Za-z][\w:<>,&* ]*?[ &*](\w+)\((?:[^;{}]|\{\})*?\)(?: const)? \{)(?:\n((?:.*\n)*?)\}|( .*)\})$/gm,
    (all, head, name, lines, line) => {
      if (!wanted.has(name)) return all;
      found.add(name);
      place = `${file} ${name}`;
      const body = lines ?? line;
      return `${head}\n${changedBody(body, /^(template[^\n]*\n)?bool /.test(head))}\n}`;
    },
  );
  const missing = [...wanted].filter((name) => !found.has(name));
  if (missing.length) throw new Error(`${file} has no ${missing.join(", ")}`);
  return changed;
}

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const [file, names] of Object.entries(facts))
  writeFileSync(`${folder}/${file.replace("/", "_")}`, changedFile(file, names));
const same = mutants.filter((one) => one.cheaper).length;
if (same !== Object.keys(cheaper).length) throw new Error("a line of `cheaper` is not there");
writeFileSync(`${folder}/mutants.json`, JSON.stringify(mutants, null, 1));
console.log(`${mutants.length} mutants`);
