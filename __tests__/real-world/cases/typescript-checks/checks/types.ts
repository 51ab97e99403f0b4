export type Judged = { pass: boolean; score: number; reason: string };
