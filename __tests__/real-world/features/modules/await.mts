import { readFileSync } from 'node:fs';

const v: number = await Promise.resolve(3);
export default (o: string) => o.length === v && typeof readFileSync === 'function';
