import { describe, expect, test } from '@jest/globals';
import { forkRecipe } from '../../src/trust/recipe.js';

const KNOWN = { GITHUB_ACTION_REPOSITORY: 'acme/mlflow-gateway-eval', GITHUB_ACTION_REF: 'v1' };
const NAMED = { text: 'docs/forks.md of mlflow-gateway-eval shows workflows that judge changes from forks' };

describe('where it says how changes from forks are judged', () => {
  test.each([
    ['a tag', 'v1'],
    ['a branch', 'feature/x-1'],
    ['a commit', '1'.repeat(40)],
  ])('the page of the version that runs: %s', (_, ref) => {
    expect(forkRecipe({ ...KNOWN, GITHUB_ACTION_REF: ref })).toEqual({
      text: 'these workflows judge changes from forks',
      url: `https://github.com/acme/mlflow-gateway-eval/blob/${ref}/docs/forks.md`,
    });
  });

  test.each<[string, Record<string, string>]>([
    ['a laptop, or `uses: ./`', {}],
    ['no ref', { GITHUB_ACTION_REPOSITORY: 'acme/mlflow-gateway-eval' }],
    [
      'a server of its own, which may have the action from elsewhere',
      { ...KNOWN, GITHUB_SERVER_URL: 'https://git.acme.test' },
    ],
    ['a name that is none', { ...KNOWN, GITHUB_ACTION_REPOSITORY: 'acme/app](https://evil.example)' }],
    ['a name that climbs', { ...KNOWN, GITHUB_ACTION_REPOSITORY: 'acme/..' }],
    ['a ref that climbs', { ...KNOWN, GITHUB_ACTION_REF: 'v1/../../x' }],
    ['a ref with a blank', { ...KNOWN, GITHUB_ACTION_REF: 'v1 x' }],
  ])('the name of the page: %s', (_, env) => {
    expect(forkRecipe(env)).toEqual(NAMED);
  });
});
