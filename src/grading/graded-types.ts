// Every assertion type that a model judges.
import type { AssertionRow } from '../assertions/assertion-type.js';
import { ANSWER_RELEVANCE } from './answer-relevance.js';
import { CLOSED_QA } from './closed-qa.js';
import { CONTEXT_FAITHFULNESS } from './context-faithfulness.js';
import { CONTEXT_RECALL } from './context-recall.js';
import { CONTEXT_RELEVANCE } from './context-relevance.js';
import { CONVERSATION_RELEVANCE } from './conversation-relevance.js';
import { FACTUALITY_TYPES } from './factuality.js';
import { G_EVAL } from './g-eval.js';
import { LLM_RUBRIC } from './llm-rubric.js';
import { SELECT_BEST } from './select-best.js';
import { SIMILAR_TYPES } from './similar.js';

export const GRADED_TYPES: readonly AssertionRow[] = [
  LLM_RUBRIC,
  G_EVAL,
  ...FACTUALITY_TYPES,
  CLOSED_QA,
  ANSWER_RELEVANCE,
  CONTEXT_FAITHFULNESS,
  CONTEXT_RECALL,
  CONTEXT_RELEVANCE,
  CONVERSATION_RELEVANCE,
  ...SIMILAR_TYPES,
  SELECT_BEST,
];
