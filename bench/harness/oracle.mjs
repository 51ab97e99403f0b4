// A client that knows the limit of its server and sends as early as that admits: oracle.mjs <gateway-url> <calls> <steps as JSON>
// Of a bucket it leaves one token, since timers and clocks are not exact to the millisecond; what is refused all the same is
// sent again.
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from './calls.mjs';
import { createBucket, stepAt } from './limits.mjs';

const SPARE_TOKENS = 1;
const [url, callsText, stepsText] = process.argv.slice(2);
const calls = Number(callsText);
const steps = JSON.parse(stepsText);
const caller = createCaller(url, { connections: 400 });
const bucket = createBucket(() => performance.now());
let answered = 0;
let inFlight = 0;

/** Milliseconds until a call may be sent; 0: now. undefined: not before one has ended. */
function waitMs() {
  const { perSecond, inFlight: most } = stepAt(steps, answered);
  if (most !== undefined && inFlight >= most) return undefined;
  if (perSecond === undefined) return 0;
  const missing = 1 + SPARE_TOKENS - bucket.level(perSecond);
  return missing <= 0 ? 0 : (1000 * missing) / perSecond;
}

async function send(number) {
  const { status, text } = await caller.call(`number ${number}`);
  inFlight -= 1;
  if (status === 429) return false;
  answered += 1;
  if (!text?.includes('answer')) process.exitCode = 1;
  return true;
}

const left = Array.from({ length: calls }, (_, number) => number);
const sent = [];
while (left.length > 0 || sent.length > 0) {
  const ms = left.length === 0 ? undefined : waitMs();
  if (ms === 0) {
    const number = left.shift();
    if (stepAt(steps, answered).perSecond !== undefined) bucket.take();
    inFlight += 1;
    const one = send(number).then((ok) => {
      sent.splice(sent.indexOf(one), 1);
      if (!ok) left.push(number);
    });
    sent.push(one);
    continue;
  }
  await Promise.race([...(ms === undefined ? [] : [sleep(Math.ceil(ms))]), ...sent]);
}
await caller.close();
