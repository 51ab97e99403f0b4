// Assertion types that promptfoo 0.123.1 knows and that cannot run here. A type moves from here to the registry when it works.

const TRACE = 'it judges traces, and a gateway gives none';
const AGENT = 'it judges the steps of an agent, and a gateway gives only answers';

/** Name without `not-` -> why, to follow "cannot run here:". */
export const UNSUPPORTED: Readonly<Record<string, string>> = {
  'agent-rubric': AGENT,
  classifier: 'it needs a classification provider, which no gateway endpoint is; ask an llm-rubric instead',
  human: 'it waits for a person to judge',
  moderation: 'it needs a moderation provider, which no gateway endpoint is; ask an llm-rubric instead',
  pi: 'it needs the service of another vendor',
  ruby: 'only JavaScript and Python run here',
  'search-rubric': 'it needs a grader that searches the web',
  'skill-used': AGENT,
  'trace-error-spans': TRACE,
  'trace-span-count': TRACE,
  'trace-span-duration': TRACE,
  'trajectory:goal-success': AGENT,
  'trajectory:step-count': AGENT,
  'trajectory:tool-args-match': AGENT,
  'trajectory:tool-sequence': AGENT,
  'trajectory:tool-used': AGENT,
};

/** Types that have no opposite: `not-select-best` is no name. */
export const WITHOUT_OPPOSITE: ReadonlySet<string> = new Set(['human']);

/** Types of red team evals, one for each plugin. */
export const RED_TEAM_PREFIX = 'promptfoo:redteam:';
export const RED_TEAM_REASON = 'it belongs to red team evals, which are not supported';
