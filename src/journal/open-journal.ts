// The journal of a run: whether there is one, what of an earlier one is taken up, and what the report says of it.
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Gateway } from '../gateway/client.js';
import type { BaseFinder } from '../regression/open-base.js';
import type { Env, Logger, Settings } from '../settings/settings.js';
import { shownGateway } from '../trust/origin.js';
import type { Trust } from '../trust/who.js';
import type { Workspace } from '../trust/workspace.js';
import { VERSION } from '../version.js';
import { type Appender, createAppender } from './append.js';
import { formatAgain } from './entry.js';
import { beginsLikeJournal, formatHeader, type Header, readHeader, whyOfAnother } from './header.js';
import { type JournaledGateway, journaledGateway } from './journaled-gateway.js';
import { lockFile } from './lock.js';
import { createQuestions } from './question.js';
import { type Place, type ReadJournal, readFirstLine, readJournal, readPlace } from './read-journal.js';
import { bodyOf, deriveKey, seal, unseal } from './seal.js';

export interface JournalRequest {
  /** As the user wrote it. */
  file: string;
  settings: Pick<Settings, 'journal' | 'resume' | 'gatewayUrl' | 'gatewayApiKey'>;
  trust: Trust;
  workspace: Workspace;
  env: Env;
  base?: Pick<BaseFinder, 'isCommitted'> | undefined;
  log: Pick<Logger, 'info' | 'debug'>;
  /** The credentials of the config. */
  secrets: readonly string[];
  redact(text: string): string;
  onNotice(text: string): void;
  /** What went wrong, although the run goes on. */
  onWarning(text: string): void;
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** For disks that fail. */
  openFile?: (file: string, flags: number, mode: number) => Promise<FileHandle>;
}

export interface Journal {
  over(gateway: Gateway): JournaledGateway;
  /** These runs are to be asked anew by whoever takes it up. */
  again(runs: readonly string[]): void;
  /** What was taken up, for the report; undefined when nothing could be. */
  told(counts: ReturnType<JournaledGateway['counts']>): string | undefined;
  /** Never rejects. */
  close(): Promise<void>;
}

