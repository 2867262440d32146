// Reads what veerkracht_bench_micro says on its standard input; prints nanoseconds by name.
import { readFileSync } from "node:fs";

const { benchmarks } = JSON.parse(readFileSync(0, "utf8"));
const found = {};
for (const one of benchmarks) {
  if (one.error_occurred) throw new Error(`${one.name}: ${one.error_message}`);
  found[`${one.name.replace("/", "_")}_ns`] = one.cpu_time / (one.each ?? 1);
}
console.log(JSON.stringify(found));
