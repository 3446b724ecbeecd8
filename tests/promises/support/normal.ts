/** The gateway as it must not be: the same program, but its database acknowledges before the disk (synchronous=NORMAL). */
import * as crypto from 'node:crypto';
import { serve } from '@hono/node-server';
import { readConfig } from '../../../src/config.js';
import { diskFiles } from '../../../src/files/disk.js';
import { nodeStore } from '../../../src/storage/node/store.js';
import { createGateway } from '../../../src/wire.js';

const config = readConfig(process.env);
const store = nodeStore(config.databasePath);
store.raw.pragma('synchronous = NORMAL');
const gateway = await createGateway({ files: diskFiles(), config: { ...config, secretKey: config.secretKey ?? new Uint8Array(32) }, store, crypto, addressOf: () => '', log: () => {} });
serve({ fetch: gateway.app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(`http://127.0.0.1:${port}`));
