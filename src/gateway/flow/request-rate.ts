// When the next request may be sent to one endpoint. Its refusals (429) set the rate: between two of them a limit on
// requests a second lets through exactly as many as it allows, so the second one tells what the first could not.
// The numbers below were chosen by simulation (__tests__/gateway/flow/).

/** After a refusal the rate is this share of what was let through, so that the endpoint's own bucket is not always empty. */
const AFTER_REFUSAL = 0.95;
/** No refusal leaves less of the rate than this: an estimate from a few calls may be wrong by half of it. */
const LEFT = 0.5;
/** Where nothing was let through at all, it leaves no more than this. */
const LEFT_AT_MOST = 0.9;
/** A rate raised this far above the last limit shows that the limit has moved; what was let through on the way there says little. */
const MOVED = { above: 2.2, left: 0.85 };
/** The rate is raised by what was sent at it: a stretch is so many seconds of it, or so many requests if that is more. */
const STRETCH = { seconds: 0.5, requests: 9 };
/** After one stretch it is what was let through, after the second this much more. */
const CAREFUL = 1.2;
/** Beyond that it doubles within so many seconds of it, or so many requests if that is more. */
const DOUBLING = { seconds: 0.24, requests: 5 };
/** After a refusal one request goes ahead; when it is not refused within this many times what the refusal took, it was let through. */
const PROOF = 1.5;
/** A refusal that took long has waited in a queue itself. */
const LONGEST_PROOF_MS = 1_000;
/** After so many refusals in a row with nothing let through between them the endpoint was shut; it may be open again at once. */
const SHUT = 4;
/** Never slower than three a minute: an endpoint that refuses everything is given up by its calls, not by waiting for ever. */
const SLOWEST = 0.05;
/** Requests that timers have kept from their moment are made up for, within so many ms. */
const CATCH_UP_MS = 2;
/** Before the first refusal, the requests of a round are spread over this part of it: a refusal then stops most of them. */
const SPREAD = 0.25;
/** And after it, until a rate is known, over this part: no more than what was answered lately, and a little. */
const SPREAD_AFTER = 0.6;

export interface RequestRate {
  /** When the next request may be sent; a moment in the past: now. */
  readyAt(now: number): number;
  /** @param held whether it had to wait for the rate */
  sent(now: number, held: boolean): void;
  answered(sentAt: number): void;
  /** A request that had its moment was not made. */
  unsent(): void;
  /** Requests a second that refusals allow; undefined as long as there was none to tell. */
  perSecond(): number | undefined;
  /**
   * A refusal, known `now`, of a request sent at `sentAt`, after `sentBefore` others since the last refusal that counted.
   * `lately`: requests a second that were answered.
   */
  refused(refusal: { now: number; sentAt: number; sentBefore: number; lately: number | undefined }): void;
  /** A refusal that is not blamed on the rate: what is let through is counted from here. */
  noted(now: number, sentAt: number): void;
  /** Nothing is sent before, as long as that is not further away than `longestWaitMs`. */
  waitUntil(at: number): void;
  /** How long an answer takes and how many places there are: before the first refusal a round is spread by them. */
  spreadOver(ms: number, places: number): void;
}

export interface RateLimits {
  /** A limit that somebody has set: at most so many a minute, evenly. */
  perMinute?: number | undefined;
  /** A wait that is asked for and longer is for each call to judge: it may have no time for it. */
  longestWaitMs?: number | undefined;
}

export function createRequestRate({
  perMinute,
  longestWaitMs = Number.POSITIVE_INFINITY,
}: RateLimits = {}): RequestRate {
  const setIntervalMs = perMinute === undefined ? 0 : 60_000 / perMinute;
  let intervalMs = 0;
  let spreadMs = 0;
  /** Let through by the last refusals, a second; what `rate` starts from. */
  let known: number | undefined;
  let rate: number | undefined;
  /** How far the rate has been raised, in stretches. */
  let raised = 0;
  /** When the last request had its moment. */
  let slot = Number.NEGATIVE_INFINITY;
  /** Until when the endpoint asks to be left alone. */
  let askedUntil = Number.NEGATIVE_INFINITY;
  /** When the request that went ahead will have shown that it was let through. */
  let provenAt = Number.NEGATIVE_INFINITY;
  let lastRefusal: number | undefined;
  /** Refusals in a row with nothing let through between them, and the rate before the first of them. */
  let inVain = 0;
  let rateBefore = 0;
  /** Not 0: the next request goes alone, and the others wait so long for its refusal. */
  let proofMs = 0;

  function interval(): number {
    return Math.max(setIntervalMs, rate === undefined ? spreadMs : 1_000 / rate);
  }

  function note(now: number, sentAt: number): void {
    lastRefusal = sentAt;
    proofMs = Math.min(LONGEST_PROOF_MS, PROOF * (now - sentAt));
  }

  function raise(): void {
    // Where the set limit is the slower one, nothing is learnt about this one.
    if (rate === undefined || known === undefined || interval() === setIntervalMs) return;
    const stretch = Math.max(STRETCH.seconds * rate, STRETCH.requests);
    raised += 1 / stretch;
    if (raised < 1) rate = known * (AFTER_REFUSAL + (1 - AFTER_REFUSAL) * raised);
    else if (raised < 2) rate = known * (1 + (CAREFUL - 1) * (raised - 1));
    else rate *= 2 ** (1 / Math.max(DOUBLING.seconds * rate, DOUBLING.requests));
  }

  return {
    readyAt: (now) => Math.max(askedUntil - now < longestWaitMs ? askedUntil : now, provenAt, slot + intervalMs),
    sent(now, held) {
      if (held) raise();
      // A set limit holds for any minute: nothing of it is made up for.
      const late = setIntervalMs > 0 && interval() === setIntervalMs ? 0 : CATCH_UP_MS;
      slot = Math.max(slot + intervalMs, now - late);
      intervalMs = interval();
      if (proofMs > 0) provenAt = now + proofMs;
      proofMs = 0;
    },
    answered(sentAt) {
      if (inVain < SHUT || rate === undefined || sentAt <= (lastRefusal ?? sentAt)) return;
      // A quota of a minute, say, that is new again: doubled with each answer, half of the way back.
      known = Math.min(rate * 2, rateBefore / 2);
      if (known >= rateBefore / 2) inVain = 0;
      rate = Math.max(rate, known);
      raised = 0;
      intervalMs = interval();
    },
    unsent() {
      slot -= intervalMs;
    },
    perSecond: () => rate,
    refused({ now, sentAt, sentBefore, lately }) {
      // The half: on average that much of the next one was there already.
      const seen = lastRefusal === undefined ? 0 : ((sentBefore + 0.5) / Math.max(1, sentAt - lastRefusal)) * 1_000;
      note(now, sentAt);
      const before = rate ?? lately ?? seen;
      if (before === 0) return;
      if (sentBefore > 0) inVain = 0;
      else if (inVain++ === 0) rateBefore = before;
      const left = known !== undefined && before > known * MOVED.above ? MOVED.left : LEFT;
      const most = sentBefore > 0 ? before : before * LEFT_AT_MOST;
      known = Math.max(SLOWEST, Math.min(most, Math.max(seen, before * left)));
      rate = known * AFTER_REFUSAL;
      raised = 0;
      intervalMs = interval();
    },
    noted: note,
    waitUntil(at) {
      askedUntil = Math.max(askedUntil, at);
    },
    spreadOver(ms, places) {
      spreadMs = (ms * (lastRefusal === undefined ? SPREAD : SPREAD_AFTER)) / places;
      intervalMs = interval();
    },
  };
}
