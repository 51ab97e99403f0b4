// parse5, loaded with the first assertion about HTML. A module of its own, as for every package that is loaded late.
export { type DefaultTreeAdapterTypes, parse } from 'parse5';
