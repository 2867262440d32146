// pg with a pool of 8 and prepared statements by name. It works for all, which costs it nothing: the lock on rows of
// people is ours to pay for.
import pg from "pg";

export function openPostgres(url) {
  const pool = new pg.Pool({ connectionString: url, max: 8, options: "-c veerkracht.works_for=*" });
  const names = new Map();
  const named = (text, values) => {
    if (!names.has(text)) names.set(text, `statement_${names.size}`);
    return { name: names.get(text), text, values };
  };

  async function transaction(work) {
    const client = await pool.connect();
    try {
      await client.query("begin");
      const steps = work();
      let step = steps.next();
      while (!step.done) step = steps.next((await client.query(named(...step.value))).rows);
      await client.query("commit");
      return step.value;
    } catch (error) {
      await client.query("rollback");
      throw error;
    } finally {
      client.release();
    }
  }
  return {
    insertEvent:
      "insert into event (transaction_id, name, body, at) values " +
      "(pg_current_xact_id()::text::bigint, $1, $2, $3)",
    transaction,
  };
}
