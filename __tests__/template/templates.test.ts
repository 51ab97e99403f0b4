import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import nunjucks from 'nunjucks';
import { createTemplates } from '../../src/template/templates.js';

const env = { CITY: 'Oslo', 'A-B': 'dash' };
const templates = createTemplates({ env });

// nunjucks itself, set up as promptfoo does: what the interpreter has to agree with on every template that is harmless.
const reference = new nunjucks.Environment([], { autoescape: false });
reference.addGlobal('env', env);
reference.addFilter('load', (text: string) => JSON.parse(text));

const vars = {
  name: 'Ada',
  empty: '',
  n: 3,
  zero: 0,
  yes: true,
  no: false,
  nothing: null,
  list: ['a', 'b', 'c'],
  numbers: [3, 1, 2],
  people: [
    { name: 'Ada', age: 36, team: 'x' },
    { name: 'bob', age: 20, team: 'y' },
    { name: 'Cy', age: 36, team: 'x' },
  ],
  pairs: [
    ['k1', 1],
    ['k2', 2],
  ],
  obj: { a: 1, b: { c: [1, 2, { d: 'deep' }] }, 'x-y': 'dash' },
  text: 'The quick <b>brown</b> fox\njumps  over',
  json: '{"a":[1,2]}',
};

const AGREED = `
plain text
{{ name }}
{{name}} and {{ name }}{{missing}}
{{ missing.deep.er }}
{{ nothing }}|{{ yes }}|{{ no }}|{{ n }}|{{ zero }}|{{ obj }}|{{ list }}|{{ pairs }}
{{ obj.b.c[2].d }} {{ obj['x-y'] }} {{ obj["b"]["c"][0] }} {{ list[1] }} {{ list[n - 1] }}
{{ env.CITY }} {{ env['A-B'] }} {{ env.NOPE }} {{ env }}
{{ list.length }} {{ name.length }} {{ name[0] }}
{{ name.toUpperCase() }} {{ name.split('').join('-') }} {{ list.join('+') }} {{ list.slice(1) }} {{ list.indexOf('b') }}
{{ n.toFixed(2) }} {{ text.includes('fox') }} {{ name.replace('A', 'O') }} {{ name.padStart(6, '.') }} {{ 'ab'.repeat(3) }}
{# a comment #}x{#- another -#} y
{% raw %}{{ not }} {% even %}{% endraw %}z
{% verbatim %}{{ not }}{% endverbatim %}
{% if name %}yes{% endif %}{% if empty %}no{% else %}else{% endif %}
{% if n == 1 %}1{% elif n == 3 %}3{% else %}?{% endif %}{% if n == 1 %}1{% elseif n == 2 %}2{% else %}?{% endif %}
{% if not name %}a{% else %}b{% endif %}{% if name and n %}c{% endif %}{% if empty or zero %}d{% endif %}
{% if not n == 3 %}quirk{% else %}fine{% endif %} {{ not n == 3 }} {{ not (n == 3) }} {{ not zero == 1 }}
{{ 'x' ~ 1 + 2 }} {{ 1 + 2 ~ 'x' }} {{ 'a' + 1 - 1 }} {{ 6 / 2 % 2 }} {{ 6 * 2 / 3 }} {{ 7 // 2 }} {{ 2 ** 3 }} {{ -n + 1 }} {{ - n }} {{ +'4' }}
{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 10 - 2 - 3 }} {{ 10 % 4 * 2 }} {{ 2 * 10 % 4 }} {{ '3' * '4' }} {{ 'a' * 2 }} {{ 1.5 + 2 }}
{{ 1 < 2 }} {{ 1 < 2 == true }} {{ n === 3 }} {{ n !== '3' }} {{ n == '3' }} {{ n != 4 }} {{ 3 >= n }} {{ 'a' < 'b' }} {{ 1 == 1 < 2 }}
{{ 'a' in list }} {{ 'z' in list }} {{ 'z' not in list }} {{ 'a' in obj }} {{ 'Ad' in name }} {{ not 'a' in list }}
{{ n is odd }} {{ n is even }} {{ name is defined }} {{ missing is defined }} {{ missing is undefined }} {{ n is divisibleby(3) }} {{ name is not string }}
{{ nothing is none }} {{ nothing is null }} {{ list is iterable }} {{ obj is mapping }} {{ n is number }} {{ n is sameas(3) }} {{ n is gt(2) }} {{ 'a' is lower }} {{ n is not odd }}
{{ 'yes' if name else 'no' }} {{ 'yes' if empty }} {{ 'a' if zero else ('b' if no else 'c') }}
{{ [1, 2, 3] }} {{ {a: 1, 'b': 2} | dump }} {{ [1, [2, 3]] | dump }} {{ (1, 2) }}
{{ none }} {{ null }} {{ true }} {{ false }} {{ 08 }} {{ 'it\\'s' }} {{ "q\\"q" }} {{ 'a\\nb' }} {{ 'a\\\\b' }}
{% for x in list %}{{ x }}{% endfor %}
{% for x in list %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }};{% endfor %}{{ loop }}
{% for x in [] %}{{ x }}{% else %}none{% endfor %}{% for x in missing %}x{% else %}none{% endfor %}{% for x in obj %}x{% else %}none{% endfor %}
{% for x in name %}{{ x }}.{% endfor %}{% for x in n %}x{% else %}num{% endfor %}{% for k, v in name %}{{ k }}{{ v }}{% endfor %}
{% for k, v in obj %}{{ k }}={{ v }};{% endfor %}{% for k, v in pairs %}{{ k }}={{ v }};{% endfor %}{% for a, b, c in [[1, 2, 3]] %}{{ a }}{{ b }}{{ c }}{% endfor %}
{% for x in list %}{% for y in numbers %}{{ loop.index }}{{ x }}{{ y }}{% endfor %}{{ loop.index }}{% endfor %}
{% for p in people %}{{ p.name }} ({{ p.age }}){% if not loop.last %}, {% endif %}{% endfor %}
{% set x = 1 %}{{ x }}{% set x = x + 1 %}{{ x }}{% set a, b = 5 %}{{ a }}{{ b }}
{% set x %}captured {{ name }}{% endset %}[{{ x }}]{% set x = 'a' %}{% for i in [1, 2] %}{% set x = i %}{% set y = i %}{% endfor %}{{ x }}{{ y }}
{% set name = 'new' %}{{ name }}{% for i in [1] %}{% set n = 9 %}{{ n }}{% endfor %}{{ n }}
{% for i in [1, 2] %}{% set i = 7 %}{{ i }}{% endfor %}{{ i }}
{% if true %}{% set z = 1 %}{% endif %}{{ z }}
{% macro m(a, b=2, c='c') %}[{{ a }}{{ b }}{{ c }}]{% endmacro %}{{ m(1) }}{{ m(1, 3) }}{{ m(1, c='x') }}{{ m(1, 5, 6, 7) }}{{ m() }}{{ m(a=9) }}{{ m(b=1, a=3) }}
{% macro m(a, b) %}[{{ a }}{{ b }}]{% endmacro %}{{ m(1, b=2) }}{{ m(b=2) }}{{ m(1, 2, 3) }}
{% macro outer() %}{{ name }}{{ x }}{{ set1 }}{% endmacro %}{% set set1 = 's' %}{% for x in [1] %}{{ outer() }}{% endfor %}
{% macro fact(n) %}{{ 1 if n <= 1 else n * fact(n - 1) }}{% endmacro %}{{ fact(5) }}
{% macro box(t) %}<{{ t }}:{{ caller() }}>{% endmacro %}{% call box('T') %}in {{ name }}{% endcall %}
{% macro each(l) %}{% for i in l %}{{ caller(i) }}{% endfor %}{% endmacro %}{% call(v) each(list) %}({{ v }}){% endcall %}
{% macro w(t) %}{{ caller() }}{% endmacro %}{% for i in [1, 2] %}{% set z = i %}{% call w('q') %}{{ i }}{{ z }}{{ t }}{% endcall %}{% endfor %}
{% for i in [1, 2] %}{% macro inner() %}{{ i }}{{ name }}{% endmacro %}{{ inner() }}{% endfor %}{{ inner }}
{% filter upper %}shout {{ name }}{% endfilter %}{% filter replace('a', 'o') %}banana{% endfilter %}
{% switch n %}{% case 1 %}one{% case 3 %}three{% default %}other{% endswitch %}
{% switch n %}{% case 2 %}{% case 3 %}{% case 4 %}fell{% default %}other{% endswitch %}{% switch n %}{% case 9 %}x{% endswitch %}{% switch n %}{% case 3 %}{% default %}d{% endswitch %}
{% block a %}in {{ name }}{% set q = 1 %}{{ q }}{% endblock %}{{ q }}{% block b %}{% endblock %}
{{ range(3) }} {{ range(1, 4) }} {{ range(0, 10, 3) }} {{ range(5, 0, -2) }} {{ range(0) }}
{% set c = cycler('odd', 'even') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}
{% set j = joiner('; ') %}{{ j() }}a{{ j() }}b
  {%- if name -%}  trimmed  {%- endif -%}  end
{{- name -}} x {{- n }}
{{ name | upper }} {{ name | lower }} {{ text | title }} {{ text | capitalize }} {{ '  x ' | trim }}| {{ missing | default('d') }} {{ empty | default('d') }} {{ empty | default('d', true) }} {{ missing | d('e') }}
{{ list | join }} {{ list | join(', ') }} {{ people | join(', ', 'name') }} {{ list | first }} {{ list | last }} {{ list | length }} {{ obj | length }} {{ missing | length }} {{ name | length }}
{{ numbers | sort }} {{ list | reverse }} {{ name | reverse }} {{ people | sort(attribute='name') | join(',', 'name') }} {{ people | sort(true, true, 'age') | join(',', 'name') }} {{ numbers | sort(reverse=true) }}
{{ people | groupby('team') | dump }} {{ people | groupby('obj.x') | dump }} {{ people | selectattr('age') | length }} {{ people | rejectattr('nope') | length }} {{ numbers | sum }} {{ people | sum('age') }} {{ people | sum('age', 10) }}
{{ numbers | select('odd') }} {{ numbers | reject('odd') }} {{ numbers | select('divisibleby', 3) }} {{ [0, 1] | select }}
{{ text | striptags }} {{ text | striptags(true) }} {{ text | wordcount }} {{ text | truncate(10) }} {{ text | truncate(10, true, '~') }} {{ text | nl2br }} {{ text | indent }} {{ text | indent(2, true) }}
{{ text | replace('o', '0') }} {{ text | replace('o', '0', 1) }} {{ text | replace(r/o\\w/g, '#') }} {{ 'abc' | replace('', '.') }} {{ n | replace(3, 4) }}
{{ 3.7 | round }} {{ 3.14159 | round(2) }} {{ 3.2 | round(0, 'ceil') }} {{ -2 | abs }} {{ '4.5' | float }} {{ 'x' | float(1) }} {{ '42px' | int }} {{ 'x' | int(7) }} {{ 'ff' | int(0, 16) }}
{{ '<a & b>' | escape }} {{ '<a>' | e }} {{ '<a>' | safe }} {{ '<a>' | escape | escape }} {{ '<a>' | safe | escape }} {{ '<' | forceescape }} {{ '<' | safe | forceescape }}
{{ 'a b&c' | urlencode }} {{ {a: 'b c', d: 1} | urlencode }} {{ 'see http://x.com and www.y.org.' | urlize }} {{ 'http://longer.example.com/x' | urlize(10, true) }}
{{ obj | dump }} {{ obj | dump(2) }} {{ name | dump }} {{ json | load | dump }} {{ (json | load).a[1] }} {{ missing | dump }}
{{ list | batch(2) | dump }} {{ list | batch(2, '-') | dump }} {{ [1, 2, 3, 4, 5] | slice(2) | dump }} {{ [1, 2, 3] | slice(2, 'x') | dump }} {{ 'ab' | center(6) }}| {{ 'abc' | list }} {{ {a: 1} | list | dump }} {{ {b: 1, a: 2} | dictsort }} {{ {b: 1, a: 2} | dictsort(false, 'value') }} {{ n | string }}
{{ 'ab' | upper ~ 'c' }} {{ 'a' ~ 'b' | upper }} {{ n | string + '!' }} {{ (n + 1) | string }} {{ -5 | abs }}
{{ list.map(upper) if false else 'skip' }} {{ r/a+/.test('caat') }} {{ 'caat'.match(r/a+/)[0] }} {{ 'a-b'.split(r/-/) }}
{% set parts = [] %}{% for x in list %}{% set _ = parts.push(x ~ '!') %}{% endfor %}{{ parts.join(' ') }}{{ parts | length }}
{% macro double(x) %}{{ x * 2 }}{% endmacro %}{{ numbers.map(double) }} {{ numbers.concat([4]).length }}
{{ (name | safe).length }} {{ (name | safe) ~ '!' }} {% for c in (name | safe) %}{{ c }}.{% endfor %} {{ (name | safe).toUpperCase() }}
{ "role": "user", "content": "{{ name }}" }
{% if list.length > 2 %}many{% endif %} {{ list[list.length - 1] }} {{ people[0]['name'] }} {{ people[0].team.toUpperCase() }}
{% asyncEach x in list %}{{ x }}{{ loop.index }}{% endeach %} {% asyncAll x in list %}{{ x }}{% endall %}
{{ a.b.c or 'fallback' }} {{ name and n }} {{ zero or no or 'last' }} {{ nothing or 0 }}
{{ undefined }} {{ n / 0 }} {{ 'a' / 2 }} {{ 1e3 }} {{ 100000000000000000000000 }}
`
  .split('\n')
  .filter((line) => line !== '');

