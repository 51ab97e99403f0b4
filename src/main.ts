#!/usr/bin/env node
// The one bundle: an action when a runner starts it, a command everywhere else.
import { runAction } from './action.js';
import { runCommand } from './cli.js';

/** A runner hands over inputs; a shell step inside a workflow has GITHUB_ACTIONS too, but no inputs. */
const startedByRunner =
  process.env['GITHUB_ACTIONS'] === 'true' && Object.keys(process.env).some((name) => name.startsWith('INPUT_'));

// Node opens a debugger for this signal, and any process of the same user may send it: code of a config could read our
// memory through it.
process.on('SIGUSR1', () => {});

const write = (text: string): void => {
  process.stdout.write(text);
};
// `| head` closes the pipe before the report has ended. What was measured stays what it is, and so does the exit code.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
const args = process.argv.slice(2);
const run = startedByRunner && args.length === 0 ? runAction(process.env, write) : runCommand(args, process);

run.then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    // A bug. Never green: nobody knows what was measured.
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`this is a bug of mlflow-gateway-eval, please report it: ${text}\n`);
    process.exitCode = 1;
  },
);
