import { stringify } from 'yaml';

const HEAD = '# Generated from src/settings/inputs.ts by `npm run docs`.\n';

/** The text of action.yml. An input whose absence means something has no default: a runner hands defaults over like values. */
export function actionYml({ INPUTS, OUTPUTS }) {
  const action = {
    name: 'MLflow Gateway Eval',
    description:
      'Runs a promptfoo eval config against the endpoints of an MLflow AI Gateway and decides whether the change may be merged.',
    author: 'MLflow Gateway Eval contributors',
    branding: { icon: 'check-circle', color: 'blue' },
    inputs: Object.fromEntries(
      INPUTS.filter(({ commandOnly }) => !commandOnly).map((input) => [input.name, actionInput(input)]),
    ),
    outputs: Object.fromEntries(OUTPUTS.map(({ name, description }) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/index.js' },
  };
  return HEAD + stringify(action, { lineWidth: 0, singleQuote: true });
}

function actionInput({ description, actionDefault, builtIn }) {
  return {
    description: actionDefault === undefined ? `${description} Default: ${builtIn}.` : description,
    required: false,
    ...(actionDefault === undefined ? {} : { default: actionDefault }),
  };
}
