// A gateway that answers each call after a fixed time and remembers when the first byte came.
import { createServer } from 'node:http';

const ANSWER = JSON.stringify({
  id: 'chatcmpl-bench',
  object: 'chat.completion',
  created: 1_700_000_000,
  model: 'bench',
  choices: [{ index: 0, message: { role: 'assistant', content: 'an answer' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12 },
});
const MODELS = JSON.stringify({ object: 'list', data: [{ id: 'bench' }] });

/** `answerMs`: how long a call takes; the list of models is answered at once. */
export async function startBenchGateway({ answerMs }) {
  let firstByte;
  let answered = 0;
  const server = createServer((request, response) => {
    const send = (text) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
      response.end(text);
    };
    request.resume().on('end', () => {
      if (request.method === 'GET') return send(MODELS);
      setTimeout(() => {
        answered += 1;
        send(ANSWER);
      }, answerMs);
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
    reset: () => {
      firstByte = undefined;
      answered = 0;
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
