// docs/comment.png: the comment of the demo as GitHub shows it. `npm run docs:picture`, after `npm run demo`; needs cmark-gfm
// (GitHub's own Markdown), Chromium and pngquant. `--in FILE --out FILE --width PX` looks at any other report, say on a phone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    in: { type: 'string', default: join(root, 'demo-output', 'comment.md') },
    out: { type: 'string', default: join(root, 'docs', 'comment.png') },
    width: { type: 'string', default: '860' },
    /** The picture ends above the first heading that begins with this. */
    until: { type: 'string' },
  },
});
const EXTENSIONS = ['table', 'strikethrough', 'autolink', 'tasklist', 'tagfilter'].flatMap((name) => ['-e', name]);
/** Sharp on screens with two pixels a point, and still a small file. */
const SCALE = 1.5;

const folder = mkdtempSync(join(tmpdir(), 'comment-picture-'));
try {
  const page = join(folder, 'comment.html');
  writeFileSync(page, html(execFileSync('cmark-gfm', [...EXTENSIONS, '--unsafe', flags.in], { encoding: 'utf8' })));
  const height = heightOf(page);
  const picture = join(folder, 'comment.png');
  chromium(page, height, `--force-device-scale-factor=${SCALE}`, `--screenshot=${picture}`);
  // Text on white needs few colours, and then a third of the bytes.
  execFileSync('pngquant', ['--speed', '1', '--strip', '--force', '--output', flags.out, '32', picture]);
  console.log(`${flags.out}: ${flags.width} x ${height} points`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function html(body) {
  const css = readFileSync(fileURLToPath(import.meta.resolve('github-markdown-css/github-markdown-light.css')), 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${css}
    body { margin: 0; background: #fff }
    article { padding: 16px 24px; border: 1px solid #d1d9e0; box-sizing: border-box }
  </style><article class="markdown-body">${body}</article>
  <script>
    const until = ${JSON.stringify(flags.until ?? null)};
    const heading = [...document.querySelectorAll('h2, h3, h4')].find((one) => until !== null && one.innerText.startsWith(until));
    document.title = heading ? heading.offsetTop : document.querySelector('article').offsetHeight;
  </script>`;
}

/** A screenshot is as high as its window: the page is laid out once to ask how high it is. */
function heightOf(page) {
  const dom = chromium(page, 800, '--dump-dom');
  return Number(/<title>(\d+)<\/title>/.exec(dom)?.[1]);
}

function chromium(page, height, ...args) {
  const common = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--window-size=${flags.width},${height}`,
  ];
  return execFileSync('chromium', [...common, ...args, `file://${page}`], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
