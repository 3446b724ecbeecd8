/** promise-30 in a real browser, what takes longer: the QR on a large screen, numbers that no longer count, Exit, a network that goes in the middle. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CODE_VALID } from '../../src/citizens/pairing.js';
import { SCREEN_IDLE } from '../../src/citizens/sessions.js';
import { approve, askForCode, byQr, codeOn, key, LARGE_TV, phone, shown, stand, tv, typeCode, typeNumber, url } from '../browser/tv-stand.js';
import { sight } from '../browser/tv-sight.js';

stand();

it('promise-30: the QR of a screen of 1920 × 1080, read by a real reader', () => byQr(LARGE_TV));

describe('promise-30: a number that no longer counts', () => {
  it('after three minutes the TV says so by itself; OK gives a new one', async () => {
    await askForCode();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + CODE_VALID });
    onTestFinished(() => void vi.useRealTimers());
    await tv.getByText('번호의 3분이 지났습니다').waitFor({ timeout: 10_000 });
    expect(await tv.locator('.code').count()).toBe(0);
    expect(await tv.locator('.on').textContent()).toBe('새 번호 받기');
    await tv.keyboard.press('Enter');
    await tv.locator('.code').waitFor();
  });

  it('yellow gives a new number at any time: the old one opens nothing', async () => {
    const old = await askForCode();
    await tv.getByText('새 번호').waitFor();
    await key('ColorF2Yellow');
    await expect.poll(() => codeOn().catch(() => old), { timeout: 10_000 }).not.toBe(old);
    const anew = await codeOn();
    expect(anew).not.toBe(old);
    const hand = await phone();
    await typeCode(hand, old);
    await hand.getByRole('link', { name: '번호가 다르거나' }).waitFor();
    await typeCode(hand, anew);
    await approve(hand);
    await shown();
  });
});

describe('promise-30: nobody there', () => {
  it('Exit lets go; a TV that is only switched off is forgotten by the gateway after three minutes', async () => {
    await typeNumber(await askForCode());
    await shown();
    await key('Exit');
    await tv.getByText('TV 연결을 끊었습니다').waitFor();
    await typeNumber(await askForCode());
    await shown();
    const petitions = tv.url();
    await tv.goto('about:blank');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + SCREEN_IDLE });
    onTestFinished(() => void vi.useRealTimers());
    await tv.goto(petitions);
    await tv.getByText('휴대전화를 연결하면').waitFor();
    expect(await tv.textContent('body')).not.toContain('가로등');
  });
});

describe('the network goes in the middle', () => {
  it.each(['the cable is out', 'the line behind the router is dead'])('while somebody types, %s: the sentence, what was typed stays, and the press goes on by itself', async (how) => {
    const cable = how === 'the cable is out';
    await tv.goto(`${url}/tv/petitions/find`);
    await tv.keyboard.type('123456789018');
    await tv.keyboard.press('Enter');
    await tv.keyboard.type('5678');
    await tv.keyboard.press('Enter');
    if (cable) await tv.context().setOffline(true);
    else await tv.route('**', (route) => route.abort());
    await tv.keyboard.press('Enter');
    await tv.getByText('인터넷이 끊겼습니다').waitFor();
    expect(await sight(tv)).toEqual([]);
    await tv.keyboard.press('ArrowDown'); // takes the sentence away, and the press with it
    await tv.locator('.told').waitFor({ state: 'detached' });
    expect(await tv.locator('.on').textContent()).toBe('찾기');
    expect(await tv.inputValue('[name=receipt]')).toBe('123456789018');
    await key('GoBack');
    await tv.getByText('인터넷이 끊겼습니다').waitFor();
    await tv.keyboard.press('ArrowDown');
    await tv.locator('.told').waitFor({ state: 'detached' });
    await tv.keyboard.press('Enter');
    await tv.getByText('인터넷이 끊겼습니다').waitFor();
    if (cable) await tv.context().setOffline(false);
    else await tv.unroute('**');
    await tv.getByText('민원을 찾지 못했습니다').waitFor({ timeout: 10_000 });
  });
});
