// Snapshots are real files, to be opened and looked at. Written anew with UPDATE_SNAPSHOTS=1.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

export function expectSnapshot(name: string, text: string): void {
  const file = fileURLToPath(new URL(`snapshots/${name}`, import.meta.url));
  if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
