// A plain load generator: load.mjs <gateway-url> <endpoint> <calls> <concurrency>. Prints one line of JSON: calls a second, and
// the latencies that it saw (ms).
import { createCaller } from './calls.mjs';

const [url, model, calls, concurrency] = process.argv.slice(2);
const caller = createCaller(url, { connections: Number(concurrency), model });
const latencies = [];
let next = 0;
let failed = 0;

async function worker() {
  while (next < Number(calls)) {
    const started = performance.now();
    const { status } = await caller.call(`number ${next++}`);
    if (status === 200) latencies.push(performance.now() - started);
    else failed += 1;
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: Number(concurrency) }, worker));
const seconds = (performance.now() - started) / 1000;
await caller.close();
console.log(JSON.stringify({ perSecond: latencies.length / seconds, failed, latencies }));
