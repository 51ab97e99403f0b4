// Each form that the compatibility page names is one that the loader takes, or refuses.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FORMS } from '../../src/documentation/forms.js';
import { problemOf } from './problem-of.js';
import { committedSchema, validator } from './schema-validation.js';

const validate = validator(committedSchema());
let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'forms-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test.each(FORMS.map((form) => [form.area, form.form, form] as const))('%s: %s', async (_area, _form, form) => {
  for (const [name, text] of Object.entries(form.files ?? {})) {
    mkdirSync(join(root, dirname(name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const problem = await problemOf(root, form.config);
  if (form.rejected) expect(problem).toEqual(expect.any(String));
  else {
    expect(problem).toBeUndefined();
    expect(validate(form.config)).toEqual([]);
  }
});
