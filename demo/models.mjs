// The models behind the demo's endpoints: rules instead of weights, so that the same ticket always gets the same answer.
// What makes the small one worse are two habits that real models have too, not a list of tickets that it gets wrong.

/** What a web shop is asked, and how its support answers. The first topic whose words occur in the ticket wins. */
const TOPICS = [
  {
    words: /\b(refund|charged|invoice|paid|payment|price)\b/i,
    category: 'billing',
    priority: 'high',
    reply: 'We are sorry about the wrong charge. Please send us the order number, so that we can check it today.',
  },
  {
    words: /\b(parcel|deliver(y|ed)?|shipped|tracking|arrived?)\b/i,
    category: 'delivery',
    priority: 'normal',
    reply:
      'We are sorry about the trouble with your delivery. We ask the carrier and write to you within one working day.',
  },
  {
    words: /\b(leaks?|broken|noise|defect|faulty|repair)\b/i,
    category: 'product',
    priority: 'high',
    reply:
      'We are sorry that it does not work. Please switch it off and send us a photo; the warranty covers it for two years.',
  },
  {
    words: /\b(password|log ?in|account|e-?mail address)\b/i,
    category: 'account',
    priority: 'normal',
    reply: 'You can ask for a new link on the sign-in page. It works for one hour.',
  },
];
const OTHER = {
  category: 'other',
  priority: 'low',
  reply: 'Thank you for writing to us. A colleague reads your message and answers within two working days.',
};

/** Careful and slow: reads all of the ticket and answers in full. Time grows with what there is to read. */
export const large = {
  served: 'demo-large-2026-01',
  complete(prompt) {
    const ticket = ticketOf(prompt);
    return answer(prompt, topicOf(ticket));
  },
  latencyMs: (prompt) => 150 + 20 * wordCount(ticketOf(prompt)),
};

/** Fast, but reads and writes one sentence only, and is chatty when it is asked politely. */
export const small = {
  served: 'demo-small-2026-01',
  complete(prompt) {
    const ticket = ticketOf(prompt);
    const topic = topicOf(firstSentence(ticket));
    const text = answer(prompt, { ...topic, reply: firstSentence(topic.reply) });
    return /\bplease\b/i.test(ticket) ? `Sure, here you go!\n\n${text}` : text;
  },
  latencyMs: (prompt) => 40 + wordCount(ticketOf(prompt)),
};

function answer(prompt, { category, priority, reply }) {
  return /\bJSON\b/.test(prompt) ? JSON.stringify({ category, priority, reply }) : reply;
}

/** What stands behind the last `Ticket:` of a prompt, else all of it. */
function ticketOf(prompt) {
  return prompt
    .split(/^Ticket:/m)
    .at(-1)
    .trim();
}

function topicOf(text) {
  return TOPICS.find(({ words }) => words.test(text)) ?? OTHER;
}

function firstSentence(text) {
  return /^[^.!?]*[.!?]?/.exec(text)[0];
}

export function wordCount(text) {
  return text.split(/\s+/).filter(Boolean).length;
}
