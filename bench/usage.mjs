// node --import: writes what this process has used to BENCH_USAGE when it ends, as JSON: CPU time of all its threads (ms) and
// the most memory that it held (resident set, bytes).
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1_000, peakBytes: maxRSS * 1_024 };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
