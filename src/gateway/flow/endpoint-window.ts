// How many calls to one endpoint may be in flight, as far as its refusals (429) tell. Doubles until the first one. A limit
// on calls in flight shows itself exactly: what was in flight beside the refused call is what the endpoint takes.

/** Answers between a refusal and the next try with one place more: at least so many, and so many rounds. */
const HOLD = { answers: 18, rounds: 8 };

/** Calls in flight at the server are not those that the client has in flight: answers are on their way. They differ by so much. */
const ALIKE = 0.8;

/** So many refusals in a row, with next to nothing let through between them, may be one limit that is approached. */
const PATIENT = 2;

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
 * What a refusal is blamed on. `old news`: the decrease was made already. `in flight`: too many calls in flight. `rate`:
 * it was not their number. `both`: nothing else has helped.
 */
export type Blame = 'old news' | 'in flight' | 'rate' | 'both';

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
  /** @param overtaking calls that were sent so soon after it that they may have come first */
  refused(footprint: Footprint, overtaking: number): Blame;
}

/** @param start places at first; `most`: never more. Both at least 1 */
export function createEndpointWindow({ start, most }: { start: number; most: number }): EndpointWindow {
  let places = start;
  let growth: 'double' | 'approach' | 'hold' | 'probe' = 'double';
  let era = 0;
  let sentInEra = 0;
  let mostInEra = 0;
  /** Of the present round: as many answers as there are places. */
  let answers = 0;
  /** The last refusal was taken for one of too many in flight. */
  let suspected = false;
  let limit = most;
  /** Refusals in a row with next to nothing let through between them. */
  let soon = 0;
  let wanted = false;

  function beginRound(): void {
    answers = 0;
    wanted = false;
  }

  function grow(): void {
    // One place more than what was refused last: beyond it nothing is known to be in the way.
    if (growth === 'approach') {
      places++;
      if (places >= limit) growth = 'hold';
    } else if (growth === 'hold') {
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
    refused({ era: sentIn, others: before, mostBefore, sentBefore, paced }, overtaking) {
      const others = before + overtaking;
      if (sentIn !== era) {
        // Refusals overtake each other: an earlier call of the same burst knows better how many were too many.
        if (sentIn === era - 1 && suspected) {
          limit = Math.max(1, Math.min(limit, others));
          places = Math.min(places, limit);
        }
        return 'old news';
      }
      era++;
      sentInEra = 0;
      mostInEra = 0;
      beginRound();
      if (paced) return 'rate';
      soon = sentBefore <= places / 4 ? soon + 1 : 0;
      if (soon > PATIENT) {
        // Fewer and fewer in flight were refused just as well: it is another limit, or it has fallen a long way.
        places = Math.max(1, Math.min(others, Math.ceil(places / 2)));
        growth = 'double';
        return 'both';
      }
      suspected = soon > 0 || others >= Math.min(mostBefore - 1, ALIKE * mostBefore);
      if (!suspected) return 'rate';
      const burst = growth === 'double' && others > 4;
      places = Math.max(1, Math.min(places - 1, burst ? Math.floor(others * ALIKE) : others));
      limit = others;
      growth = burst ? 'approach' : 'hold';
      return 'in flight';
    },
  };
}
