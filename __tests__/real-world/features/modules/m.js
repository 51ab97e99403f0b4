import { k } from './k.mjs';
export default k;
