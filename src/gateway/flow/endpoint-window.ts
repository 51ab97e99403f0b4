// How many calls to one endpoint may be in flight, as far as its refusals (429) tell. Doubles until the first one. A limit
// on calls in flight shows itself exactly: what was in flight beside the refused call is what the endpoint takes.

/** Answers between a refusal and the next try with one place more: at least so many, and so many rounds. */
const HOLD = { answers: 18, rounds: 8 };

/** What was in flight when a call was sent: enough to tell later what its refusal means. */
export interface Footprint {
  /** Which stretch between two decreases it was sent in. A refusal of an earlier one is old news. */
  era: number;
  /** Other calls of the endpoint in flight. */
  others: number;
  /** The most that were in flight at once earlier in its era. */
  mostBefore: number;
  /** Calls that were sent before it in its era. */
  sentBefore: number;
  /** It had waited for the rate, not for a place. */
  paced: boolean;
}

/**
 * What a refusal says. `old news`: the decrease was made already. `in flight`: that there are too many calls in flight.
 * `unknown`: it may as well be the rate, nothing was let through since the last refusal. `rate`: as many were let through
 * at once since, so it is not their number.
 */
export type Blame = 'old news' | 'in flight' | 'unknown' | 'rate';

export interface EndpointWindow {
  places(): number;
  /** @param others calls in flight beside it; `paced`: whether its rate kept it waiting */
  sent(others: number, paced: boolean): Footprint;
  /** A call that had a place was not made. */
  unsent(footprint: Footprint): void;
  /** A call waits for a place of this endpoint. */
  held(): void;
  answered(): void;
  /** A 5xx, a timeout, a broken connection: no growth before a whole round without one. */
  fault(): void;
  refused(footprint: Footprint): Blame;
}

/** @param start places at first; `most`: never more. Both at least 1 */
export function createEndpointWindow({ start, most }: { start: number; most: number }): EndpointWindow {
  let places = start;
  let growth: 'double' | 'hold' | 'probe' = 'double';
  let era = 0;
  let sentInEra = 0;
  let mostInEra = 0;
  /** Of the present round: as many answers as there are places. */
  let answers = 0;
  let wanted = false;

  function beginRound(): void {
    answers = 0;
    wanted = false;
  }

  function grow(): void {
    // One place more than what was refused last: beyond it nothing is known to be in the way.
    if (growth === 'hold') {
      growth = 'probe';
      places = Math.min(most, places + 1);
    } else {
      growth = 'double';
      places = Math.min(most, places * 2);
    }
    beginRound();
  }

  return {
    places: () => places,
    sent(others, paced) {
      const footprint = { era, others, mostBefore: mostInEra, sentBefore: sentInEra, paced };
      sentInEra++;
      mostInEra = Math.max(mostInEra, others + 1);
      return footprint;
    },
    unsent(footprint) {
      if (footprint.era === era) sentInEra--;
    },
    held: () => {
      wanted = true;
    },
    answered() {
      answers++;
      const round = growth === 'hold' ? Math.max(HOLD.answers, HOLD.rounds * places) : places;
      if (answers >= round && wanted && places < most) grow();
    },
    fault: beginRound,
    refused({ era: sentIn, others, mostBefore, sentBefore, paced }) {
      if (sentIn !== era) {
        // Refusals overtake each other: an earlier call of the same burst knows better how many were too many.
        if (sentIn === era - 1 && growth === 'hold' && others >= mostBefore)
          places = Math.max(1, Math.min(places, others));
        return 'old news';
      }
      era++;
      sentInEra = 0;
      mostInEra = 0;
      beginRound();
      if (sentBefore === 0) {
        // Nothing was let through since the last refusal, which was no limit that is known then: fall fast, come back fast.
        places = Math.max(1, Math.min(others, Math.ceil(places / 2)));
        growth = 'double';
        return 'unknown';
      }
      if (paced || others < mostBefore) return 'rate';
      places = Math.max(1, others);
      growth = 'hold';
      return 'in flight';
    },
  };
}
