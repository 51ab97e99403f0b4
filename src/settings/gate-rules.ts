// What the inputs say of the gates. Nothing has a default here: the config may say it, and the built-in rules are last.
import { closeName } from '../config/names.js';
import { parsePercent } from '../percent.js';
import { GATE_NAMES, type GateName, type GateRules } from '../verdict/gate-rules.js';
import { flag, type InputTexts, wrong } from './input-error.js';

/** @throws InputError for the first input that is wrong */
export function parseGateRules(texts: InputTexts): GateRules {
  const gates = parseGates(entries(texts.gate, /[\n,]/));
  const gateMetrics = [...new Set(entries(texts['gate-metrics'], '\n'))];
  const maxLatencyIncrease = increase('max-latency-increase', texts);
  const maxTokenIncrease = increase('max-token-increase', texts);
  const forbidRemoval = texts['forbid-removal']?.trim() || undefined;
  return {
    ...(gates.length === 0 ? {} : { gates }),
    ...(gateMetrics.length === 0 ? {} : { gateMetrics }),
    ...(maxLatencyIncrease === undefined ? {} : { maxLatencyIncrease }),
    ...(maxTokenIncrease === undefined ? {} : { maxTokenIncrease }),
    ...(forbidRemoval === undefined ? {} : { forbidRemoval: flag('forbid-removal', forbidRemoval) }),
  };
}

function entries(text: string | undefined, separator: string | RegExp): string[] {
  return (text ?? '')
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function parseGates(names: readonly string[]): GateName[] {
  const isGate = (name: string): name is GateName => (GATE_NAMES as readonly string[]).includes(name);
  const other = names.find((name) => !isGate(name));
  if (other !== undefined) throw wrong('gate', other, `${GATE_NAMES.join(', ')} or both`, closeName(other, GATE_NAMES));
  return GATE_NAMES.filter((gate) => names.includes(gate));
}

function increase(name: 'max-latency-increase' | 'max-token-increase', texts: InputTexts): number | undefined {
  const text = texts[name]?.trim() || undefined;
  if (text === undefined) return undefined;
  const percent = parsePercent(text);
  if (percent === undefined) throw wrong(name, text, 'a percentage, 0 or more');
  return percent;
}
