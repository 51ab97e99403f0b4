// The command line: the same names as the action's inputs, as flags.
import { closeName } from '../config/names.js';
import { InputError, type InputTexts } from './input-error.js';
import { INPUTS, type InputSpec } from './inputs.js';

export interface CommandLine {
  /** `validate`: the config is checked, and nothing runs. */
  validate: boolean;
  help: boolean;
  version: boolean;
  verbose: boolean;
  texts: InputTexts;
}

const FLAGS: readonly InputSpec[] = INPUTS.filter((input: InputSpec) => !input.actionOnly);
const SWITCHES = ['help', 'version', 'verbose'] as const;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['-h', '--help'],
  ['-v', '--version'],
  ['-c', '--config'],
]);

/** A config of this name is `./validate`. */
const VALIDATE = 'validate';

/**
 * `--name value`, `--name=value`, switches without a value, and configs as bare words, before which `validate` may stand. A flag that may hold several
 * lines can be repeated.
 * @throws InputError for a flag that does not exist or lacks its value
 */
export function parseFlags(args: readonly string[]): CommandLine {
  const line: CommandLine = { validate: false, help: false, version: false, verbose: false, texts: {} };
  const texts: Record<string, string> = {};
  const add = (name: string, value: string): void => {
    texts[name] = texts[name] === undefined ? value : `${texts[name]}\n${value}`;
  };
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const arg = SHORT.get(word) ?? word;
    if (arg === VALIDATE && !line.validate && texts['config'] === undefined) line.validate = true;
    else if (!arg.startsWith('-')) add('config', arg);
    else {
      const [, name = '', inline] = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(arg) ?? [];
      const known = SWITCHES.find((one) => one === name);
      const flag = FLAGS.find((one) => one.name === name);
      if (known) line[known] = true;
      else if (!flag || !arg.startsWith('--')) throw unknownFlag(arg, name);
      else if (!flag.placeholder) add(name, inline ?? 'true');
      else {
        const value = inline ?? rest.shift();
        if (value === undefined) throw new InputError(`--${name} needs a value: --${name} ${flag.placeholder}`);
        add(name, value);
      }
    }
  }
  if (line.validate && texts['dry-run'] !== undefined)
    throw new InputError(
      'validate and --dry-run go one without the other: validate checks the config, --dry-run also shows what would run',
    );
  return { ...line, texts: texts as InputTexts };
}

function unknownFlag(arg: string, name: string): InputError {
  const near = closeName(name, [...FLAGS.map((flag) => flag.name), ...SWITCHES]);
  return new InputError(`unknown flag ${JSON.stringify(arg)}${near ? `; did you mean --${near}?` : '; see --help'}`);
}

const ABOUT =
  "Runs an eval config in promptfoo's format against an MLflow AI Gateway and prints one verdict. Exit code 0: passed. 1: failed, or nothing could be measured. 2: a flag is wrong.";

const ABOUT_VALIDATE =
  'validate checks configs without a gateway and lists everything that is wrong with them. Exit code 0: nothing is. 1: something is.';

/** @param width columns of the terminal */
export function helpText(width: number): string {
  const rows = FLAGS.map((flag): [string, string] => [
    `--${flag.name}${flag.name === 'config' ? ', -c' : ''}${flag.placeholder ? ` ${flag.placeholder}` : ''}`,
    `${flag.description.replaceAll('`', '')} Default: ${(flag.actionDefault ?? flag.builtIn).replaceAll('`', '').replace(/^\.$/, 'this folder')}.`,
  ]);
  rows.push(
    ['--verbose', 'Shows what a log otherwise leaves out.'],
    ['--version, -v', 'Prints the version.'],
    ['--help, -h', 'Prints this text.'],
  );
  return [
    'Usage: mlflow-gateway-eval [CONFIG...] [flags]',
    '       mlflow-gateway-eval validate [CONFIG...] [flags]',
    '',
    ...wrap(ABOUT, width),
    '',
    ...wrap(ABOUT_VALIDATE, width),
    '',
    'Flags:',
    ...rows.flatMap(([flag, text]) => [`  ${flag}`, ...wrap(text, width - 6).map((part) => `      ${part}`)]),
    '',
    'Environment:',
    '  MLFLOW_GATEWAY_URL      the same as --gateway-url',
    '  MLFLOW_GATEWAY_API_KEY  the same as --gateway-api-key',
  ].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
