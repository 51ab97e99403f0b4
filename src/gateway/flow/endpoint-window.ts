// How many calls to one endpoint may be in flight, as far as its refusals (429) tell. Doubles until the first one. A limit
// on calls in flight shows itself: what was in flight beside the refused call is what the endpoint takes, and it never
// refuses with fewer. A limit on requests a second looks alike at first, and then refuses whatever is in flight.
// The numbers below were chosen by simulation (__tests__/gateway/flow/).

/** Answers between a refusal and the next try with one place more: at least so many, and so many rounds. */
const HOLD = { answers: 18, rounds: 8 };

/** What the client has in flight is not what the server has: answers and requests are on their way. They differ by so much. */
const ALIKE = 0.8;

/** Where a burst of refusals shows a limit, this part of it is safe. */
const CARE = 0.8;

/** So many refusals in a row, with next to nothing let through between them, may be one limit that is approached. */
const PATIENT = 2;
/** Next to nothing: this part of a round. */
const NEXT_TO_NOTHING = 0.25;

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
  /** `approach`: one more a round, to the limit that was seen; `hold`: it stays there for a while; `probe`: one more than that. */
  let growth: 'double' | 'approach' | 'hold' | 'probe' = 'double';
  /** Calls in flight that were too many. */
  let limit = most;
  let era = 0;
  let sentInEra = 0;
  let mostInEra = 0;
  /** Answers of the present round, which has as many as there are places. */
  let answers = 0;
  /** Somebody waited for a place in this round: without, more places say nothing. */
  let wanted = false;
  /** The last refusal was blamed on the calls in flight. */
  let suspected = false;
  /** Refusals in a row with next to nothing let through between them. */
  let soon = 0;

  function setPlaces(wished: number): void {
    places = Math.max(1, Math.min(most, wished));
  }

  function beginRound(): void {
    answers = 0;
    wanted = false;
  }

  function grow(): void {
    beginRound();
    if (growth === 'approach') {
      setPlaces(places + 1);
      if (places >= limit) growth = 'hold';
    } else if (growth === 'hold') {
      setPlaces(places + 1);
      growth = 'probe';
    } else {
      // Also after a probe that held for a round: beyond it nothing is known to be in the way.
      setPlaces(places * 2);
      growth = 'double';
    }
  }

  function blame({ mostBefore, sentBefore, paced }: Footprint, others: number): Blame {
    // A call that was refused alone: no number in flight is small enough.
    if (paced || others === 0) return 'rate';
    soon = sentBefore <= places * NEXT_TO_NOTHING ? soon + 1 : 0;
    if (soon > PATIENT) return 'both';
    return soon > 0 || others >= Math.min(mostBefore - 1, ALIKE * mostBefore) ? 'in flight' : 'rate';
  }

  function lower(why: Blame, others: number): void {
    if (why === 'both') {
      // Fewer and fewer were refused just as well: it is another limit, or it has fallen a long way. Down fast, and up fast.
      setPlaces(Math.min(others, Math.ceil(places / 2)));
      growth = 'double';
    } else if (why === 'in flight') {
      limit = Math.max(1, others);
      // A burst of refusals tells the limit only roughly.
      const roughly = growth === 'double' && limit > 4;
      setPlaces(Math.min(places - 1, roughly ? Math.floor(limit * CARE) : limit));
      growth = roughly ? 'approach' : 'hold';
    } else if (others < limit) {
      // Refused with fewer in flight than what was taken for the limit: it is none.
      limit = most;
      growth = 'double';
    }
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
    refused(footprint, overtaking) {
      const others = footprint.others + overtaking;
      if (footprint.era !== era) {
        // Refusals overtake each other: another call of the same burst may know better how many were too many.
        if (footprint.era === era - 1 && suspected) {
          limit = Math.max(1, Math.min(limit, others));
          setPlaces(Math.min(places, limit));
        }
        return 'old news';
      }
      era++;
      sentInEra = 0;
      mostInEra = 0;
      beginRound();
      const why = blame(footprint, others);
      suspected = why === 'in flight';
      lower(why, others);
      return why;
    },
  };
}
