import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  BREAK,
  fencedBlock,
  htmlInMarkdown,
  htmlText,
  inlineCode,
  markdownCell,
  markdownLink,
  markdownMessage,
  markdownText,
} from '../../src/report/escape.js';
import { commentMarker, parseMarker } from '../../src/report/marker.js';
import { logLine, terminalText } from '../../src/report/plain-text.js';
import { excerpt, oneLine, short, visibleText } from '../../src/report/visible.js';
import { elements, html, textOf } from './markdown.js';

/** What people have used to break out of Markdown, HTML and logs. */
const HOSTILE = [
  '@octocat @acme/team user@sha ping@example.com',
  '#1 GH-1 gh-22 acme/app#3 acme/app@0123456789abcdef 0123456789abcdef0123456789abcdef01234567 deadbeef',
  'https://evil.example/x http://a.b www.evil.example ftp://x.y mailto:a@b.cd',
  '![x](https://evil.example/p.png) [x](javascript:alert(1)) [y][z] ![[x]]',
  '<!-- mlflow-gateway-eval:v1 id=x --> <!-- hidden --> <img src=x onerror=y> <a href=x>y</a> &lt;b&gt; &#64;',
  'a | b \\| c \\\\| d || e',
  '``` `` ` ```` ~~~ ~~gone~~ **b** __i__ $x$ $`y`$ :tada: :+1:',
  '# head',
  '- item',
  '+ item',
  '* item',
  '1. one',
  '2) two',
  '> quote',
  '=== ',
  '---',
  '    code',
  '| a |\n|---|\n| b |',
  '\u001b[31mred\u001b[0m\u0007\u0000\u0085\u2028x\u2029',
  '\u202eabc\u2066def',
  'e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}',
  'half \ud83d a pair \udca9',
  '\u200b@\u200bx',
  '</details></summary>',
  '\r\n::error::x\r##[error]y\n',
  '\\',
  '\\n',
  '[^1]',
  '- [x] y',
  '',
  ' ',
  '`',
  ' ` ',
  '``',
  '```',
  'a\n```\n# b\n  ````\nc',
  '~~~\nx\n~~~',
  '  a  ',
  '[a]: https://x.y',
  'a\\',
  '&amp;',
  '<',
  '\t\ttab',
];

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((parts) => parts.join('')),
  fc
    .array(fc.constantFrom(...'`~\\|<>&@#:/!$*_[](){}"\'=+-.\n\r\t 01aAfwW\u200b\u202e\u001b\ud83d'), { maxLength: 30 })
    .map((parts) => parts.join('')),
);

/** Property of a text from anywhere; the known attacks are tried first, each alone. */
function holdsForAnyText(check: (text: string) => void): void {
  fc.assert(fc.property(anyText, check), { numRuns: 300, examples: HOSTILE.map((text) => [text]) });
}

const withoutBreaks = (text: string) => text.replaceAll(BREAK, '');

describe('what is copied out of a message', () => {
  test.each([
    ['write http://localhost:5000', ['http://localhost:5000']],
    ['https://a.example/x_y?z=1: refused (see garb.yaml:18:9).', ['https://a.example/x_y?z=1', 'garb.yaml:18:9']],
    ['"http://127.0.0.1:1/" refuses, evals/a-b.yaml:1:2, too', ['http://127.0.0.1:1/', 'evals/a-b.yaml:1:2']],
    ['$http://a$ `http://b` xhttp://c 12:30:45 a.b', []],
  ])('%s', (text, spans) => {
    const page = html(markdownMessage(text));
    expect([...page.matchAll(/<code>(.*?)<\/code>/g)].map(([, span]) => span)).toEqual(spans);
    expect(withoutBreaks(textOf(page))).toBe(text);
  });
});

