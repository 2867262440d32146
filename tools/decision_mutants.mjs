// node tools/decision_mutants.mjs FILE: prints one C++ file that holds FILE once for each thing that
// could be changed in it, each in a namespace of its own. A change is a condition left out, an operator
// turned round, a word of a list replaced by its neighbour.
import { readFileSync } from "node:fs";

const lines = readFileSync(process.argv[2], "utf8").split("\n");
const stops = /enum class Stop \{ (.*) \}/.exec(lines.join("\n"))[1].split(", ");

const turned = [
  ["!=", "=="],
  ["==", "!="],
  [" < ", " >= "],
  [" < ", " <= "],
  ["&&", "||"],
  ["||", "&&"],
  ["!ground", "ground"],
  ["!asked", "asked"],
  ["!is_open", "is_open"],
  ["if (is_hidden", "if (!is_hidden"],
  ["true", "false"],
  ["false", "true"],
  ["std::max", "std::min"],
];

// Each place where `from` stands in a line, replaced alone.
function* replaced(line, from, to) {
  for (let at = line.indexOf(from); at >= 0; at = line.indexOf(from, at + 1))
    yield line.slice(0, at) + to + line.slice(at + from.length);
}

function* changesOf(line) {
  if (/^\s+if \(.*\) return .*;$/.test(line)) yield "";
  for (const [from, to] of turned) yield* replaced(line, from, to);
  for (const [flag] of line.matchAll(/ground\.(?:needs_[a-z]+|sees_secret_address)/g))
    for (const value of ["true", "false"]) yield line.replace(flag, value);
  // The order of the conditions is what a refusal says.
  const stop = /return Stop::(\w+);/.exec(line)?.[1];
  if (stop)
    for (const other of ["nothing", stops[stops.indexOf(stop) + 1], stops[stops.indexOf(stop) - 1]])
      if (other && other !== stop) yield line.replace(`Stop::${stop};`, `Stop::${other};`);
  const code = /"(access\.[a-z_]+)"/.exec(line)?.[1];
  if (code) yield line.replace(code, "access.other");
}

const includes = lines.filter((line) => line.startsWith("#include"));
const body = lines.map((line) => (line.startsWith("#include") ? "" : line));
const mutants = [];
body.forEach((line, at) => {
  if (/^\s*\/\/|^enum|namespace/.test(line)) return;
  for (const changed of new Set(changesOf(line)))
    if (changed !== line)
      mutants.push({
        what: `line ${at + 1}: ${line.trim()}  =>  ${changed.trim() || "(left out)"}`,
        text: [...body.slice(0, at), changed, ...body.slice(at + 1)].join("\n"),
      });
});

const inNamespace = ({ text }, number) =>
  text
    .replace("namespace veerkracht::access {", `namespace veerkracht::access::mutant_${number} {`)
    .replace(/\n}  \/\/ namespace veerkracht::access/, "\n}");
console.log([...includes, '#include "../../tools/decision_mutants.hpp"'].join("\n"));
console.log(mutants.map(inNamespace).join("\n"));
const rows = mutants.map(({ what }, number) => `{${JSON.stringify(what)}, mutant_${number}::permit}`);
console.log(`namespace veerkracht::access {
const std::vector<Mutant>& mutants() {
    static const std::vector<Mutant> all{${rows.join(",\n")}};
    return all;
}
}  // namespace veerkracht::access`);
