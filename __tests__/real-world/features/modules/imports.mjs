import { n } from './lib.ts';
import m from './m.mjs';
export default (o) => o.length === n && m === 4;
