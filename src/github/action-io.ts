// What a runner hands to a step and takes from it. Inputs need nothing but the environment; outputs and summary go
// through @actions/core, loaded when there is something to write (it shares undici with the gateway client, so by then
// it is nearly free).
import type { Env } from '../settings/settings.js';

/** The trimmed value of an input of action.yml; undefined when it is absent or blank. */
export function readInput(env: Env, name: string): string | undefined {
  // The runner upper-cases the name and replaces spaces, and nothing else: dashes stay.
  const value = env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`]?.trim();
  return value === '' ? undefined : value;
}

/** Outputs and summary of a step. Each function may throw; the caller turns that into a warning. */
export interface StepFiles {
  writeOutput(name: string, value: string): Promise<void>;
  /** Appends Markdown to the job summary. */
  writeSummary(markdown: string): Promise<void>;
}

/**
 * The files that the runner names in GITHUB_OUTPUT and GITHUB_STEP_SUMMARY. Where it names none (a laptop) nothing is
 * written. `env` decides that alone: @actions/core reads the paths from `process.env` itself.
 */
export function createStepFiles(env: Env): StepFiles {
  return {
    async writeOutput(name, value) {
      // Without the variable, core would print the deprecated `::set-output` command.
      if (!env['GITHUB_OUTPUT']) return;
      const { setOutput } = await import('@actions/core');
      setOutput(name, value);
    },
    async writeSummary(markdown) {
      if (!env['GITHUB_STEP_SUMMARY']) return;
      const { summary } = await import('@actions/core');
      try {
        await summary.addRaw(markdown, true).write();
      } finally {
        // A failed write keeps its text in core's one buffer, before whatever is written next.
        summary.emptyBuffer();
      }
    },
  };
}
