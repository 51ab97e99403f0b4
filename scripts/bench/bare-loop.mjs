// What the same calls cost with nothing around them: bare-loop.mjs <gateway-url> <calls> <concurrency>
import { Agent, request } from 'undici';

const [url, calls, concurrency] = process.argv.slice(2);
const dispatcher = new Agent({ connections: Number(concurrency) });
let next = 0;

async function worker() {
  while (next < Number(calls)) {
    const question = `number ${next++}`;
    const { body } = await request(`${url}/gateway/mlflow/v1/chat/completions`, {
      method: 'POST',
      dispatcher,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'bench',
        messages: [{ role: 'user', content: `Answer ${question}` }],
        temperature: 0,
        max_tokens: 1024,
      }),
    });
    const answer = await body.json();
    if (!answer.choices[0].message.content.includes('answer')) process.exitCode = 1;
  }
}

await Promise.all(Array.from({ length: Number(concurrency) }, worker));
await dispatcher.close();
