// Every input of the action, which is every flag of the command. action.yml, the README's table and --help are held to
// this list by tests.

import { listEndings } from '../result-formats.js';

export interface InputSpec {
  name: string;
  /** One sentence. */
  description: string;
  /** What the action's runner hands over when the workflow says nothing. */
  actionDefault?: string;
  /** What holds when nobody says anything, for the table: inputs that a config can also set have no action default. */
  builtIn: string;
  /** How --help writes the value; absent for a switch. */
  placeholder?: string;
  /** Makes sense only inside GitHub Actions: no flag of the command. */
  actionOnly?: true;
  /** Filled in by the runner: nobody sets it, and no table names it. */
  hidden?: true;
  /** Makes sense only in a terminal: no input of the action. */
  commandOnly?: true;
}

export const INPUTS = [
  {
    name: 'config',
    description: "Eval configs in promptfoo's format: files or globs, one a line; several are combined into one run.",
    actionDefault: 'promptfooconfig.yaml',
    builtIn: '`promptfooconfig.yaml`',
    placeholder: 'FILE',
  },
  {
    name: 'gateway-url',
    description: 'URL of the MLflow server whose AI Gateway is called.',
    builtIn: 'env `MLFLOW_GATEWAY_URL`',
    placeholder: 'URL',
  },
  {
    name: 'gateway-api-key',
    description: 'Bearer token for the gateway, or for a proxy before it.',
    builtIn: 'env `MLFLOW_GATEWAY_API_KEY`',
    placeholder: 'TOKEN',
  },
  {
    name: 'github-token',
    description: 'Token for everything on GitHub; the comment needs `pull-requests: write`.',
    actionDefault: '${{ github.token }}',
    builtIn: '`${{ github.token }}`',
    actionOnly: true,
  },
  {
    name: 'working-directory',
    description: 'Folder where relative paths start.',
    actionDefault: '.',
    builtIn: '`.`',
    placeholder: 'DIR',
  },
  {
    name: 'endpoint-map',
    description:
      'Providers of other kinds mapped to gateway endpoints, `openai:gpt-4o = gpt-4o-endpoint`, one a line; `*` is a wildcard.',
    builtIn: 'none',
    placeholder: "'ID = ENDPOINT'",
  },
  {
    name: 'grader',
    description: 'Grader for model-graded assertions where the config names none, `mlflow-gateway:<endpoint>`.',
    builtIn: 'none',
    placeholder: 'ID',
  },
  {
    name: 'strict',
    description: 'Keys of the config that have no effect are errors.',
    actionDefault: 'false',
    builtIn: '`false`',
  },
  {
    name: 'code',
    description: 'Whether code in the config (JavaScript, Python) runs: `allow` or `never`, which makes it an error.',
    actionDefault: 'allow',
    builtIn: '`allow`',
    placeholder: 'WHETHER',
  },
  {
    name: 'comment',
    description: 'When to comment on the pull request: `always`, `on-failure` or `never`.',
    actionDefault: 'always',
    builtIn: '`always`',
    actionOnly: true,
  },
  {
    name: 'comment-id',
    description: 'Keeps the comments of several instances on one pull request apart.',
    builtIn: 'workflow, job and matrix leg',
    actionOnly: true,
  },
  {
    name: 'matrix',
    description: 'The leg of the matrix, for the default of `comment-id`. Filled in by the runner; not to be set.',
    // Empty in act and `null` on GitHub where the job has no matrix.
    actionDefault: '${{ toJSON(matrix) }}',
    builtIn: 'the leg',
    actionOnly: true,
    hidden: true,
  },
  {
    name: 'pull-request',
    description: 'Number of the pull request to comment on, for events that are about none (`workflow_dispatch`).',
    builtIn: "the event's",
    actionOnly: true,
  },
  {
    name: 'commit-status',
    description: 'Sets the verdict as a status of the commit too, named like `comment-id`; it needs `statuses: write`.',
    actionDefault: 'false',
    builtIn: '`false`',
    actionOnly: true,
  },
  {
    name: 'issue-on-failure',
    description:
      'Keeps one issue open while runs by `schedule`, a dispatch or `push` on the default branch do not pass; it needs `issues: write`.',
    actionDefault: 'false',
    builtIn: '`false`',
    actionOnly: true,
  },
  {
    name: 'show-answers',
    description: 'Whose answers stand in comment, summary and files: `failed`, `all` or `none`.',
    builtIn: '`failed`, in files `all`',
    placeholder: 'WHOSE',
  },
  {
    name: 'max-concurrency',
    description:
      'Calls in flight to one server, from the start and at most, for whoever knows the gateway. Unset, a run finds out how many it takes.',
    builtIn: "the config's, else what the gateway takes, 64 at most",
    placeholder: 'N',
  },
  {
    name: 'requests-per-minute',
    description: 'The most requests a minute to one endpoint, retries included, evenly spread.',
    builtIn: 'what the endpoint takes',
    placeholder: 'N',
  },
  {
    name: 'repeat',
    description: 'How often each case runs.',
    builtIn: "the config's, else `1`",
    placeholder: 'N',
  },
  {
    name: 'repeat-min-pass',
    description: 'How many of the repeats have to pass.',
    builtIn: 'all of them',
    placeholder: 'N',
  },
  {
    name: 'pass-threshold',
    description: 'The least pass rate over judged cells, in percent.',
    builtIn: '`100`',
    placeholder: 'PERCENT',
  },
  {
    name: 'gate',
    description:
      'What a change has to pass, one a line or with commas: `assertions`, the thresholds; `regression`, no worse than the base.',
    builtIn: "the config's, else `assertions`",
    placeholder: 'GATES',
  },
  {
    name: 'baseline',
    description: 'Results file (`.json`) that the regression gate compares with, in place of running the base.',
    builtIn: 'none: the base is run',
    placeholder: 'FILE',
  },
  {
    name: 'gate-metrics',
    description: 'Named scores whose means may not fall, one a line.',
    builtIn: "the config's, else none",
    placeholder: 'NAME',
  },
  {
    name: 'max-latency-increase',
    description: 'Increase of the latency over the base, in percent, above which the regression gate fails.',
    builtIn: "the config's, else no limit",
    placeholder: 'PERCENT',
  },
  {
    name: 'max-token-increase',
    description: 'Increase of the tokens over the base, in percent, above which the regression gate fails.',
    builtIn: "the config's, else no limit",
    placeholder: 'PERCENT',
  },
  {
    name: 'forbid-removal',
    description: 'The regression gate fails where the base has a case that the change does not have.',
    builtIn: "the config's, else `false`",
  },
  {
    name: 'gate-state',
    description: 'File that keeps the evidence of the regression gate, so that a re-run of the job goes on with it.',
    builtIn: 'none',
    placeholder: 'FILE',
  },
  {
    name: 'on-inconclusive',
    description: 'Exit code of a run that the gateway or the grader kept from measuring: `fail` or `warn`.',
    actionDefault: 'fail',
    builtIn: '`fail`',
    placeholder: 'WHAT',
  },
  {
    name: 'paths',
    description:
      'Files that matter, as patterns from the top of the repository, one a line, or `auto`: the config and all it refers to. A change of nothing else is `skipped`.',
    builtIn: 'all',
    actionOnly: true,
  },
  {
    name: 'allowed-endpoints',
    description:
      'Endpoints that a config from a fork may call, one a line; `*` is a wildcard. It needs `max-calls` too.',
    builtIn: 'none',
    placeholder: 'NAME',
  },
  {
    name: 'max-calls',
    description: 'The most requests to models in a run, retries and graders included.',
    builtIn: 'no limit',
    placeholder: 'N',
  },
  {
    name: 'timeout-minutes',
    description: 'The run ends with a verdict before this time, from what it has measured by then.',
    builtIn: 'none',
    placeholder: 'MINUTES',
  },
  {
    name: 'journal',
    description: 'File that keeps the answers of finished calls, so that a run that is cut off can be gone on with.',
    builtIn: 'none',
    placeholder: 'FILE',
  },
  {
    name: 'resume',
    description: 'Goes on from `journal`: what it holds of the same run is not asked for again.',
    actionDefault: 'false',
    builtIn: '`false`',
  },
  {
    name: 'output-path',
    description: `Result files, one a line; the ending chooses the format: ${listEndings((ending) => `\`${ending}\``)}.`,
    builtIn: "the config's `outputPath`",
    placeholder: 'FILE',
  },
  {
    name: 'case',
    description: 'Runs only the cells with this id, as reports show it.',
    builtIn: 'all',
    placeholder: 'ID',
    commandOnly: true,
  },
  {
    name: 'dry-run',
    description: 'Prints what a run would call and write, and calls and writes nothing.',
    builtIn: '`false`',
    commandOnly: true,
  },
] as const satisfies readonly InputSpec[];

export type InputName = (typeof INPUTS)[number]['name'];

export const OUTPUTS = [
  { name: 'verdict', description: '`passed`, `failed`, `inconclusive` or `skipped`.' },
  { name: 'total', description: 'Cells: test x prompt x endpoint.' },
  { name: 'successes', description: 'Cells that were judged and passed.' },
  { name: 'failures', description: 'Cells that were judged and failed.' },
  { name: 'errors', description: 'Cells that could not be measured.' },
  { name: 'pass-rate', description: 'Successes in percent of the judged cells; empty when none was judged.' },
  { name: 'comment-url', description: 'The comment, when one was written.' },
  { name: 'results-path', description: 'The first of the result files.' },
] as const;
