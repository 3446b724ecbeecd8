/** Workers has no disk: the console's script is text in the Worker itself. */
import { expect, it } from 'vitest';
import { CLIENT, CLIENT_VERSION } from '../../src/console/client/index.js';

it('holds the script and its version', () => {
  expect(CLIENT['editor.js']).toContain('data-editor');
  expect(CLIENT_VERSION).toMatch(/^[\w-]{10}$/);
});
