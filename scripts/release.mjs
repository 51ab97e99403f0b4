// What a release is made of, from its tag and the files of its commit. Needs no package: the job that may write installs none.
//   node scripts/release.mjs notes v1.2.3              the notes; fails when package.json or CHANGELOG.md say something else
//   git tag | node scripts/release.mjs major v1.2.3    `v1`, when no tag of that major is newer; nothing otherwise
import { readFileSync } from 'node:fs';

const [command, tag = ''] = process.argv.slice(2);
const version = /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1];
if (version === undefined) throw new Error(`a release has a tag like v1.2.3, got ${JSON.stringify(tag)}`);

if (command === 'notes') console.log(releaseNotes());
else if (command === 'major') process.stdout.write(majorToMove(readFileSync(0, 'utf8').split('\n')));
else throw new Error('usage: node scripts/release.mjs notes|major v1.2.3');

/** @throws Error when the files of the commit are not those of this release */
function releaseNotes() {
  const { version: packaged } = JSON.parse(readFileSync('package.json', 'utf8'));
  if (packaged !== version) throw new Error(`the tag is ${tag}, but package.json says ${packaged}`);
  const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  if (section === undefined) throw new Error(`CHANGELOG.md has no section "## [${version}] - <date>"`);
  const [heading = '', ...lines] = section.split('\n');
  if (!/ - \d{4}-\d{2}-\d{2}$/.test(heading)) throw new Error(`CHANGELOG.md: "## ${heading}" has no date`);
  // The addresses of the headings stand at the end of the file.
  const notes = lines
    .filter((line) => !/^\[[^\]]+\]: /.test(line))
    .join('\n')
    .trim();
  if (notes === '') throw new Error(`CHANGELOG.md: the section of ${version} is empty`);
  return notes;
}

/** A fix of an older minor must not take users back. */
function majorToMove(tags) {
  const numbers = (text) => /^v(\d+)\.(\d+)\.(\d+)$/.exec(text)?.slice(1).map(Number);
  const [major, minor, patch] = numbers(tag);
  const isNewer = tags
    .map(numbers)
    .some((other) => other?.[0] === major && (other[1] > minor || (other[1] === minor && other[2] > patch)));
  return isNewer ? '' : `v${major}\n`;
}
