// Made by scripts/embed-page.mjs from the files in page/: change those.

/** page/page.css */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --page: #fbfaf8;
  --sheet: #ffffff;
  --sunken: #f4f2ee;
  --ink: #1d1c1a;
  --soft: #64605a;
  --line: #e3dfd8;
  --link: #1f5fa8;
  --passed: #2b7a4b;
  --failed: #b3261e;
  --errored: #9a5b00;
  --unjudged: #6d6a75;
  --failed-wash: #fbeeec;
  --errored-wash: #fbf3e4;
  --focus: #1f5fa8;
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Cambria, Georgia, serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "Liberation Mono", monospace;
}

@media (prefers-color-scheme: dark) {
  :root {
    --page: #151517;
    --sheet: #1c1c1f;
    --sunken: #242428;
    --ink: #e8e6e1;
    --soft: #a19d95;
    --line: #333338;
    --link: #8ab8f0;
    --passed: #6fc18e;
    --failed: #f0867c;
    --errored: #e0ac55;
    --unjudged: #a5a1b0;
    --failed-wash: #2d1f1f;
    --errored-wash: #2b2519;
    --focus: #8ab8f0;
  }
}

* {
  box-sizing: border-box;
}

.tools[hidden],
.head[hidden],
#more[hidden] {
  display: none;
}

body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 15px / 1.55 var(--sans);
  overflow-wrap: anywhere;
}

main {
  max-width: 68rem;
  margin: 0 auto;
  padding: 2.75rem 1.5rem 5rem;
}

:focus-visible {
  outline: 2px solid var(--focus);
  outline-offset: 2px;
}

a {
  color: var(--link);
  text-underline-offset: 0.15em;
}

.overline {
  margin: 0 0 0.35rem;
  color: var(--soft);
  font-size: 0.87rem;
}

h1 {
  margin: 0;
  font: 600 2.3rem / 1.15 var(--serif);
  letter-spacing: -0.01em;
}

h2 {
  margin: 2.75rem 0 0.75rem;
  font: 600 1.25rem / 1.3 var(--serif);
}

.verdict-failed h1 {
  color: var(--failed);
}

.verdict-passed h1 {
  color: var(--passed);
}

.verdict-inconclusive h1,
.verdict-skipped h1 {
  color: var(--errored);
}

.reason {
  margin: 0.6rem 0 0;
  max-width: 44rem;
  font: 1.13rem / 1.5 var(--serif);
}

.bar {
  display: block;
  width: 100%;
  height: 8px;
  margin: 1.5rem 0 0.75rem;
  border-radius: 4px;
}

.bar .passed {
  fill: var(--passed);
}

.bar .failed {
  fill: var(--failed);
}

.bar .errored {
  fill: var(--errored);
}

.bar .unjudged {
  fill: var(--unjudged);
}

.facts {
  margin: 0.4rem 0 0;
  color: var(--soft);
  font-size: 0.87rem;
}

.problems {
  margin: 1.25rem 0 0;
  padding: 0.75rem 1rem 0.75rem 2rem;
  border-left: 3px solid var(--failed);
  background: var(--failed-wash);
}

.problems li {
  white-space: pre-wrap;
}

.notes {
  margin: 1rem 0 0;
  font-size: 0.93rem;
}

.notes summary {
  color: var(--errored);
  cursor: pointer;
}

.endpoints {
  width: 100%;
  border-collapse: collapse;
  font-size: 0.9rem;
  font-variant-numeric: tabular-nums;
}

.endpoints th,
.endpoints td {
  padding: 0.5rem 1rem 0.5rem 0;
  border-bottom: 1px solid var(--line);
  text-align: left;
  vertical-align: baseline;
}

.endpoints thead th {
  color: var(--soft);
  font-weight: 400;
  white-space: nowrap;
}

.endpoints tbody th {
  min-width: 10rem;
  font-weight: 600;
}

.endpoints td:first-of-type {
  min-width: 9.5rem;
}

.ranked td {
  min-width: 5.5rem;
}

.ranked td:first-of-type {
  min-width: 3.5rem;
}

.ranked td:nth-of-type(2) {
  min-width: 9.5rem;
}

.words {
  max-width: 44rem;
  margin: 0 0 1rem;
}

