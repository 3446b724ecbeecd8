/** Cloudflare Queues: one of notices' ids, and one of those that could not be brought. docs/operations.md makes them. */
import type { Message, MessageBatch, Queue } from '@cloudflare/workers-types';
import { bring, bury, type Letter, type Post } from './notices/relay.js';
import type { Gateway } from './wire.js';

/** The dead-letter queue is named after the other one. */
const DEAD = '-dead';
/** Of one call of the queue. */
const TOGETHER = 100;
/** The queue's longest, s. */
const LONGEST = 43_200;
/** Where our own fault stopped one: so long, then twice as long each time, at most a quarter of an hour; s. */
const AFTER_FAULT = { first: 15, most: 900 } as const;

const seconds = (ms: number): number => Math.min(Math.ceil(ms / 1000), LONGEST);

export const postTo =
  (queue: Queue<unknown>): Post =>
  async (letters: readonly Letter[]) => {
    for (let i = 0; i < letters.length; i += TOGETHER) await queue.sendBatch(letters.slice(i, i + TOGETHER).map(({ id, after }) => ({ body: id, delaySeconds: seconds(after) })));
  };

/** Each message is done with, or comes again when its time has come. @param alarm codes for the operator */
export async function consume(batch: MessageBatch<unknown>, { core, notices }: Pick<Gateway, 'core' | 'notices'>, alarm: (code: string) => void): Promise<void> {
  const dead = batch.queue.endsWith(DEAD);
  const one = async (message: Message<unknown>): Promise<void> => {
    const id = message.body;
    try {
      if (typeof id !== 'string') alarm('not a notice');
      else if (dead) {
        if (await bury(core, id)) alarm('dead letter');
      } else {
        const after = await bring(core, notices, id);
        if (after !== undefined) return message.retry({ delaySeconds: seconds(after) });
      }
      message.ack();
    } catch (error) {
      alarm(error instanceof Error ? error.name : 'unknown');
      message.retry({ delaySeconds: Math.min(AFTER_FAULT.first * 2 ** Math.max(0, message.attempts - 1), AFTER_FAULT.most) });
    }
  };
  await Promise.all(batch.messages.map(one));
}
