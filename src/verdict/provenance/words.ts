// What it means for the verdict that an endpoint was served by several models. One sentence each; the names of models come
// from outside and stand in quotes.
import { quoteName } from '../../gateway/outside-text.js';
import { fisherLess, fisherTwoSided } from '../../statistics/fisher.js';
import { holm } from '../../statistics/holm.js';
import { sum } from '../../statistics/sums.js';
import { formatRate } from '../rate.js';
import type { Served, ServedModel } from './served.js';

/** Chance of a difference that is none, over all models of an endpoint. Nothing is decided by it, only told. */
const ALPHA = 0.05;
/** The models that served least are summed up. */
const MODELS_SHOWN = 4;

/** `"gpt-4o" 70 %, "gpt-4o-mini" 30 %`, by calls; of a single model its name alone. */
export function modelShares({ models }: Pick<Served, 'models'>): string {
  const [first, second] = models;
  if (first && !second) return modelName(first, models);
  const whole = callsOf(models);
  const rest = callsOf(models.slice(MODELS_SHOWN));
  return [
    ...models
      .slice(0, MODELS_SHOWN)
      .map((one) => `${modelName(one, models)} ${formatRate({ part: one.calls, whole }, 100)}`),
    ...(rest > 0 ? [`others ${formatRate({ part: rest, whole }, 100)}`] : []),
  ].join(', ');
}

/** Of an endpoint that is ranked: what its figures are figures of. @param name what its line is called */
export function mixtureWords(name: string, served: Served | undefined): string[] {
  if (!served || served.models.length < 2) return [];
  return [`${name} was served by several models (${modelShares(served)}): its figures are those of the mixture.`];
}

/** What several models do to a verdict that no comparison is a part of. */
export function servedNotices(served: readonly Served[]): string[] {
  return served
    .filter(({ models }) => models.length > 1)
    .flatMap((one) =>
      one.role === 'grader'
        ? [
            `${subject(one)} was served by several models (${modelShares(one)}): like answers may have been judged differently`,
          ]
        : failuresOfOne(one),
    );
}

/**
 * Of two sides that are compared: who was served by other models on one than on the other, or in other shares, and endpoints
 * of several models where both sides had them alike.
 *
 * @param base what its sentences call it
 */
export function sidesWords(
  { head, base }: { head: readonly Served[]; base: readonly Served[] },
  baseName: string,
): string[] {
  return head.flatMap((now) => {
    const before = base.find(({ role, endpoint }) => role === now.role && endpoint === now.endpoint);
    if (!before) return [];
    if (differ(now, before))
      return [
        `${subject(now)} was served by ${modelShares(before)} on ${baseName} and by ${modelShares(now)} for this change: a difference may be the doing of the models and not of the change.`,
      ];
    const both = { models: merged([...now.models, ...before.models]) };
    return both.models.length < 2 || now.role === 'grader'
      ? []
      : [
          `${subject(now)} was served by several models on both sides alike (${modelShares(both)}): which of them answered a case is chance.`,
        ];
  });
}

/** Not one model in common, or shares that chance does not make of one and the same mixture. */
function differ(now: Served, before: Served): boolean {
  const models = merged([...now.models, ...before.models]);
  if (models.length < 2) return false;
  const calls = (side: Served, { model, provider }: ServedModel) =>
    side.models.find((one) => one.model === model && one.provider === provider)?.calls ?? 0;
  if (models.every((one) => calls(now, one) === 0 || calls(before, one) === 0)) return true;
  return isBeyondChance(
    models.map((one) =>
      fisherTwoSided(
        { passed: calls(now, one), scored: callsOf(now.models) },
        { passed: calls(before, one), scored: callsOf(before.models) },
      ),
    ),
  );
}

/** The model that fails more often than the others of its endpoint, by more than chance. */
function failuresOfOne(served: Served): string[] {
  const { models } = served;
  const judged = sum(models.map((one) => one.judged));
  const failed = sum(models.map((one) => one.failed));
  const passes = (one: Pick<ServedModel, 'judged' | 'failed'>) => ({
    passed: one.judged - one.failed,
    scored: one.judged,
  });
  const others = (one: ServedModel) => ({ judged: judged - one.judged, failed: failed - one.failed });
  const adjusted = holm(models.map((one) => fisherLess(passes(one), passes(others(one)))));
  return models.flatMap((one, index) => {
    if ((adjusted[index] ?? 1) >= ALPHA) return [];
    const rest = others(one);
    return [
      `${subject(served)} failed most where ${modelName(one, models)} answered: in ${one.failed} of ${one.judged} runs, against ${rest.failed} of ${rest.judged} of its other models`,
    ];
  });
}

function isBeyondChance(pValues: readonly number[]): boolean {
  return holm(pValues).some((p) => p < ALPHA);
}

function merged(models: readonly ServedModel[]): ServedModel[] {
  const sums = new Map<string, ServedModel>();
  for (const one of models) {
    const key = JSON.stringify([one.model, one.provider]);
    const known = sums.get(key);
    sums.set(key, known ? { ...known, calls: known.calls + one.calls } : one);
  }
  return [...sums.values()].sort((a, b) => b.calls - a.calls);
}

const callsOf = (models: readonly ServedModel[]): number => sum(models.map(({ calls }) => calls));

function subject({ role, endpoint }: Pick<Served, 'role' | 'endpoint'>): string {
  return `${role === 'grader' ? 'Grader' : 'Endpoint'} ${quoteName(endpoint)}`;
}

/** With its provider where another one serves a model of the same name. */
function modelName({ model, provider }: ServedModel, among: readonly ServedModel[]): string {
  const isShared = among.filter((one) => one.model === model).length > 1;
  return quoteName(model) + (isShared && provider !== undefined ? ` of ${quoteName(provider)}` : '');
}
