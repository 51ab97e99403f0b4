// What `validate` and `--dry-run` print.
import type { Problem } from '../config/problem.js';
import { counted, formatCount } from './format.js';
import type { PlannedRun, PlanReport } from './plan-report.js';
import { sum } from './statistics.js';
import { createTerminalWriter, problemLines, type TerminalWriter } from './terminal-writer.js';
import { warningsTitle } from './verdict-text.js';
import { oneLine, short } from './visible.js';

export interface PlanOptions {
  /** Columns. */
  width: number;
  color: boolean;
}

/** A person reads these; a config of a thousand files is for a machine. */
const FILES_SHOWN = 20;

/** `validate`: whether the config can run, and if not, everything that keeps it from running. */
export function renderValidation({ problems, warnings, plan }: PlanReport, options: PlanOptions): string {
  const writer = createTerminalWriter(options);
  const { write, style } = writer;
  const title = problems.length === 0 ? 'Config valid' : 'Config not valid';
  return `${[
    [
      style(write(named(title, plan)), 'bold', problems.length === 0 ? 'green' : 'red'),
      ...(plan ? [write(`${cellsSentence(plan)}.`)] : []),
    ].join('\n'),
    ...problemSection(problems, writer),
    ...warningSection(warnings, writer),
  ].join('\n\n')}\n`;
}

/** `--dry-run`: the plan of a run. */
export function renderDryRun({ problems, warnings, needs, plan }: PlanReport, options: PlanOptions): string {
  const writer = createTerminalWriter(options);
  const { write, style, section } = writer;
  const title = problems.length === 0 ? 'Dry run' : 'Dry run: this would not measure everything';
  return `${[
    [
      style(write(named(title, plan)), 'bold', problems.length === 0 ? 'green' : 'red'),
      write('Nothing was called and nothing was written.'),
    ].join('\n'),
    ...problemSection(problems, writer),
    ...(plan ? planSections(plan, writer) : []),
    ...section(
      'What a run also needs',
      needs.map((need) => problemLines(need, write)),
    ),
    ...warningSection(warnings, writer),
  ].join('\n\n')}\n`;
}

function named(title: string, plan: PlannedRun | undefined): string {
  return plan?.description ? `${title} (${short(plan.description, 80)})` : title;
}

function problemSection(problems: readonly Problem[], { write, section }: TerminalWriter): string[] {
  const lines = problems.map((problem) => problemLines(problem, write));
  return section(`What to fix: ${counted(problems.length, 'problem')}`, lines);
}

function warningSection(warnings: readonly Problem[], { write, section }: TerminalWriter): string[] {
  const lines = warnings.map((warning) => problemLines(warning, write));
  return section(warningsTitle({ warnings }), lines);
}

/** `8 tests, 1 prompt, 2 endpoints: 16 cells` */
function cellsSentence({ tests, prompts, endpoints, cells }: PlannedRun): string {
  const parts = [counted(tests, 'test'), counted(prompts, 'prompt'), counted(endpoints, 'provider')];
  return `${parts.join(', ')}: ${counted(cells, 'cell')}`;
}

function planSections(plan: PlannedRun, { write, section }: TerminalWriter): string[] {
  const calls = sum(plan.calls.map((one) => one.calls));
  const grading = sum(plan.gradings.map((one) => one.calls));
  const tokens = sum(plan.calls.map((one) => Math.round(one.promptTokens)));
  const lines = (facts: readonly string[]): string[] => facts.map((fact) => write(fact, 2));
  return [
    ...section('What would run', [
      ...lines([
        cellsSentence(plan),
        ...(plan.runs === plan.cells ? [] : [`${formatCount(plan.runs)} runs, with repeats`]),
        ...(plan.withoutCall > 0 ? [`${formatCount(plan.withoutCall)} of them without a call (providerOutput)`] : []),
        ...(plan.inOrder ? ['one after the other: tests refer to what came before them'] : []),
      ]),
    ]),
    ...section(`Calls to endpoints: ${formatCount(calls)}`, [
      ...plan.calls.map((one) =>
        write(`${oneLine(one.endpoint)}: ${counted(one.calls, 'call')}, about ${tokensOf(one.promptTokens)}`, 2),
      ),
      ...(calls === 0
        ? []
        : lines([
            `About ${tokensOf(tokens)} in all: an estimate, the characters of the prompts / 4; answers come on top.`,
          ])),
    ]),
    ...section(`Calls to graders: at least ${formatCount(grading)}`, [
      ...plan.gradings.map(({ grader, type, kind, calls: count }) =>
        write(
          `${oneLine(grader)}: ${type}, ${counted(count, 'call')}${kind === 'embeddings' ? ' for embeddings' : ''}`,
          2,
        ),
      ),
    ]),
    ...section(
      'What it reads and writes',
      lines([
        `Config ${listed(plan.configFiles)}`,
        ...(plan.files.length > plan.configFiles.length
          ? [`Files ${listed(plan.files.filter((file) => !plan.configFiles.includes(file)))}`]
          : []),
        plan.code.length > 0 ? `Code of the config: ${plan.code.join(', ')}` : 'Code of the config: none',
        `Result files ${plan.resultFiles.length > 0 ? listed(plan.resultFiles) : 'none'}`,
        ...(plan.gatewayUrl === undefined ? [] : [`Gateway ${oneLine(plan.gatewayUrl)}`]),
      ]),
    ),
  ];
}

function tokensOf(count: number): string {
  return counted(Math.round(count), 'prompt token');
}

function listed(names: readonly string[]): string {
  const more = names.length - FILES_SHOWN;
  return names.slice(0, FILES_SHOWN).map(oneLine).join(', ') + (more > 0 ? ` and ${formatCount(more)} more` : '');
}
