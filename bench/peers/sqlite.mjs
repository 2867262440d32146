// better-sqlite3 has no promises: a transaction runs from begin to commit without a pause, so one
// connection is enough. The statements come from a generator, which gets the rows of each.
import Sqlite from "better-sqlite3";

export function openSqlite(file) {
  const connection = new Sqlite(file);
  connection.pragma("journal_mode = wal");
  connection.pragma("synchronous = full");
  connection.pragma("foreign_keys = on");
  const prepared = new Map();

  // The marks stand in order and once each, so they may be "?".
  const statement = (sql) => {
    let known = prepared.get(sql);
    if (!known) {
      known = connection.prepare(sql.replace(/\$(\d+)/g, "?"));
      prepared.set(sql, known);
    }
    return known;
  };
  const bindable = (value) => (typeof value === "boolean" ? Number(value) : value);
  const run = (sql, values) => {
    const known = statement(sql);
    return known.reader ? known.all(...values.map(bindable)) : known.run(...values.map(bindable));
  };

  const transaction = connection.transaction((work) => {
    const steps = work();
    let step = steps.next();
    while (!step.done) step = steps.next(run(...step.value));
    return step.value;
  });
  return {
    insertEvent:
      "insert into event (position, name, body, at) " +
      "values ((select coalesce(max(position), 0) + 1 from event), $1, $2, $3)",
    transaction: (work) => transaction.immediate(work),
  };
}
