// One call as the product makes it, with nothing around it: for programs that are measured beside it.
import { Agent, request } from 'undici';

/** `connections`: the most at once. */
export function createCaller(url, { connections, model = 'bench' }) {
  const dispatcher = new Agent({ connections });
  return {
    /** The status, and the text of the answer when there is one. */
    async call(question) {
      const { statusCode, body } = await request(`${url}/gateway/mlflow/v1/chat/completions`, {
        method: 'POST',
        dispatcher,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          model,
          messages: [{ role: 'user', content: `Answer ${question}` }],
          temperature: 0,
          max_tokens: 1024,
        }),
      });
      const answer = await body.json();
      return { status: statusCode, text: answer.choices?.[0]?.message.content };
    },
    close: () => dispatcher.close(),
  };
}
