export const k = 4;
