// For work that cannot count its own steps: a regular expression of a config that backtracks.
import vm from 'node:vm';

export type Limited<T> = { inTime: true; value: T } | { inTime: false };

/**
 * Runs `work` and ends it after `milliseconds`. V8 interrupts all that runs below `runInContext`, the code of this realm
 * included. Costs about 0.3 ms a call, since a watchdog thread is started; one context serves all calls.
 */
export function runWithin<T>(milliseconds: number, work: () => T): Limited<T> {
  box ??= vm.createContext({ work: undefined });
  script ??= new vm.Script('work()');
  const outer: unknown = box['work'];
  box['work'] = work;
  try {
    return { inTime: true, value: script.runInContext(box, { timeout: Math.max(1, Math.ceil(milliseconds)) }) as T };
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { inTime: false };
    throw error;
  } finally {
    box['work'] = outer;
  }
}

let box: vm.Context | undefined;
let script: vm.Script | undefined;
