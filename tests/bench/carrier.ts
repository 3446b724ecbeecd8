/** A carrier for `npm run bench:notices`, in a process of its own: answers each text as Twilio does, 20 ms after it came, and knows which notices it was given. */
import { createServer } from 'node:http';

const AFTER = Number(process.env.AFTER ?? 20);
const seen = new Map<string, number>();
let texts = 0;
let open = 0;
let most = 0;

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ texts, notices: seen.size, twice: [...seen.values()].filter((n) => n > 1).length, most }));
    texts = most = 0;
    seen.clear();
    return;
  }
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk));
  request.on('end', () => {
    const notice = /notice%3D([\w-]+)/.exec(body)?.[1] ?? '';
    seen.set(notice, (seen.get(notice) ?? 0) + 1);
    texts++;
    most = Math.max(most, ++open);
    setTimeout(() => {
      open--;
      response.writeHead(201, { 'content-type': 'application/json' }).end(`{"sid":"SM${String(texts).padStart(32, '0')}","status":"queued"}`);
    }, AFTER);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
