// Writes src/report/page-sources.ts: style and program of the `.html` result file are real files, so that they are linted and
// highlighted, and texts in the bundle.
import { embed } from './embed.mjs';

embed({
  folder: new URL('../src/report/', import.meta.url),
  target: 'page-sources.ts',
  script: 'scripts/embed-page.mjs',
  sources: { PAGE_STYLE: 'page/page.css', PAGE_PROGRAM: 'page/page.js' },
});
