export default async (output, context) => context.vars.text.includes(output.currency);
