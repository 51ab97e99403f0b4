/** `<!-- docs:name arguments -->` ... `<!-- /docs -->`, each comment on a line of its own. */
const BLOCK = /^(<!-- docs:([\w-]+)(.*?) -->)\n([\s\S]*?)^(<!-- \/docs -->)$/gm;

/**
 * Replaces what stands between the comments of each block.
 *
 * @param {string} text Markdown
 * @param {Record<string, (args: string, old: string) => string>} makers name of a block -> its Markdown
 * @throws Error for a block that nobody makes, or that does not end
 */
export function fillBlocks(text, makers) {
  const filled = text.replace(BLOCK, (_all, begin, name, args, old, end) => {
    const make = makers[name];
    if (!make) throw new Error(`nobody makes the block ${name} of the docs`);
    return `${begin}\n\n${make(args.trim(), old.trim())}\n\n${end}`;
  });
  const begun = text.match(/^<!-- docs:/gm)?.length ?? 0;
  if (begun !== (text.match(BLOCK)?.length ?? 0))
    throw new Error('a block of the docs does not end with <!-- /docs -->');
  return filled;
}
