/**
 * Types whose judgement something outside makes, code or a service: it may say what it is made of, and something else each
 * time. Apart from the registry, so that who compares results need not load all assertions.
 */
export const OUTSIDE_TYPES: ReadonlySet<string> = new Set(['javascript', 'python', 'webhook']);
