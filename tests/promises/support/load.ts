/** Citizens who file by text, many at once. */
import { text } from './server.js';
import { receiptIn } from '../../receipt-in.js';

/** Texts from many phones at once, filed to the end; stops when the gateway is gone. */
export async function load(url: string, round: string, phones: number, onReceipt: (receipt: string) => void): Promise<void> {
  const one = async (n: number): Promise<void> => {
    for (let turn = 0; ; turn++) {
      const from = `+8210${String(20_000_000 + n * 10_000 + turn).padStart(8, '0')}`;
      const id = `${round}-${n}-${turn}`;
      await text(url, from, `신청 가로등이 꺼졌어요 ${id}`, `${id}-a`);
      const { status, body } = await text(url, from, '1', `${id}-b`);
      const receipt = receiptIn(body);
      if (status === 200 && receipt) onReceipt(receipt);
      else throw new Error(`${status} ${body}`);
    }
  };
  await Promise.all(Array.from({ length: phones }, (_, n) => one(n).catch((error: unknown) => (error instanceof TypeError ? undefined : Promise.reject(error))))); // TypeError: fetch failed
}