.charts {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
  gap: 1rem 2.5rem;
  margin: 0 0 1.25rem;
}

figure {
  min-width: 0;
  margin: 0;
}

figcaption {
  margin-bottom: 0.4rem;
  color: var(--soft);
  font-size: 0.87rem;
}

.chart {
  display: block;
  overflow: hidden;
}

.chart .grid {
  stroke: var(--line);
}

.chart .whisker {
  stroke: var(--ink);
  stroke-width: 2;
}

.chart .dot {
  fill: var(--link);
}

.chart .label {
  fill: var(--ink);
  font: 0.87rem var(--sans);
}

.chart .tick {
  fill: var(--soft);
  font: 0.75rem var(--sans);
}

.numbers {
  margin: 1rem 0 0;
  font-size: 0.93rem;
}

.numbers summary {
  color: var(--link);
  cursor: pointer;
}

.tools {
  position: sticky;
  z-index: 1;
  top: 0;
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem 0.75rem;
  align-items: center;
  padding: 0.75rem 0;
  background: var(--page);
  border-bottom: 1px solid var(--line);
}

fieldset {
  display: flex;
  flex-wrap: wrap;
  gap: 2px;
  margin: 0;
  padding: 3px;
  border: 0;
  border-radius: 8px;
  background: var(--sunken);
}

fieldset label {
  position: relative;
  padding: 0.25rem 0.7rem;
  border-radius: 6px;
  font-size: 0.87rem;
  cursor: pointer;
}

fieldset input {
  position: absolute;
  inset: 0;
  margin: 0;
  opacity: 0;
  cursor: pointer;
}

fieldset label:has(:checked) {
  background: var(--sheet);
  box-shadow: 0 0 0 1px var(--line);
}

fieldset label:has(:focus-visible) {
  outline: 2px solid var(--focus);
}

fieldset b {
  color: var(--soft);
  font-weight: 400;
  font-variant-numeric: tabular-nums;
}

select,
input[type="search"] {
  min-width: 0;
  padding: 0.4rem 0.65rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--sheet);
  color: inherit;
  font: inherit;
  font-size: 0.87rem;
}

select {
  max-width: 14rem;
}

input[type="search"] {
  flex: 1 1 11rem;
}

.shown {
  margin: 0.75rem 0;
  color: var(--soft);
  font-size: 0.87rem;
}

.cell {
  border: 1px solid var(--line);
  border-bottom-width: 0;
  background: var(--sheet);
}

.cell:first-child {
  border-radius: 8px 8px 0 0;
}

.cell:last-child {
  border-bottom-width: 1px;
  border-radius: 0 0 8px 8px;
}

.cell:only-child {
  border-radius: 8px;
}

.cell > summary {
  display: grid;
  grid-template-columns: 1.2rem minmax(0, 1fr) minmax(0, 15rem) 3.5rem 4.5rem;
  gap: 0 0.9rem;
  padding: 0.65rem 1rem;
  align-items: baseline;
  list-style: none;
  cursor: pointer;
}

.cell > summary::-webkit-details-marker {
  display: none;
}

.cell > summary:hover,
.cell[open] > summary {
  background: var(--sunken);
}

.cell > summary:focus-visible {
  outline-offset: -2px;
}

.head {
  display: grid;
  grid-template-columns: 1.2rem minmax(0, 1fr) minmax(0, 15rem) 3.5rem 4.5rem;
  gap: 0 0.9rem;
  padding: 0 1rem 0.35rem;
  color: var(--soft);
  font-size: 0.8rem;
}

.mark {
  font-weight: 700;
}

.passed > .mark,
.passed .word {
  color: var(--passed);
}

.failed > .mark,
.failed .word {
  color: var(--failed);
}

.errored > .mark,
.errored .word {
  color: var(--errored);
}

.unjudged > .mark,
.unjudged .word {
  color: var(--unjudged);
}

.name {
  font-weight: 550;
}

