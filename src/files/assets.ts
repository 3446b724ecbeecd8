/** Files from Workers Static Assets. Only this Worker reads there (`run_worker_first`): what is served, to whom and with which headers is decided as on Node. */
import type { Files } from './files.js';

/** The binding, as far as it is used here. */
export interface Assets {
  fetch(url: string): Promise<{ ok: boolean; status: number; arrayBuffer(): Promise<ArrayBuffer> }>;
}

export const assetFiles = (assets: Assets): Files => ({
  async read(path) {
    const response = await assets.fetch(`https://assets.invalid${path}`);
    if (!response.ok) throw new Error(`${path} is not among the assets: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  },
});
