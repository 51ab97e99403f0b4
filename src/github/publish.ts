// Brings a finished report to where people look: job summary, outputs, comment, commit status, issue. The channels do not
// know of each other: what one of them cannot do becomes a warning, and never touches the verdict.
import type { VerdictName } from '../verdict/verdict.js';
import type { StepFiles } from './action-io.js';
import type { GithubApi, GithubConnection } from './api.js';
import type { Channel } from './channel.js';
import { type CommentPublication, publishComment } from './publish-comment.js';
import { type IssuePublication, publishIssue } from './publish-issue.js';
import { publishStatus, type StatusPublication } from './publish-status.js';

export interface Publication {
  verdict: VerdictName;
  /** Of the step. */
  exitCode: number;
  comment: CommentPublication;
  status: Pick<StatusPublication, 'instance' | 'reason'>;
  issue: Pick<IssuePublication, 'title' | 'body'>;
  /** Markdown of the job summary. */
  summary: string;
  /** Of action.yml, without `comment-url`. */
  outputs: Readonly<Record<string, string>>;
  /** Writes what may take its time, once summary and outputs stand and before GitHub is asked. Gives further outputs. */
  writeFiles?: () => Promise<Readonly<Record<string, string>>>;
}

export interface Publisher extends Pick<Channel, 'context' | 'settings'> {
  files: StepFiles;
  /** Called when there is something to send, at most once. */
  connect: (connection: Pick<GithubConnection, 'token' | 'apiUrl' | 'repository'>) => Promise<GithubApi>;
}

export interface Published {
  commentUrl?: string;
  issueUrl?: string;
  /** For the log, one a problem; may quote text from outside. */
  warnings: string[];
  /** For the log: what somebody may wonder about, and nobody has to mend. */
  notes: string[];
}

/** Never throws. Summary and outputs first: they are written in a moment, while a comment may wait for GitHub. */
export async function publish(publication: Publication, publisher: Publisher): Promise<Published> {
  const { files, context, settings, connect } = publisher;
  const published: Published = { warnings: [], notes: [] };
  const guarded = async (what: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write();
    } catch (error) {
      published.warnings.push(
        `${what} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  const writeOutputs = async (outputs: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(outputs))
      await guarded(`the output ${name}`, () => files.writeOutput(name, value));
  };

  await guarded('the job summary', () => files.writeSummary(publication.summary));
  await writeOutputs(publication.outputs);
  await guarded('the result files', async () => writeOutputs((await publication.writeFiles?.()) ?? {}));

  let connected: Promise<GithubApi> | undefined;
  const channel: Channel = {
    context,
    settings,
    api() {
      const { repository, apiUrl } = context;
      const token = settings.githubToken;
      if (!repository || !token) throw new Error('there is no repository or no token');
      connected ??= connect({ token, apiUrl, repository });
      return connected;
    },
    tell: { info: (text) => published.notes.push(text), warning: (text) => published.warnings.push(text) },
  };
  const { verdict, exitCode, comment, status, issue } = publication;
  const isGreen = exitCode === 0 && (verdict === 'passed' || verdict === 'skipped');
  // The status before the rest: somebody may wait for it.
  await guarded('the commit status', () => publishStatus({ verdict, exitCode, ...status }, channel));
  await guarded('the comment', async () => {
    const written = await publishComment({ comment, isGreen }, channel);
    if (!written) return;
    published.commentUrl = written.url;
    await writeOutputs({ 'comment-url': written.url });
  });
  await guarded('the issue', async () => {
    const written = await publishIssue(
      // A green job that measured nothing is neither a failure to tell of nor a recovery.
      { ...issue, marker: comment.marker, isGreen, isSilent: exitCode === 0 && verdict !== 'passed' },
      channel,
    );
    if (written) published.issueUrl = written.url;
  });
  return published;
}
