// The program of the .html result file. Texts from outside reach the page as text nodes alone, never as markup.
(() => {
  const BATCH = 100;
  const SEARCH_PAUSE_MS = 150;
  const MARKS = { passed: '✓', failed: '✗', errored: '!', unjudged: '–' };
  const WORDS = { passed: 'passed', failed: 'failed', errored: 'not measured', unjudged: 'not judged' };

  const byId = (id) => document.getElementById(id);
  const raw = (index) => byId(`cell-${index}`).textContent;
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
    const json = JSON.stringify(text).slice(1, -1).replaceAll('<', '\\u003c');
    return new RegExp(json.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
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
        ? `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`
        : `${shown.length} of ${cells.length} cells`;
    draw();
    remember(wanted);
  }

  function draw() {
    list.append(...shown.slice(drawn, drawn + BATCH).map(row));
    drawn = Math.min(shown.length, drawn + BATCH);
    const left = shown.length - drawn;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(BATCH, left)} more (${left} left)`;
  }

  function row(index) {
    const cell = cells[index];
    const of = prompts.length > 1 ? `${endpoints[cell.endpoint]} · ${prompts[cell.prompt]}` : endpoints[cell.endpoint];
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
    parts.push(make('p', { class: 'facts' }, `case ${id} · ${at}`));
    return make('div', { class: 'detail' }, ...parts);
  }

  function variables(vars) {
    if (vars.length === 0) return [];
    const pairs = vars.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, block(value, name))]);
    return [make('h4', {}, 'Variables'), make('dl', { class: 'vars' }, ...pairs)];
  }

  function runParts(run, number, count) {
    const parts = [];
    if (count > 1) parts.push(make('h3', { class: run.state }, `Run ${number + 1} of ${count}: `, word(run.state)));
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
    const scrolls = text.length > 1500 || text.split('\n').length > 15;
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
      { class: `assertion ${state}` },
      make('span', { class: 'mark', role: 'img', 'aria-label': WORDS[state] }, MARKS[state]),
      make('span', {}, make('code', {}, type), metric === undefined ? '' : ` ${metric}`),
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
      history.replaceState(null, '', `#${words}`);
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