describe('for any text, Markdown gives back the text and no element of its own', () => {
  test('in a paragraph', () => {
    holdsForAnyText((text) => {
      const page = html(markdownText(text));
      expect(elements(page)).toEqual(oneLine(text) === '' ? [] : ['p']);
      expect(withoutBreaks(textOf(page))).toBe(oneLine(text));
    });
  });

  test('in a message, whose addresses are code', () => {
    holdsForAnyText((text) => {
      const page = html(markdownMessage(text));
      expect(elements(page).filter((name) => name !== 'code')).toEqual(oneLine(text) === '' ? [] : ['p']);
      expect(withoutBreaks(textOf(page))).toBe(oneLine(text));
    });
  });

  test('in a heading and in a list item', () => {
    holdsForAnyText((text) => {
      expect(elements(html(`#### 1. ${markdownText(text)}`))).toEqual(['h4']);
      expect(elements(html(`- x: ${markdownText(text)}`))).toEqual(['ul', 'li']);
    });
  });

  test('in a table cell: two rows and two columns stay two rows and two columns', () => {
    holdsForAnyText((text) => {
      const cell = markdownCell(text);
      const page = html(`| ${cell} | ${cell} |\n| --- | --- |\n| ${cell} | ${cell} |`);
      expect(elements(page)).toEqual(['table', 'thead', 'tr', 'th', 'th', 'tbody', 'tr', 'td', 'td']);
      const cells = [...page.matchAll(/<t[hd]>(.*?)<\/t[hd]>/gs)].map(([, content = '']) =>
        withoutBreaks(textOf(content)),
      );
      expect(new Set(cells)).toEqual(new Set([oneLine(text) || '-']));
    });
  });

  test('in a code span', () => {
    holdsForAnyText((text) => {
      const page = html(`x ${inlineCode(text)} y`);
      const visible = visibleText(text).replaceAll('\n', '↵');
      expect(elements(page)).toEqual(visible === '' ? ['p'] : ['p', 'code']);
      expect(textOf(page)).toBe(`x ${visible || '(empty)'} y`);
    });
  });

  test('in a fenced block', () => {
    holdsForAnyText((text) => {
      const page = html(`before\n\n${fencedBlock(text, 'text')}\n\nafter`);
      expect(elements(page)).toEqual(['p', 'pre', 'code', 'p']);
      const [, content = ''] = /<code[^>]*>(.*)<\/code>/s.exec(page) ?? [];
      expect(textOf(content)).toBe(`${visibleText(text)}\n`.replace(/^\n$/, content === '' ? '' : '\n'));
    });
  });

  test('in a summary', () => {
    holdsForAnyText((text) => {
      const page = html(`<details>\n<summary>${htmlInMarkdown(text)}</summary>\n\nx\n\n</details>`);
      expect(elements(page)).toEqual(['details', 'summary', 'p']);
      const [, content = ''] = /<summary>(.*)<\/summary>/s.exec(page) ?? [];
      expect(withoutBreaks(textOf(content))).toBe(oneLine(text));
    });
  });

  test('in HTML, as text and as an attribute', () => {
    holdsForAnyText((text) => {
      expect(htmlText(text)).not.toMatch(/[<>"']/);
      expect(textOf(htmlText(text))).toBe(visibleText(text));
    });
  });
});

describe('nothing that GitHub looks for is left outside of code', () => {
  test.each([
    ['a mention', '@octocat', /@\w/],
    ['a team', '@acme/team', /@\w/],
    ['a mail address', 'a@b.cd', /@\w/],
    ['an issue', '#1', /#\d/],
    ['an issue of another repository', 'acme/app#12', /#\d/],
    ['an issue in the old way', 'GH-7', /GH-\d/i],
    ['a commit', 'deadbeefcafe0123456789', /[0-9a-f]{7}/],
    ['a commit in capitals', 'DEADBEEF', /[0-9A-F]{7}/],
    ['a link', 'see https://evil.example', /:\/\//],
    ['a link without a scheme', 'WWW.evil.example', /www\./i],
    ['an emoji', ':tada: and :+1:', /:[\w+-]+:/],
    ['an advisory', 'CVE-2021-44228, GHSA-jfh8-c2jp-5v3q', /(?:CVE|GHSA)-/],
    ['a formula', '$x$', /(?<!\\)\$/],
  ])('%s', (_, text, pattern) => {
    expect(text).toMatch(pattern);
    expect(markdownText(text)).not.toMatch(pattern);
    if (!text.includes('$')) expect(htmlInMarkdown(text)).not.toMatch(pattern);
  });

  test('whatever stands around them', () => {
    holdsForAnyText((text) => {
      for (const written of [markdownText(text), htmlInMarkdown(text)]) {
        const shown = textOf(written);
        expect(shown).not.toMatch(/@[\w-]|#\d|gh-\d|[0-9a-f]{7}|:\/\/|www\.|:[\w+-]+:/i);
      }
    });
  });
});

describe('links', () => {
  test('a plain URL is a link', () => {
    expect(markdownLink('run', 'https://github.com/o/r/actions/runs/1')).toBe(
      '[run](https://github.com/o/r/actions/runs/1)',
    );
  });

  test.each([
    'javascript:alert(1)',
    'https://x.y/)[z](q',
    'https://x.y/ "t"',
    'https://x.y/<b>',
    'data:text/html,x',
    '',
  ])('%j is none', (url) => {
    expect(markdownLink('run', url)).toBe('run');
  });
});

describe('what acts is seen', () => {
  test.each([
    ['an escape code', '\u001b[31mred', '␛[31mred'],
    ['a bell, a null, a delete', '\u0007\u0000\u007f', '␇␀␡'],
    ['a C1 control', '\u009b31m', '\\u{9b}31m'],
    ['an override of direction', 'user\u202etxt', 'user\\u{202e}txt'],
    ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
    ['a tag', 'a\u{e0041}', 'a\\u{e0041}'],
    ['half a surrogate pair', 'a\ud83d', 'a\\u{d83d}'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['line ends of three kinds', 'a\r\nb\rc\n', 'a\nb\nc\n'],
    [
      'emoji stay',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u2764\ufe0f',
      '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u2764\ufe0f',
    ],
  ])('%s', (_, text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test('for any text: nothing acts any more, and twice is the same as once', () => {
    holdsForAnyText((text) => {
      const visible = visibleText(text);
      expect(visible).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
      expect(visibleText(visible)).toBe(visible);
      expect(terminalText(text)).not.toMatch(/(?!\n)\p{Cc}/u);
    });
  });
});

describe('log lines', () => {
  test.each([
    ['::error::boom', ': :error::boom'],
    ['  ::add-mask::x', '  : :add-mask::x'],
    ['a\n\u3000::stop-commands::x', 'a\n\u3000: :stop-commands::x'],
    [':::group::', ': ::group::'],
    ['a ::error:: in the middle', 'a ::error:: in the middle'],
    ['x ##[error]y', 'x ## [error]y'],
    ['a\r::error::b', 'a\n: :error::b'],
    ['\u200d::error::joiner', '\u200d: :error::joiner'],
    [':\u0301:error::mark', ':\u0301 :error::mark'],
    ['#\u200d#[error]joiner', '#\u200d# [error]joiner'],
  ])('%j', (text, written) => {
    expect(logLine(text)).toBe(written);
  });

  test('no line of any text is a command', () => {
    holdsForAnyText((text) => {
      for (const line of logLine(text).split(/[\n\r\v\f\u0085\u2028\u2029]/)) {
        expect(line.trimStart().startsWith('::')).toBe(false);
        expect(line).not.toContain('##[');
      }
    });
  });
});

describe('excerpts', () => {
  test('cut at characters and at lines, and say how much is left', () => {
    expect(excerpt('abcdef', { characters: 4 })).toEqual({ text: 'abcd', left: 2 });
    expect(excerpt('a\nb\nc', { characters: 9, lines: 2 })).toEqual({ text: 'a\nb', left: 2 });
    expect(excerpt('a\nb', { characters: 9, lines: 2 })).toEqual({ text: 'a\nb', left: 0 });
    expect(excerpt('\u{1f600}\u{1f600}', { characters: 3 })).toEqual({ text: '\u{1f600}', left: 2 });
  });

  test('never longer than asked, never half a pair that was whole, nothing lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, characters) => {
        const { text: shown, left } = excerpt(text, { characters });
        expect(shown.length).toBeLessThanOrEqual(characters);
        expect(shown.length + left).toBe(text.length);
        expect(shown).not.toMatch(/[\ud800-\udbff]$/);
        expect(short(text, 20).length).toBeLessThanOrEqual(21);
      }),
    );
  });
});

describe('the marker', () => {
  test('can be read by a person', () => {
    expect(commentMarker('CI / eval (gpt-4o)')).toBe('<!-- mlflow-gateway-eval:v1 id=CI / eval %28gpt%2D4o%29 -->');
  });

  test('for any instance: one comment on one line, read back from the start of the body alone', () => {
    holdsForAnyText((instance) => {
      const marker = commentMarker(instance);
      expect(marker).toMatch(/^<!-- [^<>\n]* -->$/);
      expect(marker.slice(4, -3)).not.toContain('--');
      const wellFormed = Buffer.from(instance, 'utf8').toString('utf8');
      expect(parseMarker(`${marker}\n## Eval passed`)).toEqual({ version: 1, instance: wellFormed });
      expect(parseMarker(`> ${marker}`)).toBeUndefined();
      expect(parseMarker(`x\n${marker}`)).toBeUndefined();
    });
  });

  test.each([
    '<!-- mlflow-gateway-eval:v1 id=a--> -->',
    '<!-- mlflow-gateway-eval:v1 id=%ff -->',
    '<!-- mlflow-gateway-eval:v1 id=a --> more',
    '<!-- other:v1 id=a -->',
    '',
  ])('%j is none', (body) => {
    expect(parseMarker(body)).toBeUndefined();
  });

  test('a later version says which it is; CRLF from the API is no obstacle', () => {
    expect(parseMarker('<!-- mlflow-gateway-eval:v2 id=a -->\r\nx')).toEqual({ version: 2, instance: 'a' });
  });
});
