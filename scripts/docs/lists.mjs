// Tables and lists of the README, from what the source knows.

export function inputTable(inputs) {
  return table(
    ['input', 'default', 'meaning'],
    inputs
      .filter(({ commandOnly }) => !commandOnly)
      .map(({ name, builtIn, description }) => [`\`${name}\``, builtIn, description]),
  );
}

export function outputTable(outputs) {
  return table(
    ['output', 'value'],
    outputs.map(({ name, description }) => [`\`${name}\``, description]),
  );
}

/** Assertion types that promptfoo has and that cannot run here, by reason. */
export function assertionGaps(unsupported) {
  return byReason(Object.entries(unsupported));
}

/** Keys of the config that stop a run, by reason. */
export function keyGaps(keys) {
  const gaps = Object.entries(keys).flatMap(([place, rules]) =>
    Object.entries(rules)
      .filter(([, rule]) => typeof rule === 'object' && 'unsupported' in rule)
      .map(([key, rule]) => [place === 'config' ? key : `${place}.${key}`, rule.unsupported]),
  );
  return byReason(gaps);
}

/** The most frequent reason first. */
function byReason(entries) {
  const names = new Map();
  for (const [name, reason] of entries) names.set(reason, [...(names.get(reason) ?? []), `\`${name}\``]);
  return [...names]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, list]) => `- ${list.join(', ')}: ${reason}.`)
    .join('\n');
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(inCell).join(' | ')} |`).join('\n');
}

function inCell(text) {
  return text.replaceAll('|', '\\|');
}
