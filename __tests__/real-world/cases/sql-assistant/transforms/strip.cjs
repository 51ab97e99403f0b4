module.exports = (output) => (typeof output === 'string' ? output.replace(/^```sql\n|\n```$/g, '') : output);
