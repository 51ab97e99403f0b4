// Brings a finished report to where people look: job summary, outputs, comment. The channels do not know of each other:
// what one of them cannot do becomes a warning, and never touches the verdict.
import type { Settings } from '../settings/settings.js';
import type { VerdictName } from '../verdict/verdict.js';
import type { StepFiles } from './action-io.js';
import type { GithubApi, GithubConnection } from './api.js';
import { commentWarning } from './comment-warning.js';
import type { GithubContext } from './event.js';
import { upsertComment } from './upsert-comment.js';

export interface Publication {
  verdict: VerdictName;
  /** Markdown of the comment, the marker's line first. */
  comment: { marker: string; body: string };
  /** Markdown of the job summary. */
  summary: string;
  /** Of action.yml, without `comment-url`. */
  outputs: Readonly<Record<string, string>>;
  /** Writes what may take its time, once summary and outputs stand and before GitHub is asked. Gives further outputs. */
  writeFiles?: () => Promise<Readonly<Record<string, string>>>;
}

export interface Publisher {
  context: GithubContext;
  settings: Pick<Settings, 'comment' | 'githubToken'>;
  files: StepFiles;
  /** Called when there is something to send. */
  connect: (connection: Pick<GithubConnection, 'token' | 'apiUrl' | 'repository'>) => Promise<GithubApi>;
}

export interface Published {
  commentUrl?: string;
  /** For the log, one a problem; may quote text from outside. */
  warnings: string[];
}

/** Never throws. Summary and outputs first: they are written in a moment, while a comment may wait for GitHub. */
export async function publish(publication: Publication, publisher: Publisher): Promise<Published> {
  const { files } = publisher;
  const warnings: string[] = [];
  const guarded = async (what: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      warnings.push(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  await guarded('the job summary', () => files.writeSummary(publication.summary));
  const writeOutputs = async (outputs: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(outputs))
      await guarded(`the output ${name}`, () => files.writeOutput(name, value));
  };
  await writeOutputs(publication.outputs);
  await guarded('the result files', async () => writeOutputs((await publication.writeFiles?.()) ?? {}));
  let commentUrl: string | undefined;
  await guarded('the comment', async () => {
    const written = await writeComment(publication, publisher);
    commentUrl = written.url;
    if (written.warning) warnings.push(written.warning);
  });
  const url = commentUrl;
  if (url === undefined) return { warnings };
  await guarded('the output comment-url', () => files.writeOutput('comment-url', url));
  return { commentUrl: url, warnings };
}

async function writeComment(
  { verdict, comment }: Publication,
  { context, settings, connect }: Publisher,
): Promise<{ url?: string; warning?: string }> {
  if (settings.comment === 'never') return {};
  const { pullRequest, repository, apiUrl, payloadProblem } = context;
  if (payloadProblem) return { warning: `no comment was written: ${payloadProblem}` };
  // A schedule, a push, a dispatch: there is nowhere to comment, and nothing is wrong.
  if (!pullRequest || !repository) return {};
  if (!settings.githubToken) return { warning: 'no comment was written: the input github-token is empty' };

  const isGreen = verdict === 'passed' || verdict === 'skipped';
  const api = await connect({ token: settings.githubToken, apiUrl, repository });
  const result = await upsertComment(api, {
    ...comment,
    pullRequest: pullRequest.number,
    // A comment that an earlier push turned red must not stay red.
    mode: settings.comment === 'on-failure' && isGreen ? 'update only' : 'create or update',
  });
  if (!result.ok) return { warning: commentWarning(result.failure, context) };
  return result.value ? { url: result.value.url } : {};
}
