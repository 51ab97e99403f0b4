// A real browser, driven through the pipe of its DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findChromium(): string {
  for (const name of NAMES)
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // Not this one.
    }
  throw new Error(`none of ${NAMES.join(', ')} is installed: scripts/install-tools.sh chromium`);
}

type Params = Record<string, unknown>;
interface Message {
  id?: number;
  method?: string;
  params?: Params;
  sessionId?: string;
  result?: Params;
  error?: { message: string };
}

export interface Viewport {
  width: number;
  height: number;
}

export class Chromium {
  private readonly process: ChildProcess;
  private readonly profile = mkdtempSync(path.join(tmpdir(), 'chromium-'));
  private readonly waiting = new Map<number, { resolve(result: Params): void; reject(error: Error): void }>();
  private readonly listeners = new Map<string, (method: string, params: Params) => void>();
  private nextId = 1;
  private buffer: Buffer[] = [];

  constructor() {
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run'];
    this.process = spawn(
      findChromium(),
      [...flags, `--user-data-dir=${this.profile}`, '--remote-debugging-pipe', 'about:blank'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    (this.process.stdio[4] as Readable).on('data', (chunk: Buffer) => this.read(chunk));
    this.process.on('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the browser has ended'));
    });
  }

  /** Messages end with a zero byte. */
  private read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const whole = Buffer.concat([...this.buffer, chunk.subarray(start, end)]).toString('utf8');
      this.buffer = [];
      start = end + 1;
      this.receive(JSON.parse(whole));
    }
    this.buffer.push(chunk.subarray(start));
  }

  private receive({ id, method, params = {}, sessionId = '', result = {}, error }: Message): void {
    if (id === undefined) {
      this.listeners.get(sessionId)?.(method ?? '', params);
      return;
    }
    const call = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result);
  }

  send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    const id = this.nextId++;
    const text = JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) });
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      (this.process.stdio[3] as Writable).write(`${text}\0`);
    });
  }

  /** Opens a page and waits until it is loaded. */
  async open(url: string, viewport: Viewport, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page((method, params) => this.send(method, params, sessionId as string), targetId as string);
    this.listeners.set(sessionId as string, (method, params) => page.heard(method, params));
    await page.load(url, viewport, scheme);
    return page;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    await this.send('Browser.close').catch(() => undefined);
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export class Page {
  /** URLs that the page asked for, its own first. */
  readonly requests: string[] = [];
  /** Dialogs, exceptions, messages on the console and refusals of the page's policy. */
  readonly events: string[] = [];
  private loaded = (): void => undefined;

  private readonly send: (method: string, params?: Params) => Promise<Params>;
  private readonly targetId: string;

  constructor(send: (method: string, params?: Params) => Promise<Params>, targetId: string) {
    this.send = send;
    this.targetId = targetId;
  }

  heard(method: string, params: Params): void {
    if (method === 'Page.loadEventFired') this.loaded();
    if (method === 'Network.requestWillBeSent') this.requests.push((params['request'] as { url: string }).url);
    if (
      /^(?:Page\.javascriptDialogOpening|Runtime\.(?:exceptionThrown|consoleAPICalled)|Log\.entryAdded)$/.test(method)
    )
      this.events.push(`${method} ${JSON.stringify(params).slice(0, 500)}`);
  }

  async load(url: string, { width, height }: Viewport, scheme: 'light' | 'dark'): Promise<void> {
    for (const domain of ['Page', 'Network', 'Runtime', 'Log']) await this.send(`${domain}.enable`);
    const mobile = width < 500;
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile });
    const features = [{ name: 'prefers-color-scheme', value: scheme }];
    await this.send('Emulation.setEmulatedMedia', { features });
    const loaded = new Promise<void>((resolve) => {
      this.loaded = resolve;
    });
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** The value of an expression, JSON at most. */
  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    const { result, exceptionDetails } = answer as { result: { value: T }; exceptionDetails?: object };
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  /** Waits, 10 s at most, until the expression is true. */
  async until(expression: string): Promise<void> {
    for (let attempt = 0; attempt < 200; attempt++) {
      if (await this.evaluate<boolean>(expression)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never true: ${expression}`);
  }

  /** One key, as a person presses it: `j`, `/`, `Enter`, `Tab`, `ArrowDown`. */
  async press(key: string): Promise<void> {
    const codes: Record<string, number> = { Enter: 13, Tab: 9, Escape: 27, ArrowDown: 40, ArrowRight: 39, ' ': 32 };
    const windowsVirtualKeyCode = codes[key] ?? key.toUpperCase().charCodeAt(0);
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
    const event = { key, windowsVirtualKeyCode, ...(text === undefined ? {} : { text }) };
    await this.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode });
  }

  async type(text: string): Promise<void> {
    await this.send('Input.insertText', { text });
  }

  /** In the middle of the first element that the selector names. */
  async click(selector: string): Promise<void> {
    const [x, y] = await this.evaluate<[number, number]>(
      `(() => { const element = document.querySelector(${JSON.stringify(selector)}); element.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = element.getBoundingClientRect(); return [x + width / 2, y + height / 2]; })()`,
    );
    for (const type of ['mousePressed', 'mouseReleased'])
      await this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  }

  /** PNG of the whole page, in Base64. */
  async screenshot(): Promise<string> {
    const { data } = await this.send('Page.captureScreenshot', { captureBeyondViewport: true });
    return data as string;
  }

  async close(): Promise<void> {
    await this.send('Target.closeTarget', { targetId: this.targetId });
  }
}
