// The grader behind the demo: reads rubric and answer from the request as a model would, and compares words. It knows no
// test by name, so a rubric that you change is judged anew.

/** Words that say nothing about what is wanted. */
const FILLERS = new Set(
  'answer about also from have must only reply response should that their them this what when which with'.split(' '),
);
/** The first letters decide, so that apology, apologise and apologises are one word: long enough to tell words apart. */
const STEM_LETTERS = 6;
const SYNONYMS = { apolog: ['sorry'], custom: ['your'] };

export const grader = {
  served: 'demo-grader',
  complete(_prompt, messages) {
    const text = messages.map(({ content }) => content).join('\n');
    const [rubric, answer] = ['RUBRIC', 'ANSWER'].map((name) => blockOf(name, text));
    return rubric === undefined || answer === undefined
      ? 'I see no rubric here.'
      : JSON.stringify(judge(rubric, answer));
  },
  latencyMs: () => 30,
};

/** `[BEGIN RUBRIC 1a2b] ... [END RUBRIC 1a2b]` */
function blockOf(name, text) {
  return new RegExp(`^\\[BEGIN ${name} (\\w+)\\]\\n([\\s\\S]*?)\\n\\[END ${name} \\1\\]$`, 'm').exec(text)?.[2];
}

/** A rubric is a list of demands, `says sorry, asks for the order number and never promises a refund`. */
export function judge(rubric, answer) {
  const demands = rubric
    .split(/[,;.]\s*|\band\b/)
    .map((demand) => demand.trim())
    .filter((demand) => keyWords(demand).length > 0);
  const missed = demands.filter((demand) => !isMet(demand, answer));
  return {
    reason: missed.length === 0 ? 'Everything that the rubric asks for is there.' : `Not met: ${missed.join('; ')}.`,
    pass: missed.length === 0,
    score: demands.length === 0 ? 1 : Number(((demands.length - missed.length) / demands.length).toFixed(2)),
  };
}

/** At least half of its words occur; of a demand like `never promises a refund` none may. */
function isMet(demand, answer) {
  const words = keyWords(demand);
  const said = keyWords(answer);
  const found = words.filter((word) => [word, ...(SYNONYMS[word] ?? [])].some((one) => said.includes(one)));
  return /\b(not|never|no|without)\b/i.test(demand) ? found.length === 0 : 2 * found.length >= words.length;
}

function keyWords(text) {
  const words = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return words.filter((word) => !FILLERS.has(word) && word !== 'never').map((word) => word.slice(0, STEM_LETTERS));
}
