// node tools/snapshot_mutants_link.mjs FOLDER: prints the commands that make FOLDER/tests: the tests as they are
// built, with the files of FOLDER in front of those of the archive. Taken from the build's own commands.
import { execSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

const folder = process.argv[2];
const root = process.cwd();
const build = `${root}/build/release`;
const commands = JSON.parse(readFileSync(`${build}/compile_commands.json`, "utf8"));

const objects = [];
console.log(`set -e\ncd ${build}`);
for (const file of readdirSync(folder).filter((one) => one.endsWith(".cpp"))) {
  const source = `${root}/server/capabilities/${file.replace("_", "/")}`;
  const { command } = commands.find((one) => one.file === source);
  const object = `${folder}/${file}.o`;
  objects.push(object);
  const changed = command
    .replace(/ -o \S+/, ` -o ${object}`)
    .replace(` -c ${source}`, ` -w -include ${root}/tools/snapshot_mutants.hpp -c ${folder}/${file}`);
  // What did not change since is there.
  console.log(`[ ${object} -nt ${folder}/${file} ] || (${changed})`);
}
const link = execSync("ninja -t commands veerkracht_tests", { cwd: build, maxBuffer: 1 << 28 })
  .toString()
  .trim()
  .split("\n")
  .at(-1)
  .replace("-o veerkracht_tests", `-o ${folder}/tests`)
  .replace("libveerkracht_core.a", `${objects.join(" ")} libveerkracht_core.a`);
console.log(link);
