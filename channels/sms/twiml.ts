/** TwiML for texts: twilio's builder, asked once. https://www.twilio.com/docs/messaging/twiml */
import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js';

/** The builder sets up two documents for each message, 3 % of an answer's time: what stands around the words is always the same, and is taken from one of its own. */
const model = new MessagingResponse();
model.message('words');
const [before = '', after = ''] = model.toString().split('<Message>words</Message>');

/**
 * The document that the builder makes of these texts, byte for byte; each is escaped, and refused, by the builder's own rule.
 * @throws Error for characters that XML cannot carry; compose has dropped them already
 */
export function twiml(texts: readonly string[]): string {
  let messages = '';
  for (const text of texts) messages += text === '' ? '<Message/>' : `<Message>${model.response.stringify.text(text)}</Message>`;
  return messages ? before + messages + after : new MessagingResponse().toString();
}
