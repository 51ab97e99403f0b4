// Why a call of code gave no result, as one line: where, what, and what to do.
import { isObject } from '../json.js';
import type { Language } from './code-call.js';
import { LINES_BEFORE } from './inline-python.js';
import { MAX_PROCESSES, PRINTED_BYTES, RESULT_CHARACTERS, START_LIMIT_MS } from './limits.js';
import type { WorkerEnd } from './worker.js';

export interface FailureFacts {
  language: Language;
  timeLimitMs: number;
  memoryLimitMb: number;
  /** A path as it is shown. */
  display(file: string): string;
}

/** @param failure how the process ended (`{ ended }`), or what the child said (hostile: the code may have said it) */
export function failureMessage(failure: unknown, facts: FailureFacts): string {
  if (!isObject(failure)) return `the ${facts.language} code failed`;
  if (isObject(failure['ended'])) return endMessage(failure['ended'] as unknown as WorkerEnd, facts);
  const { message, file, line, column } = failure;
  const text = typeof message === 'string' ? oneLine(message) : 'the code failed';
  const row = typeof line === 'number' ? line : undefined;
  if (typeof file === 'string') {
    const place = [facts.display(file), row, row !== undefined && typeof column === 'number' ? column : undefined];
    return `${oneLine(place.filter((part) => part !== undefined).join(':'))}: ${text}`;
  }
  if (row === undefined) return text;
  return `line ${facts.language === 'Python' ? row - LINES_BEFORE : row} of the code: ${text}`;
}

function endMessage(end: WorkerEnd, { language, timeLimitMs, memoryLimitMb }: FailureFacts): string {
  switch (end.why) {
    case 'time':
      return `the ${language} code ran longer than the ${timeLimitMs / 1000} s that one call may take`;
    case 'start time':
      return `the process for ${language} did not start within ${START_LIMIT_MS / 1000} s`;
    case 'memory':
      return outOfMemory();
    case 'processes':
      return `the ${language} code had more than ${MAX_PROCESSES} processes at once`;
    case 'reply size':
      return `the ${language} code gave back more than the ${RESULT_CHARACTERS} characters that are read`;
    case 'printed':
      return `the ${language} code printed more than ${PRINTED_BYTES / 1024 / 1024} MiB`;
    case 'no connection':
      return `the ${language} code closed the connection over which its result goes`;
    case 'cancelled':
      return `the ${language} code was stopped, since the run was`;
    case 'closed':
      return `the ${language} code was not run, since the run is over`;
    case 'spawn':
      return `the process for ${language} could not be started: ${oneLine(end.message)}`;
    case 'exit':
      if (/heap out of memory|Zone Allocation failed/i.test(end.errors)) return outOfMemory();
      if (end.signal) return `the process of the ${language} code was ended by ${end.signal}`;
      return `the ${language} code ended its process (exit code ${end.code})`;
  }

  function outOfMemory(): string {
    return `the ${language} code used more than the ${memoryLimitMb} MiB of memory that it may have`;
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ').replace(/\p{Cc}/gu, '\ufffd');
}
