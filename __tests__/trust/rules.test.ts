import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { excerpt } from '../../src/assertions/excerpt.js';
import { type DestinationRequest, findDestination } from '../../src/trust/destination.js';
import { type EnvironmentRequest, endpointEnv, templateEnv } from '../../src/trust/environment.js';
import { originOf, sameOrigin, shownUrl } from '../../src/trust/origin.js';
import { createRedactor, knownSecrets, MIN_SECRET_LENGTH, secretForms } from '../../src/trust/secrets.js';
import { type TriggerFacts, trustOf } from '../../src/trust/who.js';

const TRUSTED = { trusted: true } as const;
const OUTSIDE = { trusted: false, reason: 'This change comes from evil/app, not from acme/app.' } as const;

describe('who wrote the config', () => {
  const repository = 'acme/app';
  test.each<[string, TriggerFacts]>([
    ['a push', { eventName: 'push', repository }],
    ['a schedule', { eventName: 'schedule', repository }],
    ['a merge queue', { eventName: 'merge_group', repository }],
    ['a dispatch', { eventName: 'workflow_dispatch', repository }],
    [
      'a pull request of our branch (Dependabot too)',
      { eventName: 'pull_request', repository, headRepository: 'acme/app' },
    ],
    ['the same in other case', { eventName: 'pull_request', repository, headRepository: 'Acme/App' }],
    ['pull_request_target of our branch', { eventName: 'pull_request_target', repository, headRepository: 'acme/app' }],
    [
      'workflow_run of our branch',
      { eventName: 'workflow_run', startedBy: 'pull_request', repository, headRepository: 'acme/app' },
    ],
    ['a review of our branch', { eventName: 'pull_request_review', repository, headRepository: 'acme/app' }],
    ['a release', { eventName: 'release', repository }],
    ['a call from another system', { eventName: 'repository_dispatch', repository }],
  ])('ours: %s', (_, facts) => {
    expect(trustOf(facts)).toEqual(TRUSTED);
  });

  test.each<[string, TriggerFacts, string]>([
    ['a fork', { eventName: 'pull_request', repository, headRepository: 'evil/app' }, OUTSIDE.reason],
    [
      'a fork, with our secrets',
      { eventName: 'pull_request_target', repository, headRepository: 'evil/app' },
      OUTSIDE.reason,
    ],
    [
      'a review of a fork',
      { eventName: 'pull_request_review', repository, headRepository: 'evil/app' },
      OUTSIDE.reason,
    ],
    [
      'a run that a fork began',
      { eventName: 'workflow_run', startedBy: 'pull_request', repository, headRepository: 'evil/app' },
      OUTSIDE.reason,
    ],
    [
      'a name that only begins like ours',
      { eventName: 'pull_request', repository, headRepository: 'acme/app2' },
      'This change comes from acme/app2, not from acme/app.',
    ],
    [
      'a deleted fork',
      { eventName: 'pull_request', repository, headRepository: null },
      'The repository that this change comes from was deleted, so nobody can say whose it was.',
    ],
    [
      'nothing said',
      { eventName: 'pull_request', repository },
      'The event does not say which repository this change comes from.',
    ],
    [
      'a run without head repository',
      { eventName: 'workflow_run', startedBy: 'pull_request', repository, headRepository: null },
      'The repository that this change comes from was deleted, so nobody can say whose it was.',
    ],
    [
      'a run of ours that a comment began: it may have checked out a fork',
      { eventName: 'workflow_run', startedBy: 'issue_comment', repository, headRepository: 'acme/app' },
      'The event issue_comment of the run that started this one does not say whose change it is.',
    ],
    [
      'a run of which nobody says what began it',
      { eventName: 'workflow_run', repository, headRepository: 'acme/app' },
      'The event of the run that started this one does not say whose change it is.',
    ],
    [
      'our own name unknown',
      { eventName: 'pull_request', headRepository: '' },
      'The event does not say which repository this change comes from.',
    ],
    ...['issue_comment', 'issues', 'check_suite', 'Pull_Request_Target', 'toString'].map(
      (eventName): [string, TriggerFacts, string] => [
        `the event ${eventName}, whose change nobody can tell`,
        { eventName, repository, headRepository: 'acme/app' },
        `The event ${eventName} does not say whose change this is: start the workflow by pull_request, push, schedule or workflow_dispatch.`,
      ],
    ),
    [
      'no event at all',
      { repository },
      'The event of this run does not say whose change this is: start the workflow by pull_request, push, schedule or workflow_dispatch.',
    ],
    [
      'a name that is none',
      { eventName: 'pull_request', repository, headRepository: 'evil/app](http://x) @all' },
      'This change comes from another repository, not from acme/app.',
    ],
  ])('not ours: %s', (_, facts, reason) => {
    expect(trustOf(facts)).toEqual({ trusted: false, reason });
  });
});

