import { expect, test } from '@jest/globals';
import { createOutsideFilters } from '../../src/template/outside-filters.js';
import { createTemplates } from '../../src/template/templates.js';

function withFilters(run: (name: string, values: unknown[]) => Promise<unknown>) {
  const filters = createOutsideFilters(['shout', 'twice']);
  const templates = createTemplates({ env: {}, filters: filters.callables });
  return { templates, render: (text: string, vars = {}) => filters.settle(() => templates.render(text, vars), run) };
}

test('a text is rendered again until every filter has run, each once', async () => {
  const calls: unknown[] = [];
  const { render } = withFilters(async (name, [value]) => {
    calls.push([name, value]);
    return name === 'shout' ? `${String(value).toUpperCase()}!` : `${value}${value}`;
  });
  expect(
    await render('{% for w in words %}{{ w | shout | twice }} {% endfor %}{{ "a" | shout }}', {
      words: ['a', 'b', 'a'],
    }),
  ).toBe('A!A! B!B! A!A! A!');
  expect(calls).toEqual([
    ['shout', 'a'],
    ['twice', 'A!'],
    ['shout', 'b'],
    ['twice', 'B!'],
  ]);
});

test('an error of a filter ends it', async () => {
  const { render } = withFilters(() => Promise.reject(new Error('no')));
  await expect(render('{{ "a" | shout }}')).rejects.toThrow('no');
});

test('the names are known when a template is checked', () => {
  const { templates } = withFilters(() => Promise.resolve(''));
  expect(templates.check('{{ a | shout }}')).toBeUndefined();
  expect(templates.check('{{ a | nope }}')).toMatch(/nope/);
});

test('a text that calls a filter again and again says so, and what to do', async () => {
  const { templates, render } = withFilters((_, [value]) => Promise.resolve(value));
  await expect(render('{% for n in range(1100) %}{{ n | shout }}{% endfor %}')).rejects.toThrow(
    /^the filter shout is called with more than 1,000 different values in one text; give it a whole list/,
  );
  expect(() => templates.render('{{ "new" | shout }}', {})).toThrow(
    /^the filter shout is code: it runs in prompts and/,
  );
});
