// A gateway that answers each call after a fixed time, or refuses it, and remembers what came.
import { createServer } from 'node:http';

const MODELS = JSON.stringify({ object: 'list', data: [{ id: 'bench' }] });
/** What MLflow makes of a provider's rate limit: the words, and no Retry-After. */
const REFUSAL = JSON.stringify({ detail: 'rate limit reached for requests' });

/** No two answers are alike, as those of a model are not. */
function answer(number, bytes) {
  return JSON.stringify({
    id: `chatcmpl-${number}`,
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'bench',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: `an answer, number ${number}: `.padEnd(bytes, 'lorem ipsum dolor sit amet '),
        },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
  });
}

/**
 * `answerMs`: how long a call takes; the list of models is answered at once. `bytes`: of the text of an answer. `limit`: see
 * limits.mjs; a call that it does not admit gets a 429 at once.
 */
export async function startGateway({ answerMs = 0, bytes = 0, limit } = {}) {
  let firstByte;
  let answered = 0;
  let refused = 0;
  const server = createServer((request, response) => {
    const send = (status, text) => {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    };
    request.resume().on('end', () => {
      if (request.method === 'GET') return send(200, MODELS);
      if (limit && !limit.admits(answered)) {
        refused += 1;
        return send(429, REFUSAL);
      }
      const end = () => {
        answered += 1;
        limit?.ended(answered);
        send(200, answer(answered, bytes));
      };
      if (answerMs === 0) end();
      else setTimeout(end, answerMs);
    });
  });
  server.on('connection', (socket) => {
    socket.once('data', () => {
      firstByte ??= performance.now();
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    firstByteAt: () => firstByte,
    answered: () => answered,
    refused: () => refused,
    reset: () => {
      firstByte = undefined;
      answered = 0;
      refused = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