describe('origins', () => {
  const own = 'https://mlflow.example.com:8443/prefix/';
  test.each([
    'https://mlflow.example.com:8443',
    'HTTPS://MLFLOW.EXAMPLE.COM:8443/other',
    ' https://mlflow.example.com:8443/ ',
    'https:\\\\mlflow.example.com:8443\\x',
  ])('the same: %s', (url) => {
    expect(sameOrigin(url, own)).toBe(true);
  });

  test.each([
    'http://mlflow.example.com:8443',
    'https://mlflow.example.com',
    'https://mlflow.example.com:443',
    'https://mlflow.example.com.:8443',
    'https://mlflow.example.com.evil.com:8443',
    'https://evil.com/https://mlflow.example.com:8443',
    'https://mlflow.example.com:8443@evil.com',
    'https://mlflow.example.com%3A8443@evil.com/',
    'https://evil.com\\@mlflow.example.com:8443',
    'https://evil.com#@mlflow.example.com:8443',
    'https://evil.com?@mlflow.example.com:8443',
    'https://mlflow.example.com:8443.evil.com',
    'https://mlflow\u3002example.com:8443.evil.com',
    'https://ｍlflow.example.com:8444',
    'https://mlflоw.example.com:8443', // a Cyrillic o
    'https://mlflow.example.com:84430',
    'https:mlflow.example.com',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//mlflow.example.com:8443',
    'mlflow.example.com:8443',
    '',
  ])('another one, or none: %s', (url) => {
    expect(sameOrigin(url, own)).toBe(false);
  });

  test.each([
    ['http://gw:5000/prefix/', 'http://gw:5000/prefix/'],
    ['https://me:hunter22@gw/p?key=hunter22#hunter22', 'https://gw/p'],
    ['https://me:hunter22@[no', 'https://[no'],
    ['http:/me:hunter22@gw', 'http:/gw'],
    ['http:\\\\me:hunter22@gw', 'http:\\\\gw'],
    ['http://gw/a@b', 'http://gw/a@b'],
    ['/in?token=hunter22', '/in'],
  ])('%s in a message', (url, expected) => {
    expect(shownUrl(url)).toBe(expected);
  });

  test('two that are none are not the same', () => {
    expect(sameOrigin(undefined, undefined)).toBe(false);
    expect(sameOrigin('file:///a', 'file:///a')).toBe(false);
    expect(originOf('http://h.example:80/a')).toBe('http://h.example');
  });
});

