import { n } from './lib.ts';
import m from './m.js';
export default (o) => o.length === n && m === 4;
