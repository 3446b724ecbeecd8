/** The bare limit that forgets nothing: beside it, the gateway's own insert of an answer, on disk before it is told. Nothing is understood, worded or sealed: what is left is what keeping costs. */
import { createHmac } from 'node:crypto';
import type { Message } from '../../src/channel.js';
import { createMemory } from '../../src/conversation/memory.js';
import { nodeStore } from '../../src/storage/node/store.js';
import type { Vault } from '../../src/storage/vault.js';
import { serveBare } from './bare.js';
import { AUTH_TOKEN } from './settings.js';

const file = process.env.DATABASE_PATH ?? '';
const store = nodeStore(file);
/** As long as a status answer is when it is sealed. */
const SEALED = 'x'.repeat(811);
const memory = createMemory({ store, vault: { seal: () => SEALED } as unknown as Vault, now: Date.now });
const message = { keeps: 'menu' } as Message;
const hashed = (from: string): string => createHmac('sha256', AUTH_TOKEN).update(from).digest('base64url').slice(0, 32);

serveBare(file, (id, from) => store.atomic([memory.store({ id: `sms/twilio/${id}`, phone: hashed(from), message, dialogue: 'none', edition: 0 })]));
