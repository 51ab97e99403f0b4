const v = await Promise.resolve(3);
export default (o) => o.length === v;