.why {
  display: block;
  overflow: hidden;
  color: var(--soft);
  font-size: 0.87rem;
  font-weight: 400;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.of,
.number {
  color: var(--soft);
  font-size: 0.87rem;
}

.number {
  text-align: right;
  font-variant-numeric: tabular-nums;
}

.detail {
  padding: 0.25rem 1.25rem 1.5rem 3.1rem;
  border-top: 1px solid var(--line);
}

h3 {
  margin: 1.4rem 0 0;
  font: 600 1rem / 1.4 var(--serif);
}

h4 {
  margin: 1.1rem 0 0.35rem;
  color: var(--soft);
  font: 600 0.8rem / 1.4 var(--sans);
}

pre {
  max-height: 26rem;
  margin: 0;
  padding: 0.75rem 0.9rem;
  overflow: auto;
  border-radius: 6px;
  background: var(--sunken);
  font: 0.83rem / 1.55 var(--mono);
  white-space: pre-wrap;
}

.error {
  background: var(--errored-wash);
}

.absent {
  margin: 0;
  color: var(--soft);
  font-style: italic;
}

.assertions {
  margin: 0;
  padding: 0;
  list-style: none;
}

.assertions .assertions {
  margin-left: 1.3rem;
}

.assertion {
  display: grid;
  grid-template-columns: 1.2rem minmax(0, 1fr) auto;
  gap: 0 0.6rem;
  padding: 0.4rem 0;
  border-bottom: 1px solid var(--line);
}

.assertion code {
  font: 600 0.85rem var(--mono);
}

.assertion p,
.assertion pre {
  grid-column: 2 / -1;
  margin: 0.15rem 0 0;
}

.assertion p {
  white-space: pre-wrap;
}

.vars {
  display: grid;
  grid-template-columns: minmax(4rem, max-content) minmax(0, 1fr);
  gap: 0.35rem 1rem;
  margin: 0;
}

.vars dt {
  max-width: 12rem;
  color: var(--soft);
  font: 0.83rem / 1.9 var(--mono);
}

.vars dd {
  min-width: 0;
  margin: 0;
}

.vars pre {
  padding: 0.25rem 0.6rem;
}

#more {
  display: block;
  margin: 1rem auto 0;
  padding: 0.5rem 1.1rem;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--sheet);
  color: inherit;
  font: inherit;
  cursor: pointer;
}

.keys {
  margin: 2.5rem 0 0;
  color: var(--soft);
  font-size: 0.83rem;
}

kbd {
  padding: 0.05rem 0.35rem;
  border: 1px solid var(--line);
  border-radius: 4px;
  background: var(--sheet);
  font: 0.78rem var(--mono);
}

@media (max-width: 44rem) {
  main {
    padding: 1.5rem 1rem 3rem;
  }

  h1 {
    font-size: 1.75rem;
  }

  .tools {
    position: static;
  }

  fieldset,
  select,
  input[type="search"] {
    flex: 1 1 100%;
    max-width: none;
  }

  .head,
  .keys {
    display: none;
  }

  .cell > summary {
    grid-template-columns: 1.1rem minmax(0, 1fr) auto auto;
    gap: 0 0.6rem;
    padding: 0.65rem 0.8rem;
  }

  .name {
    grid-column: 2 / -1;
  }

  .of {
    grid-column: 2;
  }

  .why {
    white-space: normal;
  }

  .detail {
    padding: 0.25rem 0.8rem 1.25rem;
  }

  .vars {
    grid-template-columns: minmax(0, 1fr);
    gap: 0.1rem;
  }

  .endpoints thead {
    display: none;
  }

  .endpoints tbody tr {
    display: block;
    padding: 0.6rem 0;
    border-bottom: 1px solid var(--line);
  }

  .endpoints th,
  .endpoints td {
    display: block;
    padding: 0.1rem 0;
    border: 0;
  }

  .endpoints td::before {
    content: attr(data-label) "  ";
    color: var(--soft);
  }
}

