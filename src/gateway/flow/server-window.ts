// How many calls one server serves at once. A gateway that is bound by its CPU never refuses: it lets calls wait, so the
// sign is latency that grows as calls in flight do. Doubles while more calls bring more throughput, settles a little above
// the last number that did, and looks from time to time whether more or fewer would do better: load changes.
import { addSample, countOf, type Level, newLevel, slope } from './level.js';

/** Latency that follows calls in flight by more than this (a doubling brings less than 1.3 times the throughput) is a knee. */
const KNEE = 0.62;
/** Below this it is clear that there is none. */
const DOUBTFUL = 0.35;
/** Fewer calls in flight do as well when latency follows by more than this. */
const FLAT = 0.85;
/** Settled this much above the knee: a little more throughput for a little more latency. */
const ABOVE = 1.5;
/** A look at more is careful: while it lasts, calls to a gateway that is bound wait longer. */
const MORE = 1.35;
/** Answers before a look at more or fewer, and for that look; or so many rounds, if that is more. */
const STEADY = { answers: 24, rounds: 2 };
const TRIAL_ANSWERS = 16;
/** Looks that showed nothing make the next ones rarer, up to this factor. */
const RAREST = 27;

export interface ServerWindow {
  places(): number;
  /** The level that a call belongs to which is sent now. */
  level(): Level;
  /** A call waits for a place of this server. */
  held(): void;
  answered(answer: { level: Level; endpoint: string; ms: number; inFlight: number }): WindowChange | undefined;
  /** A 5xx, a timeout, a broken connection: no growth before a whole round without one. */
  fault(): void;
}

/** `settled`: more calls in flight brought no more throughput. */
export interface WindowChange {
  from: number;
  to: number;
  why: 'grows' | 'settled' | 'tries more' | 'tries fewer' | 'back' | 'fewer do';
}

/** @param start places at first, and what it never falls below; `most`: never more. Equal: it stays there */
export function createServerWindow({ start, most }: { start: number; most: number }): ServerWindow {
  /** Below it the last wish for a little more is not fulfilled. */
  const least = Math.min(most, Math.ceil(start * ABOVE));
  let level = newLevel(start);
  /** While doubling: the levels so far, the lowest first. */
  let climbed: Level[] = [];
  /** The level that a trial is compared with. */
  let steady: Level | undefined;
  let state: 'climbing' | 'steady' | 'more' | 'fewer' = start < most ? 'climbing' : 'steady';
  /** The present level is measured for a second time. */
  let again = false;
  let rarely = 1;
  let fewerNext = false;
  let answers = 0;
  let wanted = false;

  function go(places: number, next: typeof state, why: WindowChange['why']): WindowChange | undefined {
    const from = level.places;
    level = newLevel(Math.max(1, Math.min(most, Math.round(places))));
    state = next;
    again = false;
    beginRound();
    return from === level.places ? undefined : { from, to: level.places, why };
  }

  function beginRound(): void {
    answers = 0;
    wanted = false;
  }

  function settle(knee: number): WindowChange | undefined {
    climbed = [];
    steady = undefined;
    rarely = 1;
    fewerNext = false;
    return go(Math.max(least, knee * ABOVE), 'steady', 'settled');
  }

  function climb(): WindowChange | undefined {
    const slopes = climbed.map((low) => slope(low, level));
    // A queue takes a round to build up, and a few answers are soon slow by chance: what is not clear gets a second round.
    if (!again && slopes.some((value = 1) => value > DOUBTFUL)) {
      again = true;
      level = newLevel(level.places);
      beginRound();
      return undefined;
    }
    // The lowest level from which on more in flight brought nothing: a knee that noise has hidden at first is found too.
    const knee = climbed[slopes.findIndex((value = 0) => value > KNEE)];
    if (knee) return settle(knee.places);
    if (level.places >= most) return settle(most);
    climbed.push(level);
    return go(level.places * 2, 'climbing', 'grows');
  }

  function look(): WindowChange | undefined {
    steady = level;
    const fewer = fewerNext && level.places > least;
    fewerNext = !fewer;
    if (fewer) return go(Math.max(least, level.places / ABOVE), 'fewer', 'tries fewer');
    if (level.places < most) return go(level.places * MORE, 'more', 'tries more');
    return undefined;
  }

  function back(to: Level, places = to.places): WindowChange | undefined {
    rarely = Math.min(RAREST, rarely * 3);
    return go(places, 'steady', 'back');
  }

  function endTrial(from: Level): WindowChange | undefined {
    const [low, high] = state === 'more' ? [from, level] : [level, from];
    const follows = slope(low, high);
    if (state === 'more') {
      if (follows === undefined || follows > KNEE) return back(from);
      climbed = [from];
      return climb();
    }
    if (follows === undefined || follows <= FLAT) return back(from);
    rarely = 1;
    return go(level.places, 'steady', 'fewer do') ?? { from: from.places, to: level.places, why: 'fewer do' };
  }

  return {
    places: () => level.places,
    level: () => level,
    held: () => {
      wanted = true;
    },
    answered({ level: sentAt, endpoint, ms, inFlight }) {
      if (start === most) return undefined;
      addSample(sentAt, endpoint, { ms, inFlight });
      answers++;
      if (!wanted) return undefined;
      const sampled = countOf(level);
      if (state === 'climbing') return (again ? sampled : answers) >= level.places ? climb() : undefined;
      if (state === 'steady') {
        const enough = Math.max(STEADY.answers, STEADY.rounds * level.places) * rarely;
        return sampled >= enough ? look() : undefined;
      }
      return steady && sampled >= Math.max(TRIAL_ANSWERS, level.places) ? endTrial(steady) : undefined;
    },
    fault: beginRound,
  };
}
