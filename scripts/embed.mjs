import { readFileSync, writeFileSync } from 'node:fs';

const literal = (text) => `\`${text.replace(/[\\`]|\$\{/g, '\\$&')}\``;

/**
 * Writes a TypeScript file that holds other files as texts, so that dist/ needs no file beside it. With `--check` it only says
 * whether the file is up to date.
 *
 * @param embedding.folder URL, with a slash at its end: where the files and the target are
 * @param embedding.script what the target names as its maker
 * @param embedding.sources constant -> file
 */
export function embed({ folder, target, script, sources }) {
  const files = Object.entries(sources);
  const made = [
    `// Made by ${script} from the files in ${files[0][1].replace(/[^/]+$/, '')}: change those.`,
    ...files.map(
      ([name, file]) =>
        `\n/** ${file} */\nexport const ${name} = ${literal(readFileSync(new URL(file, folder), 'utf8'))};`,
    ),
    '',
  ].join('\n');
  const place = new URL(target, folder);
  if (!process.argv.includes('--check')) writeFileSync(place, made);
  else if (readFileSync(place, 'utf8') !== made) {
    console.error(`${place.pathname} is out of date: run node ${script}`);
    process.exitCode = 1;
  }
}