describe('the environment of templates', () => {
  const env = {
    CITY: 'Oslo',
    UNSET: undefined,
    GITHUB_TOKEN: 'ghs_jobtoken',
    GH_TOKEN: 'ghs_other1',
    COPY_OF_JOB_TOKEN: 'ghs_jobtoken',
    JOB_HEADER: 'Bearer ghs_jobtoken',
    'INPUT_GATEWAY-API-KEY': 'input-key-1',
    'INPUT_GITHUB-TOKEN': 'ghs_input_token',
    COPY_OF_INPUT_TOKEN: 'ghs_input_token',
    input_lower: 'x',
    ACTIONS_RUNTIME_TOKEN: 'runtime-token',
    ACTIONS_ID_TOKEN_REQUEST_URL: 'https://x',
    INPUT_CONFIG: 'promptfooconfig.yaml',
    CONFIG_NAME: 'promptfooconfig.yaml',
    MLFLOW_GATEWAY_URL: 'http://gw:5000',
    MLFLOW_GATEWAY_API_KEY: 'gateway-key-1',
    COPY_OF_GATEWAY_KEY: 'gateway-key-1',
    COPY_OF_INPUT_KEY: 'input-key-1',
    MLFLOW_BASIC_AUTH: 'dXNlcjpwYXNz',
    MLFLOW_TRACKING_PASSWORD: 'pw',
    SAME_AS_PASSWORD: 'pw',
    MLFLOW_TRACKING_TOKEN: 'tracking-token',
    OTHER_KEY: 'other-key-1',
    AUTH_HEADER: 'Bearer other-key-1',
    KEY_AND_NEWLINE: 'gateway-key-1\n',
    KEY_IN_BASE64: Buffer.from('me:gateway-key-1').toString('base64'),
    URL_WITH_KEY: 'http://me:gateway-key-1@gw:5000',
    TEAM_KEY: 'team-key-1',
    OPENAI_API_KEY: 'sk-openai',
  };
  const request: EnvironmentRequest = {
    trust: TRUSTED,
    env,
    keyVariables: ['OTHER_KEY'],
    tokens: { gateway: 'input-key-1', github: 'ghs_input_token' },
  };
  const open = {
    CITY: 'Oslo',
    CONFIG_NAME: 'promptfooconfig.yaml',
    MLFLOW_GATEWAY_URL: 'http://gw:5000',
    SAME_AS_PASSWORD: 'pw',
    TEAM_KEY: 'team-key-1',
    OPENAI_API_KEY: 'sk-openai',
  };
  const gatewaySecrets = {
    MLFLOW_GATEWAY_API_KEY: 'gateway-key-1',
    COPY_OF_GATEWAY_KEY: 'gateway-key-1',
    COPY_OF_INPUT_KEY: 'input-key-1',
    MLFLOW_BASIC_AUTH: 'dXNlcjpwYXNz',
    MLFLOW_TRACKING_PASSWORD: 'pw',
    MLFLOW_TRACKING_TOKEN: 'tracking-token',
    OTHER_KEY: 'other-key-1',
    AUTH_HEADER: 'Bearer other-key-1',
    KEY_AND_NEWLINE: 'gateway-key-1\n',
    KEY_IN_BASE64: Buffer.from('me:gateway-key-1').toString('base64'),
    URL_WITH_KEY: 'http://me:gateway-key-1@gw:5000',
  };

  test('holds no secret of the runner or the gateway, under no name', () => {
    expect(templateEnv(request)).toEqual(open);
  });

  test.each([undefined, 'http://gw:5000', 'http://GW:5000/prefix'])(
    'of a provider that calls our gateway (%s) holds those of the gateway',
    (gatewayUrl) => {
      expect(endpointEnv(request, { gatewayUrl, ownUrl: 'http://gw:5000/' })).toEqual({ ...open, ...gatewaySecrets });
    },
  );

  test.each([
    ['https://evil.example', 'http://gw:5000'],
    ['http://gw:5001', 'http://gw:5000'],
    ['http://gw:5000', undefined],
    [undefined, undefined],
    ['{{env.X}}', 'http://gw:5000'],
  ])('of a provider that calls %s, with our gateway at %s, does not', (gatewayUrl, ownUrl) => {
    expect(endpointEnv(request, { gatewayUrl, ownUrl })).toEqual(open);
  });

  test('the values of the config win, but never bring back a name of the runner', () => {
    const configEnv = { CITY: 'Bergen', NEW: 'n', GITHUB_TOKEN: 't', INPUT_X: 'x', MLFLOW_GATEWAY_API_KEY: 'mine' };
    expect(templateEnv({ ...request, configEnv })).toEqual({
      ...open,
      CITY: 'Bergen',
      NEW: 'n',
      MLFLOW_GATEWAY_API_KEY: 'mine',
    });
  });

  test('is empty for a config from outside', () => {
    const outside = { ...request, trust: OUTSIDE, configEnv: { A: 'a' } };
    expect(templateEnv(outside)).toEqual({});
    expect(endpointEnv(outside, { ownUrl: 'http://gw:5000' })).toEqual({});
  });
});

