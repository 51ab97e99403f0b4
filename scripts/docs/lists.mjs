// Tables of the README, from what the source knows.

export function inputTable(inputs) {
  return table(
    ['input', 'default', 'meaning'],
    inputs
      .filter(({ hidden, commandOnly }) => !hidden && !commandOnly)
      .map(({ name, builtIn, description }) => [`\`${name}\``, builtIn, description]),
  );
}

export function outputTable(outputs) {
  return table(
    ['output', 'value'],
    outputs.map(({ name, description }) => [`\`${name}\``, description]),
  );
}

export function resultFormatList(formats) {
  return Object.entries(formats)
    .map(([ending, { description }]) => `- \`${ending}\`: ${description}`)
    .join('\n');
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(inCell).join(' | ')} |`).join('\n');
}

function inCell(text) {
  return text.replaceAll('|', '\\|');
}
