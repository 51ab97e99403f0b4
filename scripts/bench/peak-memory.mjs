// node --import: writes the most memory that this process held (resident set, bytes) to BENCH_PEAK_MEMORY when it ends.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.BENCH_PEAK_MEMORY, String(process.resourceUsage().maxRSS * 1024));
});
