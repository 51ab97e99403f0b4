export const n: number = 3;
