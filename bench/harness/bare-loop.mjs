// What the same calls cost with nothing around them: bare-loop.mjs <gateway-url> <calls> <concurrency>
import { createCaller } from './calls.mjs';

const [url, calls, concurrency] = process.argv.slice(2);
const caller = createCaller(url, { connections: Number(concurrency) });
let next = 0;

async function worker() {
  while (next < Number(calls)) {
    const { text } = await caller.call(`number ${next++}`);
    if (!text?.includes('answer')) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: Number(concurrency) }, worker));
await caller.close();
