// The database of tools/install_test. `age`: as a version left it that had no research yet; `organizations`: their names, a line each.
import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

const [file, word] = process.argv.slice(2);
const database = new DatabaseSync(file);
const made = "server/capabilities/research/migrations/0210_research.sql";

if (word === "age") {
  const tables = [...readFileSync(made, "utf8").matchAll(/^create table (\w+)/gm)].map(([, name]) => name);
  if (tables.length === 0) throw new Error(`${made} makes no table`);
  for (const name of tables.reverse()) database.exec(`drop table ${name}`);
  database.exec("delete from schema_migration where room = 'research'");
} else {
  for (const { name } of database.prepare("select name from organization order by name").all()) console.log(name);
}
