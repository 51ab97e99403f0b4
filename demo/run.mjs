// `npm run demo`: the committed bundle against a gateway inside this process, first as the command on a laptop, at the same
// time as the action on a pull request. Needs Node 20 and nothing else. Exit code 0: it did what it shows.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startGateway } from './gateway.mjs';
import { openPullRequest } from './pull-request.mjs';

/** By the rules in models.mjs: the large model is too slow once, the small one is wrong three times. */
const EXPECTED = { exitCode: 1, stats: { successes: 12, failures: 4, errors: 0 } };

const root = fileURLToPath(new URL('..', import.meta.url));
const OUTPUT = 'demo-output';
const CONFIG = 'demo/promptfooconfig.yaml';

/** Neither proxies nor tokens nor settings of this machine: the demo is the same everywhere. */
const CLEAN_ENV = Object.fromEntries(
  ['PATH', 'SystemRoot', 'TERM', 'COLORTERM', 'NO_COLOR'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  ),
);

console.log(`An AI Gateway with made-up models runs in this process. Eight support tickets go to a large and a small model,
to see whether the small one may take over; both make mistakes, so the verdict is "failed".

$ node dist/index.js ${CONFIG}
`);
rmSync(join(root, OUTPUT), { recursive: true, force: true });
mkdirSync(join(root, OUTPUT));
const gateway = await startGateway();
const pullRequest = await openPullRequest(root);
let problems;
try {
  const [command, action] = await Promise.all([runCommand(), runAction()]);
  for (const comment of pullRequest.comments) writeFileSync(join(root, OUTPUT, 'comment.md'), comment);
  problems = [...checkCommand(command), ...checkAction(action)];
} finally {
  await Promise.all([gateway.close(), pullRequest.close()]);
}
if (problems.length > 0) {
  console.error(`\nThe demo did not do what it shows:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(`
In ${OUTPUT}/: comment.md, as the action writes it on a pull request; report.md, the job summary; results.json.
Next: change ${CONFIG} and run this again, or ask your own gateway:
  MLFLOW_GATEWAY_URL=http://localhost:5000 node dist/index.js your/promptfooconfig.yaml`);
}

function runCommand() {
  const flags = ['results.json', 'report.md'].flatMap((file) => ['--output-path', `${OUTPUT}/${file}`]);
  return run([CONFIG, ...flags], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // Files are written below the top of the git repository, and a downloaded copy is none.
    env: {
      ...CLEAN_ENV,
      MLFLOW_GATEWAY_URL: gateway.url,
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_WORKSPACE: root,
    },
  });
}

function runAction() {
  return run([], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...CLEAN_ENV,
      ...pullRequest.env,
      INPUT_CONFIG: CONFIG,
      'INPUT_GATEWAY-URL': gateway.url,
      'INPUT_GITHUB-TOKEN': 'made-up',
    },
  });
}

function run(args, options) {
  const child = spawn(process.execPath, [join(root, 'dist', 'index.js'), ...args], { cwd: root, ...options });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      log += text;
    });
  }
  return new Promise((done, fail) => {
    child.on('error', fail).on('close', (exitCode) => done({ exitCode, log }));
  });
}

function checkCommand({ exitCode }) {
  const wrong = exitCode === EXPECTED.exitCode ? [] : [`the command's exit code is ${exitCode}`];
  const missing = ['results.json', 'report.md'].filter((file) => !existsSync(join(root, OUTPUT, file)));
  if (missing.length > 0) return [...wrong, `${missing.join(' and ')} is missing`];
  const { stats } = JSON.parse(readFileSync(join(root, OUTPUT, 'results.json'), 'utf8')).results;
  return [
    ...wrong,
    ...Object.entries(EXPECTED.stats)
      .filter(([name, count]) => stats[name] !== count)
      .map(([name, count]) => `${name}: ${stats[name]} in results.json, not ${count}`),
  ];
}

function checkAction({ exitCode, log }) {
  const { comments } = pullRequest;
  const isRight = exitCode === EXPECTED.exitCode && comments.length === 1 && comments[0].includes('Eval failed');
  return isRight ? [] : [`as an action: exit code ${exitCode}, ${comments.length} comments; its log:\n${log}`];
}