describe('the destination of calls', () => {
  const gateway = { url: 'http://gw:5000', apiKey: 'our-key' };
  const find = (config: DestinationRequest['config'], more: Partial<DestinationRequest> = {}) =>
    findDestination({
      trust: TRUSTED,
      config,
      gateway,
      env: { OTHER_KEY: 'other', GITHUB_TOKEN: 'ghs_x', 'INPUT_GATEWAY-API-KEY': 'our-key' },
      ...more,
    });

  test.each<[string, DestinationRequest['config'], Partial<DestinationRequest>, string, Record<string, string>]>([
    ['our URL and key', {}, {}, 'http://gw:5000', { authorization: 'Bearer our-key' }],
    ['no key at all', {}, { gateway: { url: 'http://gw:5000' } }, 'http://gw:5000', {}],
    ['trailing slashes', {}, { gateway: { url: ' http://gw:5000/// ' } }, 'http://gw:5000', {}],
    ['a prefix', {}, { gateway: { url: 'https://GW.example:443/mlflow/' } }, 'https://gw.example/mlflow', {}],
    ['apiKey of the config wins', { apiKey: 'mine' }, {}, 'http://gw:5000', { authorization: 'Bearer mine' }],
    ['an empty apiKey means none', { apiKey: '' }, {}, 'http://gw:5000', {}],
    [
      'apiKeyEnvar instead of the usual variable',
      { apiKeyEnvar: 'OTHER_KEY' },
      {},
      'http://gw:5000',
      { authorization: 'Bearer other' },
    ],
    [
      'apiKey before apiKeyEnvar',
      { apiKey: 'mine', apiKeyEnvar: 'OTHER_KEY' },
      {},
      'http://gw:5000',
      { authorization: 'Bearer mine' },
    ],
    ['apiKeyEnvar that is not set: none, as there', { apiKeyEnvar: 'NOT_SET' }, {}, 'http://gw:5000', {}],
    [
      'apiKeyEnvar that names the usual one',
      { apiKeyEnvar: 'MLFLOW_GATEWAY_API_KEY' },
      {},
      'http://gw:5000',
      { authorization: 'Bearer our-key' },
    ],
    [
      'Authorization before any key',
      { apiKey: 'key-1', headers: { Authorization: 'Basic abc' } },
      {},
      'http://gw:5000',
      { authorization: 'Basic abc' },
    ],
    [
      'headers beside the key',
      { headers: { 'X-Team': ' search ', 'X-Empty': '' } },
      {},
      'http://gw:5000',
      { authorization: 'Bearer our-key', 'x-team': 'search' },
    ],
    [
      'an empty Authorization does not win',
      { headers: { Authorization: '' } },
      {},
      'http://gw:5000',
      { authorization: 'Bearer our-key' },
    ],
    [
      'gatewayUrl with a key of its own',
      { gatewayUrl: 'http://other:1/x/', apiKey: 'own' },
      {},
      'http://other:1/x',
      { authorization: 'Bearer own' },
    ],
    ['gatewayUrl without ours', { gatewayUrl: 'http://other:1' }, { gateway: {} }, 'http://other:1', {}],
    [
      'gatewayUrl at our origin gets our key',
      { gatewayUrl: 'HTTP://GW:5000/prefix' },
      {},
      'http://gw:5000/prefix',
      { authorization: 'Bearer our-key' },
    ],
    [
      'MLFLOW_GATEWAY_URL of the config',
      {},
      { configEnv: { MLFLOW_GATEWAY_URL: 'http://cfg:1', MLFLOW_GATEWAY_API_KEY: 'cfg-key' } },
      'http://cfg:1',
      { authorization: 'Bearer cfg-key' },
    ],
    [
      'apiKeyEnvar that the config sets',
      { gatewayUrl: 'http://other:1', apiKeyEnvar: 'MINE' },
      { configEnv: { MINE: 'm' } },
      'http://other:1',
      { authorization: 'Bearer m' },
    ],
    ['apiKeyRequired with a key', { apiKeyRequired: true }, {}, 'http://gw:5000', { authorization: 'Bearer our-key' }],
    [
      'apiKeyRequired with Authorization',
      { apiKeyRequired: true, headers: { authorization: 'Basic abc' } },
      { gateway: { url: 'http://gw:5000' } },
      'http://gw:5000',
      { authorization: 'Basic abc' },
    ],
  ])('%s', (_, config, more, baseUrl, headers) => {
    expect(find(config, more)).toMatchObject({ baseUrl, headers, warnings: [] });
  });

  test.each([
    'https://gw:5000',
    'http://gw:5001',
    'http://gw.:5000',

    'http://evil.com\\@gw:5000/',
  ])('our key is not sent to %s, and a warning says so', (gatewayUrl) => {
    const found = find({ gatewayUrl });
    expect(found).toMatchObject({ headers: {}, secrets: [] });
    expect(found).toMatchObject({
      warnings: [
        expect.stringMatching(/^the key of the gateway is not sent to .*: give that provider an apiKey of its own$/),
      ],
    });
  });

  test('our key is not sent to a URL that only the config knows', () => {
    const found = find({ gatewayUrl: 'http://other:1' }, { gateway: { apiKey: 'our-key' } });
    expect(found).toMatchObject({ headers: {}, warnings: [expect.stringContaining('apiKey of its own')] });
    expect(find({}, { configEnv: { MLFLOW_GATEWAY_URL: 'http://evil:1' } })).toMatchObject({
      baseUrl: 'http://evil:1',
      headers: {},
    });
  });

  test.each<[string, DestinationRequest['config'], Partial<DestinationRequest>, string]>([
    ['the URL', {}, { gateway: {} }, 'the URL of the gateway is not known'],
    [
      'the key',
      { apiKeyRequired: true },
      { gateway: { url: 'http://gw:5000' } },
      'apiKeyRequired is set, and there is no token',
    ],
    [
      'a header',
      { headers: { 'X-Key': '{{env.MY_KEY}}' } },
      {},
      'the header X-Key needs the environment variable MY_KEY',
    ],
  ])("a secret that Dependabot's run does not get: %s", (_, config, more, message) => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_ACTOR: 'dependabot[bot]' };
    expect(find(config, { ...more, env })).toMatchObject({
      problem: {
        message: expect.stringContaining(message),
        hint: expect.stringMatching(/; Dependabot started this run.*Dependabot secrets/),
      },
    });
    // GitHub keeps them from `pull_request` and the like, not from these.
    for (const other of [
      { ...env, GITHUB_EVENT_NAME: 'workflow_run' },
      { ...env, GITHUB_ACTOR: 'octocat' },
      { GITHUB_ACTOR: 'dependabot[bot]' },
    ])
      expect(JSON.stringify(find(config, { ...more, env: other }))).not.toContain('Dependabot started');
  });

  const REFUSED: [string, DestinationRequest['config'], Partial<DestinationRequest>, string, string?][] = [
    ['no URL', {}, { gateway: {} }, 'the URL of the gateway is not known', 'MLFLOW_GATEWAY_URL'],
    [
      'no scheme',
      { gatewayUrl: 'localhost:5000' },
      {},
      'has to begin with http:// or https://, got "localhost:5000"',
      'write http://localhost:5000',
    ],
    ['ftp', { gatewayUrl: 'ftp://gw' }, {}, 'has to begin with http:// or https://'],
    ['no host', { gatewayUrl: 'http://' }, {}, 'the URL of the gateway (gatewayUrl) is not valid, got "http://"'],
    ['a port too high', { gatewayUrl: 'http://gw:99999' }, {}, 'is not valid, got "http://gw:99999"', 'up to 65535'],
    ['a port that is none', { gatewayUrl: 'http://gw:a/x' }, {}, 'is not valid, got "http://gw:a/x"', 'a port is'],
    ['a bad URL of an input', {}, { gateway: { url: 'gw:1' } }, 'the URL of the gateway (gateway-url) has to begin'],
    [
      'a bad URL of the environment',
      {},
      { gateway: { url: 'gw:1' }, env: { MLFLOW_GATEWAY_URL: 'gw:1' } },
      'the URL of the gateway (MLFLOW_GATEWAY_URL) has to begin',
    ],
    [
      'a bad URL in the env of the config',
      {},
      { configEnv: { MLFLOW_GATEWAY_URL: 'gw:1' } },
      'the URL of the gateway (env.MLFLOW_GATEWAY_URL) has to begin',
    ],
    [
      'user and password',
      { gatewayUrl: 'http://me:pass@gw:5000' },
      {},
      'holds a user name or a password',
      'Authorization',
    ],
    [
      'a user that looks like our host',
      { gatewayUrl: 'http://gw:5000@evil.com' },
      {},
      'holds a user name or a password',
    ],
    ['a query', { gatewayUrl: 'http://gw:5000/?x=1' }, {}, 'ends before ? and #'],
    [
      'an unset variable in the URL',
      { gatewayUrl: 'http://{{env.HOST}}' },
      {},
      'gatewayUrl needs the environment variable HOST',
      'set HOST',
    ],
    ['an unset variable in the key', { apiKey: "{{ env['A-B'] }}" }, {}, 'apiKey needs the environment variable A-B'],
    [
      'an unset variable in a header',
      { headers: { Authorization: 'Basic {{env.MLFLOW_BASIC_AUTH}}' } },
      {},
      'the header Authorization needs the environment variable MLFLOW_BASIC_AUTH',
    ],
    [
      'another template in a header',
      { headers: { X: '{{q}}' } },
      {},
      'the header X holds a template that is never rendered',
    ],
    [
      'a line break in a header',
      { headers: { X: 'a\r\nEvil: 1' } },
      {},
      'the value of the header X holds a line break',
    ],
    ['an emoji in a header', { headers: { X: '🎉' } }, {}, 'the value of the header X holds'],
    ['a name that is none', { headers: { 'X: y': '1' } }, {}, '"X: y" is no name for a header'],
    ['Host', { headers: { Host: 'evil' } }, {}, 'the header Host cannot be set'],
    ['Content-Length', { headers: { 'content-length': '5' } }, {}, 'the header content-length cannot be set'],
    ['Transfer-Encoding', { headers: { 'Transfer-Encoding': 'chunked' } }, {}, 'cannot be set'],
    [
      'a header twice',
      { headers: { authorization: 'a', Authorization: 'b' } },
      {},
      'the header Authorization is there twice',
    ],
    ['a line break in a key', { apiKey: 'a\nb' }, {}, 'apiKey holds a character that a token cannot hold'],
    ['the token of the job as key', { apiKeyEnvar: 'GITHUB_TOKEN' }, {}, 'apiKeyEnvar cannot name GITHUB_TOKEN'],
    ['an input as key', { apiKeyEnvar: 'INPUT_GATEWAY-API-KEY' }, {}, 'apiKeyEnvar cannot name INPUT_GATEWAY-API-KEY'],
    [
      'a runtime token as key',
      { apiKeyEnvar: ' ACTIONS_RUNTIME_TOKEN' },
      {},
      'apiKeyEnvar cannot name ACTIONS_RUNTIME_TOKEN',
    ],
    [
      'a variable for another origin',
      { gatewayUrl: 'http://evil:1', apiKeyEnvar: 'OTHER_KEY' },
      {},
      'OTHER_KEY (apiKeyEnvar) is not sent to http://evil:1',
      'apiKey',
    ],
    [
      'apiKeyRequired without one',
      { apiKeyRequired: true },
      { gateway: { url: 'http://gw:5000' } },
      'apiKeyRequired is set, and there is no token for http://gw:5000',
      'gateway-api-key',
    ],
    [
      'apiKeyRequired and apiKeyEnvar',
      { apiKeyRequired: true, apiKeyEnvar: 'NOT_SET' },
      {},
      'there is no token',
      'NOT_SET',
    ],
    [
      'apiKeyRequired elsewhere',
      { apiKeyRequired: true, gatewayUrl: 'http://other:1' },
      {},
      'there is no token for http://other:1',
      'apiKey of its own',
    ],
    [
      'a URL from outside',
      { gatewayUrl: 'http://gw:5000' },
      { trust: OUTSIDE },
      'a config from another repository cannot set gatewayUrl',
      'evil/app',
    ],
    ['a header from outside', { headers: {} }, { trust: OUTSIDE }, 'cannot set headers'],
    ['a key from outside', { apiKeyEnvar: 'OTHER_KEY' }, { trust: OUTSIDE }, 'cannot set apiKeyEnvar'],
    [
      'a URL in env from outside',
      {},
      { trust: OUTSIDE, configEnv: { MLFLOW_GATEWAY_URL: 'http://evil' } },
      'cannot set env.MLFLOW_GATEWAY_URL',
    ],
  ];
  test.each(REFUSED.map(([name, config, more, message, hint = '']) => ({ name, config, more, message, hint })))(
    'refused: $name',
    ({ config, more, message, hint }) => {
      const found = find(config, more);
      expect(found).toMatchObject({ problem: { message: expect.stringContaining(message) } });
      if (hint) expect(found).toMatchObject({ problem: { hint: expect.stringContaining(hint) } });
      expect(JSON.stringify(found)).not.toMatch(/our-key|"other"|ghs_x|me:pass/);
    },
  );

  test('a config from outside without any of that calls our gateway with our key', () => {
    expect(find({}, { trust: OUTSIDE })).toMatchObject({
      baseUrl: 'http://gw:5000',
      headers: { authorization: 'Bearer our-key' },
    });
  });

  test('says what must not be shown', () => {
    const found = find({
      apiKey: 'mine-1',
      headers: { 'X-Api-Key': 'k', 'X-MLflow-Authorization': 'Basic abc', 'X-Team': 'search' },
    });
    expect(found).toMatchObject({ secrets: expect.arrayContaining(['k', 'Basic abc', 'Bearer mine-1', 'mine-1']) });
    expect(JSON.stringify((found as { secrets: string[] }).secrets)).not.toContain('search');
  });

  test('whatever URL a config names, our key goes to our origin only', () => {
    const part = fc.constantFrom(
      'http://',
      'https://',
      'gw',
      ':5000',
      '.evil.com',
      '@',
      '\\',
      '/',
      '#',
      '?',
      '%00',
      '\t',
      '.',
      'GW',
      '//',
      'evil.com',
      'ｇw',
      ':',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 7 }).map((parts) => parts.join('')),
        (gatewayUrl) => {
          const found = find({ gatewayUrl });
          if ('problem' in found || !('authorization' in found.headers)) return;
          expect(new URL(`${found.baseUrl}/gateway`).origin).toBe('http://gw:5000');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('secrets', () => {
  const basic = Buffer.from('alice:correct horse').toString('base64');

  test.each([
    ['itself', 'abc-key-123', 'x abc-key-123 y'],
    ['in a URL', 'a/b+c key', `?k=${encodeURIComponent('a/b+c key')}&`],
    ['in a URL with small digits', 'a/b+c key', '?k=a%2fb%2bc%20key'],
    ['in a form', 'a/b+c key', '?k=a%2Fb%2Bc+key'],
    ['in JSON', 'quo"te\\d', JSON.stringify({ k: 'quo"te\\d' })],
    ['in Base64', 'abc-key-123', Buffer.from('abc-key-123').toString('base64')],
    ['in Base64, one byte before', 'abc-key-123', Buffer.from('u:abc-key-123!').toString('base64')],
    ['in Base64, two bytes before', 'abc-key-123', Buffer.from('uu:abc-key-123').toString('base64')],
    ['in Base64 for URLs', 'abc?>key?>~~123', Buffer.from('abc?>key?>~~123').toString('base64url')],
    ['the value of a Bearer header', 'Bearer tok-12345', 'got tok-12345'],
    ['the value of a Basic header', `Basic ${basic}`, basic],
    ['the pair of a Basic header', `Basic ${basic}`, 'alice:correct horse'],
    ['the password of a Basic header', `Basic ${basic}`, 'no correct horse here'],
    ['the password of a bare Basic value', basic, 'no correct horse here'],
    ['the password of a pair', 'alice:hunter22', 'is hunter22'],
    ['a line of a key', '-----BEGIN\nMIIEvQIBADANBg\n-----END', 'line MIIEvQIBADANBg'],
  ])('found: %s', (_, secret, text) => {
    const redacted = createRedactor([secret])(text);
    expect(redacted).toContain('***');
    for (const part of ['abc-key-123', 'a/b+c key', 'tok-12345', 'correct horse', 'hunter22', basic, 'MIIEvQIBADANBg'])
      expect(redacted).not.toContain(part);
  });

  test('known before anything is read', () => {
    const env = {
      GITHUB_TOKEN: 'g',
      ACTIONS_RUNTIME_TOKEN: 'r',
      MLFLOW_BASIC_AUTH: 'b',
      MLFLOW_GATEWAY_API_KEY: '',
      CITY: 'Oslo',
      INPUT_CONFIG: 'c',
    };
    expect(knownSecrets({ 'gateway-api-key': 'k' }, env)).toEqual(['k', 'g', 'r', 'b']);
  });

  test('the longest first, so that nothing of it is left', () => {
    expect(createRedactor(['secret', 'secret-and-more'])('secret-and-more, secret')).toBe('***, ***');
  });

  test.each([
    ['by an excerpt', `"xx abc-key-12"... (900 characters)`, '"xx ***"... (900 characters)'],
    ['after five characters', 'xx abc-k...', 'xx ***...'],
    ['by an ellipsis', 'xx abc-key-1…', 'xx ***…'],
    ['in Base64', `${Buffer.from('abc-key-123').toString('base64').slice(0, 9)}...`, '***...'],
    ['of two that begin alike', 'abc-key-x-y...', '***...'],
    ['where another begins', 'abc-kabc-key-1...', 'abc-k***...'],
    ['and not: the end of a text', 'xx abc-key-1', 'xx abc-key-1'],
    ['and not: four characters', 'xx abc-...', 'xx abc-...'],
  ])('cut %s', (_, text, expected) => {
    expect(createRedactor(['abc-key-123', 'abc-key-x-y-z'])(text)).toBe(expected);
  });

  test('wherever an excerpt cuts a secret, not five characters of it are left', () => {
    const secret = 'q"Zé\\9.k...W7/+ m';
    const redact = createRedactor([secret]);
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 60 }), (before, length) => {
        const shown = redact(excerpt(`${'x'.repeat(before)}${secret}${'y'.repeat(80)}`, length));
        const [, rest = ''] = /^"x*(.*)$/s.exec(shown) ?? [];
        expect(rest.startsWith(JSON.stringify(secret.slice(0, MIN_SECRET_LENGTH)).slice(1, -1))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('looking for cut secrets takes no time that a text could stretch', () => {
    const redact = createRedactor(['aaaaaaaaaaaaaaaaaaaaaaaab']);
    const started = performance.now();
    redact(`${'aaaaa...'.repeat(100_000)}${'a'.repeat(200_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('what is too short to be looked for', () => {
    expect(secretForms(['', ' ', '1234', 'a'])).toEqual([]);
    expect(createRedactor(['1234'])('12345')).toBe('12345');
  });

  test('characters that mean something in patterns and replacements', () => {
    expect(createRedactor(['a.b*c$&(d)[e]{f}|^-/\\'])('= a.b*c$&(d)[e]{f}|^-/\\ =')).toBe('= *** =');
    expect(createRedactor(['a.b.c'])('aXbXc')).toBe('aXbXc');
  });

  test('no form of any secret survives, whatever stands around it', () => {
    const secret = fc.oneof(
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('***x***', '*****', 'ab***cd', 'aaaaa', 'abababab'),
    );
    fc.assert(
      fc.property(fc.array(secret, { maxLength: 4 }), fc.array(fc.string(), { maxLength: 5 }), (secrets, between) => {
        const forms = secretForms(secrets);
        const text = forms.map((form, index) => form + (between[index % Math.max(1, between.length)] ?? '')).join('');
        const redacted = createRedactor(secrets)(text);
        for (const form of forms) expect(redacted).not.toContain(form);
        for (const value of secrets.map((one) => one.trim()).filter((one) => one.length >= MIN_SECRET_LENGTH))
          expect(redacted).not.toContain(value);
      }),
      { numRuns: 300 },
    );
  });
});