/** Undefined: the run keeps none. Never rejects: a run without a journal is better than none. */
export async function openJournal(request: JournalRequest): Promise<Journal | undefined> {
  const { trust, workspace, file, onNotice } = request;
  if (!trust.trusted) {
    onNotice(`the journal is neither read nor written: ${trust.reason}`);
    return undefined;
  }
  const closing: (() => unknown)[] = [];
  try {
    const real = workspace.resolveForWrite(file);
    const lock = lockFile(`${real}.lock`);
    if ('heldBy' in lock) throw new Error(`another run writes it now (process ${lock.heldBy})`);
    closing.push(lock.release);
    const { O_RDWR, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    const handle = await (request.openFile ?? open)(real, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
    closing.push(() => handle.close());
    return await begin(request, handle, closing);
  } catch (error) {
    await closeAll(closing);
    request.onWarning(`no journal is kept in ${shown(request)}: ${reasonOf(error)}`);
    return undefined;
  }
}

async function begin(request: JournalRequest, handle: FileHandle, closing: (() => unknown)[]): Promise<Journal> {
  const { now, sleep, redact, onNotice } = request;
  if (!beginsLikeJournal(await beginningOf(handle))) throw new Error('the file is no journal, and is not replaced');
  // Its answers are for nobody else, whoever made the file.
  await handle.chmod(0o600);
  const taken = await takeUp(request, handle);
  const header: Header = taken?.header ?? { ...ownHeader(request), salt: randomBytes(16).toString('hex') };
  const key = taken?.key ?? (await deriveKey(secretsOf(request), header.salt));
  const { places, end, last } = taken ?? (await beginAnew(handle, key, header));
  if (taken) await handle.truncate(end);
  let kept = places.size;
  const lines: Appender = createAppender({
    file: handle,
    key,
    end,
    last,
    sleep,
    onFailure: (error) =>
      request.onWarning(`the journal in ${shown(request)} ends early: ${reasonOf(error)}; the run goes on without it`),
  });
  const add = (body: string): void => {
    kept += 1;
    lines.add(body);
  };
  const found = places.size;
  const questions = createQuestions(key);
  return {
    over: (gateway) =>
      journaledGateway(gateway, {
        questions,
        add,
        redact,
        onNotice,
        has: (question) => places.has(question),
        recall: (question) => recalled(handle, key, places.get(question)),
      }),
    again(runs) {
      if (runs.length > 0) lines.add(formatAgain(runs));
    },
    told: ({ answers, recalled }) =>
      taken && found > 0
        ? `${recalled} of ${answers} answers were taken up from the journal (${ageOf(header, now())})`
        : undefined,
    async close() {
      await lines.close();
      request.log.debug(`journal: ${kept} answers in ${shown(request)}`);
      await closeAll(closing);
    },
  };
}

/** Code of the config may write to the workspace while the run goes on: what was read of it is checked again. */
async function recalled(handle: FileHandle, key: Buffer, place: Place | undefined): Promise<string | undefined> {
  if (!place) return undefined;
  try {
    return unseal(key, place.previous, await readPlace(handle, place))?.body;
  } catch {
    return undefined;
  }
}

type Taken = ReadJournal & { header: Header; key: Buffer };

/** What an earlier run left, as far as it is to be trusted. Says why where `resume` finds nothing. */
async function takeUp(request: JournalRequest, handle: FileHandle): Promise<Taken | undefined> {
  const { settings, onNotice, env, workspace, base } = request;
  if (!settings.resume) return undefined;
  const anew = (why: string): undefined => {
    onNotice(`the journal ${shown(request)} begins anew: ${why}`);
  };
  const attempt = attemptOf(env) ?? 1;
  const line = await readFirstLine(handle);
  if (line === undefined)
    return attempt > 1 ? anew(`this is attempt ${attempt}, and the one before left none there`) : undefined;
  const header = readHeader(bodyOf(line) ?? '');
  if (!header) return anew('the one that is there is of another version of this program');
  const other = whyOfAnother(header, ownHeader(request));
  if (other !== undefined) return anew(`the one that is there ${other}`);
  // A cache carries it, and never the change that it is about.
  if (await base?.isCommitted(workspace.resolveForWrite(request.file)))
    return anew('the one that is there is a part of the change');
  const key = await deriveKey(secretsOf(request), header.salt);
  const read = await readJournal(handle, key);
  if (read.brokenLine === 1) return anew('the one that is there was written with other credentials, or changed since');
  if (read.brokenLine !== undefined)
    onNotice(
      `line ${read.brokenLine} of the journal ${shown(request)} is not as it was written: what stands before it is taken up, and the rest asked for again`,
    );
  request.log.info(`journal: ${read.places.size} answers of ${shown(request)} are taken up`);
  return { ...read, header, key };
}

async function beginAnew(handle: FileHandle, key: Buffer, header: Header): Promise<ReadJournal> {
  const { line, mac } = seal(key, '', formatHeader(header));
  const bytes = Buffer.from(`${line}\n`);
  await handle.truncate(0);
  const { bytesWritten } = await handle.write(bytes, 0, bytes.length, 0);
  if (bytesWritten < bytes.length) throw new Error('the disk is full');
  await handle.datasync();
  return { places: new Map(), end: bytes.length, last: mac };
}

async function beginningOf(handle: FileHandle): Promise<string> {
  const stat = await handle.stat();
  if (!stat.isFile()) throw new Error('it is a device or pipe, not a file');
  const buffer = Buffer.alloc(200);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
  return buffer.toString('latin1', 0, bytesRead);
}

function ownHeader({ settings, env, now }: JournalRequest): Omit<Header, 'salt'> {
  const { gatewayUrl: gateway } = shownGateway(settings);
  const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id, GITHUB_SHA: commit } = env;
  const attempt = attemptOf(env);
  return {
    version: VERSION,
    begun: now(),
    ...(gateway === undefined ? {} : { gateway }),
    ...(repository && id ? { run: { repository, id, commit: commit ?? '' } } : {}),
    ...(repository && id && attempt !== undefined ? { attempt } : {}),
  };
}

function attemptOf(env: Env): number | undefined {
  const attempt = Number(env['GITHUB_RUN_ATTEMPT']);
  return Number.isSafeInteger(attempt) && attempt > 0 ? attempt : undefined;
}

/** The input's key; those of the config where there is none. */
function secretsOf({ settings: { gatewayApiKey }, secrets }: JournalRequest): readonly string[] {
  return gatewayApiKey === undefined ? secrets : [gatewayApiKey];
}

function ageOf({ attempt, begun }: Header, now: number): string {
  const minutes = Math.max(0, Math.round((now - begun) / 60_000));
  const age =
    minutes < 1
      ? 'less than a minute ago'
      : minutes < 120
        ? `${minutes} min ago`
        : `${Math.floor(minutes / 60)} hours ago`;
  return attempt === undefined ? `begun ${age}` : `attempt ${attempt}, ${age}`;
}

function shown({ workspace, file }: JournalRequest): string {
  return workspace.display(file);
}

async function closeAll(closing: readonly (() => unknown)[]): Promise<void> {
  for (const close of closing.toReversed())
    try {
      await close();
    } catch {
      // Nothing is lost: what was to be kept is on the disk, or its writing has failed and was told.
    }
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return 'the disk is full';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ELOOP') return 'it is a link';
  return message;
}
