import type { Config } from './config.js';
import type { Files } from './files/files.js';
import type { Blobs } from './storage/blobs.js';
import type { Store } from './storage/store.js';
import type { Crypto, Secret } from './storage/vault.js';

/** What a machine gives the gateway: Node and workerd each bring their own. */
export interface World {
  config: Config & { secretKey: Secret };
  /** Which keys there are by now: a rotation adds one beside the running gateway. */
  secretAgain?(): Secret | undefined;
  store: Store;
  /** Where photos are kept; without it none is offered. */
  blobs?: Blobs | undefined;
  /** What browsers load. */
  files: Files;
  /** Forms with photos that are read at once: what the machine has memory for. */
  formsAtOnce?: number;
  crypto: Crypto;
  /** The network address of whoever sent this request, canonical. */
  addressOf(request: Request, env: unknown): string;
  /** One line of log a call. */
  log(level: 'info' | 'error', line: Record<string, string | number>): void;
  /** Demo only: prints a text that would have gone out at once. */
  show?(text: string): void;
  /** Petition time, where a test owns it. */
  now?(): number;
  /** False: a demo database starts without sample petitions. */
  samples?: boolean;
}