@media print {
  .tools,
  .keys,
  #more {
    display: none;
  }

  pre {
    max-height: none;
  }
}
`;

/** page/page.js */
export const PAGE_PROGRAM = `// The program of the .html result file. Texts from outside reach the page as text nodes alone, never as markup.
(() => {
  const BATCH = 100;
  const SEARCH_PAUSE_MS = 150;
  const MARKS = { passed: '✓', failed: '✗', errored: '!', unjudged: '–' };
  const WORDS = { passed: 'passed', failed: 'failed', errored: 'not measured', unjudged: 'not judged' };

  const byId = (id) => document.getElementById(id);
  const raw = (index) => byId(\`cell-\${index}\`).textContent;
  const { cells, endpoints, prompts } = JSON.parse(byId('index').textContent);
  const list = byId('cells');
  const more = byId('more');
  const search = byId('search');
  const form = byId('tools');
  /** Indexes of the cells that the filters leave. */
  let shown = [];
  let drawn = 0;

  /** make('p', {class: 'why'}, 'text', child) */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== undefined));
    return element;
  }

  function filters() {
    const data = new FormData(form);
    const number = (name) => (data.get(name) ? Number(data.get(name)) : undefined);
    return {
      state: data.get('state'),
      endpoint: number('endpoint'),
      prompt: number('prompt'),
      text: (data.get('search') ?? '').trim().toLowerCase(),
    };
  }

  /** A pattern for the JSON of a cell: wherever the text stands in its values, it is found, and a little more. */
  function roughly(text) {
    const json = JSON.stringify(text).slice(1, -1).replaceAll('<', '\\\\u003c');
    return new RegExp(json.replace(/[.*+?^\${}()|[\\]\\\\]/g, '\\\\$&'), 'i');
  }

  function holds(value, text) {
    if (typeof value === 'string') return value.toLowerCase().includes(text);
    return typeof value === 'object' && value !== null && Object.values(value).some((part) => holds(part, text));
  }

  function matches(cell, index, { state, endpoint, prompt, text }, rough) {
    if (state !== 'all' && cell.state !== state) return false;
    if (endpoint !== undefined && cell.endpoint !== endpoint) return false;
    if (prompt !== undefined && cell.prompt !== prompt) return false;
    if (text === '' || holds([cell.id, cell.name, endpoints[cell.endpoint]], text)) return true;
    const json = raw(index);
    return rough.test(json) && holds(texts(JSON.parse(json)), text);
  }

  const texts = ({ vars, runs }) => [
    vars,
    runs.map(({ prompt, answer, error, assertions, vars: own }) => [prompt, answer, error, assertions, own]),
  ];

  function apply() {
    const wanted = filters();
    const rough = roughly(wanted.text);
    shown = cells.flatMap((cell, index) => (matches(cell, index, wanted, rough) ? [index] : []));
    drawn = 0;
    list.replaceChildren();
    byId('head').hidden = shown.length === 0;
    byId('shown').textContent =
      shown.length === cells.length
        ? \`\${cells.length} \${cells.length === 1 ? 'cell' : 'cells'}\`
        : \`\${shown.length} of \${cells.length} cells\`;
    draw();
    remember(wanted);
  }

  function draw() {
    list.append(...shown.slice(drawn, drawn + BATCH).map(row));
    drawn = Math.min(shown.length, drawn + BATCH);
    const left = shown.length - drawn;
    more.hidden = left === 0;
    more.textContent = \`Show \${Math.min(BATCH, left)} more (\${left} left)\`;
  }

  function row(index) {
    const cell = cells[index];
    const of = prompts.length > 1 ? \`\${endpoints[cell.endpoint]} · \${prompts[cell.prompt]}\` : endpoints[cell.endpoint];
    const summary = make(
      'summary',
      { class: cell.state },
      make('span', { class: 'mark', role: 'img', 'aria-label': WORDS[cell.state] }, MARKS[cell.state]),
      make(
        'span',
        { class: 'name' },
        cell.name,
        cell.why === '' ? undefined : make('span', { class: 'why' }, cell.why),
      ),
      make('span', { class: 'of' }, of),
      make('span', { class: 'number' }, cell.score),
      make('span', { class: 'number' }, cell.latency),
    );
    const element = make('details', { class: 'cell', 'data-id': cell.id }, summary);
    element.addEventListener('toggle', () => {
      if (element.open && element.children.length === 1) element.append(detail(JSON.parse(raw(index))));
    });
    return element;
  }

  function detail({ id, at, rerun, vars, runs }) {
    const parts = runs.flatMap((run, number) => runParts(run, number, runs.length));
    parts.push(...variables(vars));
    if (rerun !== undefined) parts.push(make('h4', {}, 'Run it again'), block(rerun, 'Command'));
    parts.push(make('p', { class: 'facts' }, \`case \${id} · \${at}\`));
    return make('div', { class: 'detail' }, ...parts);
  }

  function variables(vars) {
    if (vars.length === 0) return [];
    const pairs = vars.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, block(value, name))]);
    return [make('h4', {}, 'Variables'), make('dl', { class: 'vars' }, ...pairs)];
  }

  function runParts(run, number, count) {
    const parts = [];
    if (count > 1) parts.push(make('h3', { class: run.state }, \`Run \${number + 1} of \${count}: \`, word(run.state)));
    if (run.error !== undefined) parts.push(make('h4', {}, 'Error'), block(run.error, 'Error', 'error'));
    if (run.assertions.length > 0) parts.push(make('h4', {}, 'Assertions'), assertionList(run.assertions));
    parts.push(make('h4', {}, 'Answer'), run.answer === undefined ? absent(run.noAnswer) : block(run.answer, 'Answer'));
    parts.push(make('h4', {}, 'Prompt'), block(run.prompt, 'Prompt'), ...variables(run.vars ?? []));
    if (run.facts !== '') parts.push(make('p', { class: 'facts' }, run.facts));
    return parts;
  }

  const word = (state) => make('span', { class: 'word' }, WORDS[state]);
  const absent = (text) => make('p', { class: 'absent' }, text);

  /** Long texts scroll, so they can be reached with the keyboard. */
  function block(text, label, kind = '') {
    if (text === '') return absent('(empty)');
    const scrolls = text.length > 1500 || text.split('\\n').length > 15;
    return make(
      'pre',
      { class: kind, ...(scrolls ? { tabindex: '0', role: 'region', 'aria-label': label } : {}) },
      text,
    );
  }

  function assertionList(assertions) {
    return make('ul', { class: 'assertions' }, ...assertions.flatMap(assertionItems));
  }

  function assertionItems({ type, metric, pass, score, expected, reason, parts }) {
    const state = pass ? 'passed' : 'failed';
    const item = make(
      'li',
      { class: \`assertion \${state}\` },
      make('span', { class: 'mark', role: 'img', 'aria-label': WORDS[state] }, MARKS[state]),
      make('span', {}, make('code', {}, type), metric === undefined ? '' : \` \${metric}\`),
      make('span', { class: 'number' }, score),
      reason === undefined ? undefined : make('p', {}, reason),
      expected === undefined ? undefined : make('pre', {}, expected),
    );
    return parts.length === 0 ? [item] : [item, make('li', {}, assertionList(parts))];
  }

  /** The filters stand in the address, so that a reload and a link keep them. */
  function remember({ state, endpoint, prompt }) {
    const words = new URLSearchParams({ state });
    if (endpoint !== undefined) words.set('endpoint', endpoints[endpoint]);
    if (prompt !== undefined) words.set('prompt', prompts[prompt]);
    if (search.value !== '') words.set('search', search.value);
    try {
      history.replaceState(null, '', \`#\${words}\`);
    } catch {
      // A frame without an address of its own has none to change.
    }
  }

  function recall() {
    const words = new URLSearchParams(location.hash.slice(1));
    const choose = (element, value) => {
      if (element && value >= 0) element.value = String(value);
    };
    for (const radio of form.elements.state) if (radio.value === words.get('state')) radio.checked = true;
    choose(form.elements.endpoint, endpoints.indexOf(words.get('endpoint')));
    choose(form.elements.prompt, prompts.indexOf(words.get('prompt')));
    search.value = words.get('search') ?? '';
  }

  function step(by) {
    const rows = [...list.querySelectorAll('.cell > summary')];
    const at = rows.indexOf(document.activeElement?.closest('.cell')?.firstElementChild);
    if (at + by >= rows.length && !more.hidden) {
      draw();
      return step(by);
    }
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches('input[type="search"], select');
    if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      apply();
      search.blur();
    } else if (!typing && event.key === '/') {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (!typing && (event.key === 'j' || event.key === 'k')) step(event.key === 'j' ? 1 : -1);
  });

  let pause;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', (event) => {
    if (event.target !== search) apply();
  });
  search.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(apply, SEARCH_PAUSE_MS);
  });
  more.addEventListener('click', draw);
  new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && !more.hidden) draw();
    },
    { rootMargin: '600px' },
  ).observe(more);
  window.addEventListener('hashchange', () => {
    recall();
    apply();
  });

  recall();
  form.hidden = false;
  apply();
})();
`;
