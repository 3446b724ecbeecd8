/** A camera before a screen: what a real QR reader makes of the browser's own picture. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const READER = readFileSync(createRequire(import.meta.url).resolve('jsqr'), 'utf8');

/** @param screen what is photographed: its picture is decoded in another page of the same browser @returns what the code says, or undefined */
export async function readQr(screen: Page): Promise<string | undefined> {
  const picture = (await screen.screenshot({ type: 'png' })).toString('base64');
  const reader = await screen.context().newPage();
  try {
    await reader.goto('about:blank');
    await reader.addScriptTag({ content: READER });
    const found = await reader.evaluate<string | null>(`(async () => {
      const image = new Image();
      image.src = 'data:image/png;base64,${picture}';
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const to = canvas.getContext('2d');
      to.drawImage(image, 0, 0);
      const { data, width, height } = to.getImageData(0, 0, image.width, image.height);
      const code = jsQR(data, width, height);
      return code && code.data;
    })()`);
    return found ?? undefined;
  } finally {
    await reader.close();
  }
}