describe('agrees with nunjucks', () => {
  test.each(AGREED)('%s', (text) => {
    expect(templates.render(text, structuredClone(vars))).toBe(reference.renderString(text, structuredClone(vars)));
  });

  test('on a template over several lines', () => {
    const text = '{% for p in people -%}\n  {{ p.name }}\n{%- endfor %}\n{% set x %}\n a\n{% endset %}{{ x }}\n';
    expect(templates.render(text, vars)).toBe(reference.renderString(text, vars));
  });

  // Any expression of these parts: precedence and coercion are where an interpreter goes wrong.
  const atom = fc.constantFrom(
    'n',
    'zero',
    'name',
    'empty',
    'missing',
    'nothing',
    'list',
    '1',
    '2.5',
    "'a'",
    "'2'",
    'true',
  );
  const expression = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      atom,
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '*', '/', '%', '//', '**', '~', '==', '!=', '<', '>=', '===', 'and', 'or'),
          tie('expression'),
        )
        .map(([left, operator, right]) => `${left} ${operator} ${right}`),
      fc
        .tuple(fc.constantFrom('not ', '-(', '('), tie('expression'))
        .map(([before, inner]) => (before.endsWith('(') ? `${before}${inner})` : before + inner)),
      tie('expression').map((inner) => `(${inner} if n else ${inner})`),
      tie('expression').map((inner) => `(${inner}) | string | upper`),
      tie('expression').map((inner) => `[${inner}, 1][0]`),
    ),
  })).expression;

  test('on random expressions', () => {
    fc.assert(
      fc.property(expression, (text) => {
        const template = `{{ ${text} }}|{% if ${text} %}y{% endif %}`;
        expect(attempt(() => templates.render(template, vars))).toBe(
          attempt(() => reference.renderString(template, vars)),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('on text with any braces in it, or both refuse it', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      ' #}',
      '{',
      '}',
      ' name ',
      'if ',
      'endif',
      'for x in list',
      ' endfor ',
      '-',
      '|',
      'upper',
      '"',
      '\n',
      'a',
      'raw',
      'endraw',
      '[',
      ']',
      '(',
      ')',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (text) => {
          fc.pre(!text.includes('#}') || text.includes('{'));
          fc.pre(attempt(() => reference.renderString(text, vars)) !== 'error' || /\{[{%#]/.test(text));
          expect(attempt(() => templates.render(text, vars))).toBe(attempt(() => reference.renderString(text, vars)));
        },
      ),
      { numRuns: 400 },
    );
  });
});

function attempt(render: () => string): string {
  try {
    return render();
  } catch {
    return 'error';
  }
}

test('groupby of a long list takes no time, and a filter on one is stopped when it does', () => {
  expect(templates.render("{{ range(100000) | groupby('x') | length }}", {})).toBe(
    reference.renderString("{{ range(2) | groupby('x') | length }}", {}),
  );
  const impatient = createTemplates({ env: {}, timeLimitMs: 60, now: () => 0 });
  const words = Array.from({ length: 300_000 }, (_, i) => `${(i * 7919) % 300_007}`);
  expect(() => impatient.render('{{ words | sort | sort | sort }}', { words })).toThrow(/takes too long/);
});

describe('reaches data only', () => {
  // Known ways out of nunjucks, each of which runs code or reads the process there.
  const PAYLOADS = [
    `{{ range.constructor("return process.version")() }}`,
    `{{ range["con" + "structor"]("return process.version")() }}`,
    `{{ joiner.constructor("return process.version")() }}`,
    `{{ cycler.__proto__.constructor("return process.version")() }}`,
    `{{ name.constructor.constructor("return process.version")() }}`,
    `{{ [].constructor.constructor("return process.version")() }}`,
    `{{ list.map.constructor("return process.version")() }}`,
    `{{ name.toUpperCase.constructor("return process.version")() }}`,
    `{{ constructor.constructor("return process.version")() }}`,
    `{{ constructor.getPrototypeOf(range) }}`,
    `{{ constructor.getOwnPropertyDescriptor(constructor.getPrototypeOf(range), "con" + "structor").value("return process.version")() }}`,
    `{{ toString.constructor("return process.version")() }}`,
    `{{ hasOwnProperty.constructor("return process.version")() }}`,
    `{{ __defineGetter__ }}{{ __proto__ }}{{ valueOf }}{{ constructor }}{{ __lookupGetter__ }}`,
    `{% set c = "constructor" %}{{ range[c]("return process.version")() }}`,
    `{% set c = ["constructor"] %}{{ range[c]("return process.version")() }}`,
    `{% macro m(constructor) %}{{ constructor.constructor("return process.version")() }}{% endmacro %}{{ m() }}`,
    `{% macro m(x) %}{{ x }}{% endmacro %}{{ m.constructor("return process.version")() }}`,
    `{% macro m() %}{{ caller.constructor("return process.version")() }}{% endmacro %}{% call m() %}{% endcall %}`,
    `{% block a %}{{ super.constructor("return process.version")() }}{% endblock %}`,
    `{% set x = cycler("a") %}{{ x.next.constructor("return process.version")() }}`,
    `{% for k, v in {a: range} %}{{ v.constructor("return process.version")() }}{% endfor %}`,
    `{{ [range] | join(",", "constructor") }}`,
    `{{ [range] | sum("constructor") }}`,
    `{{ [name] | join(",", "constructor") }}`,
    `{{ [{a: 1}] | groupby("constructor.name") | dump }}`,
    `{{ [{a: 1}] | groupby("__proto__") | dump }}`,
    `{{ [name] | selectattr("constructor") | join }}`,
    `{{ {a: 1}.__proto__.polluted }}{{ ({a: 1})["__proto__"] }}`,
    `{% set x = {"__proto__": range} %}{{ x.constructor("return process.version")() }}`,
    `{% set __proto__ = range %}{{ constructor }}`,
    `{{ name.at.call }}{{ name.at.apply }}{{ name.at.bind }}{{ range.call }}{{ range.name }}`,
    `{{ r/a/.constructor("a") }}{{ r/a/["source"] }}`,
    `{{ this }}{{ self }}{{ context }}{{ env.__proto__ }}{{ env.constructor }}{{ global }}{{ globalThis }}{{ process }}{{ require }}`,
    `{{ arguments.callee.constructor("return process.version")() }}`,
    `{{ name.replace(r/A/, range.constructor) }}`,
    `{{ ("" | safe).constructor.constructor("return process.version")() }}{{ (name | safe).__proto__ }}`,
    '{{ a"&&Function`globalThis\\x2epwned\\x3d1```&&" }}',
    '{% for a"b in list %}{% endfor %}',
    '{% set a"b = 1 %}',
    '{% macro a(b"c) %}{% endmacro %}',
    '{{ name | up"per }}',
    '{{ name is de"fined }}',
    '{% block b"c %}{% endblock %}',
    '{{ {a"b: 1} }}',
    '{{ range(a"b=1) }}',
  ];

  test.each(PAYLOADS)('%s', (text) => {
    const before = Object.keys(Object.prototype).length;
    const output = attempt(() => templates.render(text, structuredClone(vars)));
    expect(output).not.toContain(process.version);
    expect(output).not.toMatch(/native code|\[object process|function|=>/i);
    expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined();
    expect(Object.keys(Object.prototype)).toHaveLength(before);
    expect(['error', '', 'Ada', '{}', '{"undefined":[{"a":1}]}', 'NaN', 'undefinedda']).toContain(output);
  });

  test('and the payloads are real: nunjucks runs them', () => {
    expect(reference.renderString(PAYLOADS[0] as string, vars)).toBe(process.version);
    expect(reference.renderString(PAYLOADS[1] as string, vars)).toBe(process.version);
    reference.renderString('{{ a"&&Function`globalThis\\x2epwned\\x3d1```&&" }}', vars);
    expect((globalThis as { pwned?: unknown }).pwned).toBe(1);
    delete (globalThis as { pwned?: unknown }).pwned;
  });

  test('data with the names of built-ins is still data, but for the three that are blocked', () => {
    const data = JSON.parse(
      '{"toString": "t", "hasOwnProperty": "h", "o": {"valueOf": 1, "constructor": "c", "__proto__": "p"}, "constructor": "v"}',
    );
    const text =
      '{{ toString }}{{ hasOwnProperty }}{{ o.valueOf }}[{{ o.constructor }}{{ o.__proto__ }}]{{ constructor }}{{ o | dump }}';
    expect(templates.render(text, data)).toBe('th1[]v{"valueOf":1,"constructor":"c","__proto__":"p"}');
  });

  test.each(['include "/etc/passwd"', 'import "x" as y', 'from "x" import y', 'extends "/etc/passwd"'])(
    'no other template: {%% %s %%}',
    (tag) => {
      expect(() => templates.render(`a\n{% ${tag} %}`, {})).toThrow(
        /^\{% \w+ %\} is not available: a template cannot load another one \(line 2 of the template\)$/,
      );
    },
  );

  test('a list that a template changes is a copy', () => {
    const shared = { list: ['a'], deep: { list: [3, 1] } };
    const text =
      '{% set _ = list.push("b") %}{% set m = "sort" %}{% set _ = deep.list[m]() %}{{ list }}{{ deep.list }}';
    expect(templates.render(text, shared)).toBe('a,b1,3');
    expect(shared).toEqual({ list: ['a'], deep: { list: [3, 1] } });
  });

  test('only the environment it was given', () => {
    expect(templates.render('{{ env.PATH }}{{ env.HOME }}{{ env | dump }}', {})).toBe(JSON.stringify(env));
    expect(templates.render('{{ env.CITY }}', { env: { CITY: 'Bergen' } })).toBe('Bergen');
  });
});

describe('uses up little', () => {
  const quick = createTemplates({ env: {}, timeLimitMs: 100 });
  const patient = createTemplates({ env: {} });
  test.each(
    [
      ['{{ range(1000000000) }}', 'range() makes at most 100000 numbers'],
      ['{{ range(0, 1000000, 0.001) | length }}', 'range() makes at most'],
      [`{{ 'a'.repeat(1000000000) }}`, 'a text of more than 16777216 characters'],
      [`{{ 'a'.padEnd(1000000000) }}`, 'a text of more than'],
      [
        `{% set s = 'aaaa' %}{% for i in range(40) %}{% set s = s + s %}{{ s | length }} {% endfor %}`,
        'a text of more than',
      ],
      [`{% macro d(s, n) %}{{ d(s + s, n - 1) if n else s }}{% endmacro %}{{ d('aaaa', 40) }}`, 'a text of more than'],
      [
        `{% macro d(x, n) %}{% if n %}{{ d([x, x], n - 1) }}{% else %}{{ x }}{% endif %}{% endmacro %}{{ d([1], 40) }}`,
        'a list of more than 1000000 entries',
      ],
      [
        `{% macro d(x, n) %}{% if n %}{{ d([x, x], n - 1) }}{% else %}{{ x | dump }}{% endif %}{% endmacro %}{{ d([1], 40) }}`,
        'a list of more than',
      ],
      [
        `{% macro d(x, n) %}{% if n %}{{ d(x.concat(x), n - 1) }}{% else %}{{ x }}{% endif %}{% endmacro %}{{ d([1], 40) }}`,
        'a list of more than',
      ],
      [
        `{% macro d(x, n) %}{% if n %}{{ d([x, x], n - 1) }}{% else %}{{ x == 'a' }}{% endif %}{% endmacro %}{{ d([1], 40) }}`,
        'a list of more than',
      ],
      [`{% set x = [] %}{% set _ = x.push(x) %}{{ x | dump }}`, 'a list of more than'],
      [`{{ 'a' | center(1000000000) }}`, 'the filter "center" takes at most 100000'],
      [`{{ 'a' | indent('1000000000') }}`, 'the filter "indent" takes at most'],
      [`{{ [1] | batch(1000000000, 'x') }}`, 'the filter "batch" takes at most'],
      [`{{ [1] | slice(1000000000) }}`, 'the filter "slice" takes at most'],
      ['{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}', 'more than 200 calls inside each other'],
      [
        '{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}',
        'the template takes too long to render',
      ],
      ['{% set x = [1] %}{% for a in x %}{% set _ = x.push(1) %}{% endfor %}', 'the template takes too long to render'],
      ['{% for a in { length: 1000000000 } %}{% endfor %}', 'the template takes too long to render'],
      [`{{ r/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!') }}`, 'the template takes too long to render'],
      [`{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'.match('^(a+)+$') }}`, 'the template takes too long to render'],
      [
        `{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | replace(r/^(a+)+$/, '') }}`,
        'the template takes too long to render',
      ],
      [`{{ '<a'.repeat(200000) | striptags }}`, 'the template takes too long to render'],
      [`{{ ('a' + ' '.repeat(1000000) + 'b') | trim | length }}`, ''],
      [`{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`, 'nested too deeply'],
      [`{{ ${'['.repeat(200)}1${']'.repeat(200)} }}`, ''],
    ].map(([text = '', message = '']) => [text.slice(0, 80), text, message]),
  )('%s', (_, text, message) => {
    const start = performance.now();
    const engine = message.includes('too long') ? quick : patient;
    if (message === '') engine.render(text, {});
    else expect(() => engine.render(text, {})).toThrow(message);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  test('the parser too', () => {
    expect(() => quick.render(`{% raw %}${'{%'.repeat(200_000)}`, {})).toThrow('the template takes too long to render');
  });
});

describe('errors', () => {
  test.each([
    ['{{ name | nosuch }}', 'there is no filter "nosuch" (line 1 of the template)'],
    ['a\n\n{{ name is nosuch }}', 'there is no test "nosuch" (line 3 of the template)'],
    ['{% if x %}', 'expected elif, else, or endif, got end of file'],
    ['{{ name', 'expected variable end'],
    ['{% nosuch %}', 'unknown block tag: nosuch (line 1 of the template)'],
    ['{# open', 'expected end of comment, got end of file'],
    ['{% set a.b = 1 %}', '{% set %} needs a name'],
    ['{{ () }}', 'the parentheses are empty'],
    ['{% block a %}{% endblock %}{% block a %}{% endblock %}', 'the block "a" is there twice'],
    ['{{ [1, 2', 'unexpected end of the template'],
    ['{{ 1 + }}', 'unexpected token: }}'],
  ])('without rendering: %j', (text, message) => {
    expect(templates.check(text)).toContain(message);
    expect(() => templates.render(text, {})).toThrow(message);
  });

  test.each([
    ['a\n{{ nosuch() }}', '"nosuch" cannot be called: it is not defined (line 2 of the template)'],
    ['{{ a.b.c() }}', '"a.b.c" cannot be called: it is not defined'],
    ['{{ name() }}', '"name" cannot be called: it is no function'],
    ['\n{{ missing | trim }}', 'the filter "trim" failed: its input is undefined (line 2 of the template)'],
    ['{{ 5 | lower }}', 'the filter "lower" failed: '],
    ['{{ "{" | load }}', 'the filter "load" failed: '],
    ['{{ 1 in 5 }}', '"in" needs a list, a text or an object on its right'],
    ['{% for a, b in [none] %}{% endfor %}', 'the loop wants 2 values of each entry, and one entry is null'],
  ])('only when rendered: %j', (text, message) => {
    expect(templates.check(text)).toBeUndefined();
    expect(() => templates.render(text, vars)).toThrow(message);
  });

  test('a name, a line, and both in the message', () => {
    expect.assertions(1);
    try {
      templates.render('a\nb {{ name | nosuch }}', {});
    } catch (error) {
      expect(error).toMatchObject({ name: 'TemplateError', line: 2 });
    }
  });
});

test('renderDeep renders every text of a value and leaves keys, numbers and what holds no template', () => {
  const value = { '{{ n }}': ['{{ n }}', 2, null, true, { a: 'x {{ name }}' }], plain: 'p } {' };
  expect(templates.renderDeep(value, vars)).toEqual({
    '{{ n }}': ['3', 2, null, true, { a: 'x Ada' }],
    plain: 'p } {',
  });
});

test('a text without a tag comes back as it is', () => {
  expect(templates.render('a #} b %} c }} {d} {', {})).toBe('a #} b %} c }} {d} {');
});

test('more distinct templates than the cache holds', () => {
  for (let index = 0; index < 2_100; index += 1) templates.render(`{{ n }}-${index}`, vars);
  expect(templates.render('{{ n }}-0', vars)).toBe('3-0');
});
