// A request that meets the same 5xx again and again while others of its endpoint are answered: that is no outage, and no
// wait will mend it.

/** After so many, no more tries. */
const SAME_ERRORS = 4;
/** What is compared of a body. */
const COMPARED_CHARACTERS = 2_000;

/** Of one request. */
export interface RepeatedError {
  /**
   * Counts an error. Only those between which the endpoint has answered somebody else count: while a server is down, all of
   * its errors are the same. Where no other call is left that could be answered, an answer since the first of them will do.
   *
   * @param body what the error said, and nothing else that changes
   * @param answers how many calls the endpoint has answered so far
   * @param isLast whether the endpoint has no other call
   * @returns whether it has now been met often enough
   */
  met(body: string, answers: number, isLast: boolean): boolean;
}

export function createRepeatedError(): RepeatedError {
  let body: string | undefined;
  let answersAtFirst = 0;
  let answersBefore = 0;
  let times = 0;
  return {
    met(met, answers, isLast) {
      const compared = met.slice(0, COMPARED_CHARACTERS);
      if (compared !== body) {
        body = compared;
        times = 1;
        answersAtFirst = answers;
        answersBefore = answers;
      } else if (answers > (isLast ? answersAtFirst : answersBefore)) {
        times++;
        answersBefore = answers;
      }
      return times >= SAME_ERRORS;
    },
  };
}
