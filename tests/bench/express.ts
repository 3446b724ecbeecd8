/** What Twilio's own pages show: Express 5, express.urlencoded, twilio.webhook(); it reads one row and keeps nothing. */
import Database from 'better-sqlite3';
import express, { type Request, type Response } from 'express';
import twilio from 'twilio';
import { AUTH_TOKEN, PATH, PUBLIC_URL } from './settings.js';

const read = new Database(process.env.DATABASE_PATH ?? '', { readonly: true }).prepare<[string], { says: string }>('select says from plain where phone = ?');
const app = express();

app.post(PATH, express.urlencoded({ extended: false }), twilio.webhook(AUTH_TOKEN, { url: PUBLIC_URL + PATH }), (request: Request, response: Response) => {
  const answer = new twilio.twiml.MessagingResponse();
  answer.message(read.get(request.body.From ?? '')?.says ?? '');
  response.type('text/xml').send(answer.toString());
});

app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
