// The real client, whose waits between tries take no time: what is down for good is given up in a moment.
import { setImmediate } from 'node:timers/promises';
import { createEffects } from '../../src/effects.js';
import type { EvaluateRequest } from '../../src/evaluate.js';
import { createGateway } from '../../src/gateway/client.js';

export const withoutWaits: Pick<EvaluateRequest, 'openGateway'> = {
  openGateway: async (options) =>
    createGateway({
      ...options,
      version: '0.0.0',
      env: {},
      now: createEffects({}).now,
      // What others do meanwhile is done.
      sleep: async () => void (await setImmediate()),
      random: () => 0.5,
    }),
};
