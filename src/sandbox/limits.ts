// What code from a config may use. Promptfoo knows no such limits: they are wide enough for code that works there.

/** For one call, milliseconds. A check that asks another service or loads a model has to fit. */
export const TIME_LIMIT_MS = 30_000;
/** Of one process and all that it starts, mebibytes: JavaScript's heap, or all of Python. */
export const MEMORY_LIMIT_MB = 512;
/** Beside the heap, mebibytes: the interpreter itself, and buffers. */
export const PROCESS_OVERHEAD_MB = 192;
/** That the code of one process may have started at once, itself included: several pools of workers fit. */
export const MAX_PROCESSES = 128;
/** Processes of one language. A GitHub-hosted runner has 2 to 4 cores. */
export const MAX_WORKERS = 4;
/** Until a process answers for the first time, milliseconds: 0.05 s on an idle machine. */
export const START_LIMIT_MS = 20_000;
/** Of one result, UTF-16 units of its JSON. */
export const RESULT_CHARACTERS = 8_000_000;
/** Of what code prints, characters that are kept: enough for a traceback and the lines before it. */
export const LOG_CHARACTERS = 16_000;
/** Of what code prints in one call, bytes before it is taken for a loop. */
export const PRINTED_BYTES = 32 * 1024 * 1024;
/** How often the memory of a busy process is looked at, milliseconds. */
export const MEMORY_WATCH_MS = 50;
/** A call that takes longer no longer keeps the others waiting: one more process is started. Milliseconds. */
export const SLOW_CALL_MS = 100;
/** Of processor time of one Python process, seconds: it ends the process when nobody is left to do so. */
export const CPU_SECONDS = 3_600;
/** Address space of Python, mebibytes: numeric libraries reserve far more than they use. */
export const ADDRESS_SPACE_MB = 8_192;
