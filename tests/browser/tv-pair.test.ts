/** promise-30 in a real browser: connected by the QR's link, by the digits, by text; a forged sender; letting go. */
import { describe, expect, it } from 'vitest';
import { approve, askForCode, byQr, codeOn, h, key, on, PHONE, phone, sharedSessions, shown, stand, TV, tv, typeCode, typeNumber, url } from './tv-stand.js';
import { sight } from './tv-sight.js';

stand();

describe('promise-30: connecting', () => {
  it('by the digits, while the TV waits by itself; the blue key lets go', async () => {
    const code = await askForCode();
    expect(code).toMatch(/^\d{9}$/);
    expect(await tv.locator('#left').textContent()).toMatch(/^[23]:\d\d$/);
    const hand = await phone();
    await typeCode(hand, code);
    await tv.getByText('휴대전화에서 연결을 누르십시오').waitFor({ timeout: 10_000 });
    await approve(hand);
    await shown();
    await tv.getByText('010-****-5678').waitFor();
    expect(await tv.textContent('body')).not.toContain('꺼졌어요');
    expect(await sight(tv)).toEqual([]);
    await key('ColorF3Blue');
    await tv.getByText('TV 연결을 끊었습니다').waitFor();
    await tv.goto(`${url}/tv/petitions`);
    expect(await tv.textContent('body')).not.toContain('가로등');
  });

  it('by the QR, read by a real reader: the phone’s page of PUBLIC_URL, and opening it twice changes nothing', () => byQr(TV));

  it('by text: the number of the answer is typed on the TV', async () => {
    await typeNumber(await askForCode());
    await shown();
  });

  it('a forged sender: the TV of whoever forges it asks for a number that only the phone’s owner has', async () => {
    const before = sharedSessions();
    const code = await askForCode();
    const answer = await h.text(PHONE, `tv${code}`); // from the owner's number, sent by somebody else; the answer goes to the owner
    expect(answer).toContain('남에게 알리지');
    const right = /\d{6}/.exec(answer)?.[0];
    await tv.getByText('문자로 받은 번호를 누르십시오').waitFor({ timeout: 10_000 });
    for (let i = 0; i < 5; i++) {
      await tv.fill('[name=number]', String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0'));
      await Promise.all([tv.waitForNavigation(), tv.click('[role=main] button[type=submit]')]);
    }
    await tv.getByText('여러 번 틀려').waitFor();
    expect(await tv.textContent('body')).not.toContain('가로등');
    expect(sharedSessions()).toBe(before);
  });

  it('without script: by the page’s own refresh; larger letters by a link', async () => {
    const plain = await on({ ...TV, javaScriptEnabled: false });
    await plain.goto(`${url}/tv/petitions`);
    await plain.click('text=글자 크게');
    expect(await plain.getAttribute('body', 'class')).toContain('large');
    await plain.click('button[type=submit]');
    expect(await plain.getAttribute('body', 'class')).toContain('large');
    const hand = await phone();
    await typeCode(hand, await codeOn(plain));
    await approve(hand);
    await shown(plain);
  });
});

describe('promise-30: nobody there', () => {
  it('asks 20 s before it forgets; any key answers; without one nothing is left on the screen', async () => {
    await typeNumber(await askForCode());
    await shown();
    await tv.clock.install();
    await tv.reload();
    await tv.clock.fastForward(159_000);
    expect(await tv.locator('.told').count()).toBe(0);
    await tv.clock.fastForward(2_000);
    await tv.getByText('아직 보고 계십니까?').waitFor();
    expect(await sight(tv)).toEqual([]);
    await tv.keyboard.press('ArrowDown');
    await tv.locator('.told').waitFor({ state: 'detached' });
    await tv.clock.fastForward(159_000);
    expect(await tv.locator('.told').count()).toBe(0);
    await tv.clock.fastForward(2_000);
    await tv.getByText('아직 보고 계십니까?').waitFor();
    await tv.clock.fastForward(20_000);
    await tv.getByText('TV 연결을 끊었습니다').waitFor();
    expect(await tv.textContent('body')).not.toContain('가로등');
  });
});

describe('the network goes in the middle', () => {
  it('while a number is shown: it is said, and the TV goes on when the network is back', async () => {
    const code = await askForCode();
    await tv.context().setOffline(true);
    await tv.getByText('인터넷이 끊겼습니다').waitFor({ timeout: 10_000 });
    expect(await codeOn()).toBe(code);
    await tv.context().setOffline(false);
    await tv.locator('#lost:empty').waitFor({ state: 'attached', timeout: 10_000 });
    const hand = await phone();
    await typeCode(hand, code);
    await approve(hand);
    await shown();
  });
});

it('green reads the page aloud where the set has a voice for its language: numbers digit by digit, and stops; elsewhere it is not offered', async () => {
  await tv.goto(`${url}/tv/help`);
  expect(await tv.locator('[data-colour=green]').isVisible()).toBe(false);
  await tv.addInitScript(`
    window.said = [];
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    Object.defineProperty(window, 'speechSynthesis', { value: {
      getVoices: () => [{ lang: 'en-US' }, { lang: 'ko-KR' }],
      speak: (u) => window.said.push(u),
      cancel: () => { window.stopped = (window.stopped || 0) + 1; },
    } });`);
  await tv.goto(`${url}/tv/help`);
  await tv.getByText('소리로 듣기').waitFor();
  expect(await sight(tv)).toEqual([]);
  await key('ColorF1Green');
  const said = await tv.evaluate<string[]>('said.map((u) => u.lang + " " + u.text)');
  expect(said[0]).toBe('ko-KR 도움말');
  expect(said.join('\n')).toContain('0 2 , 3 4 2 3 , 5 1 1 4');
  expect(said.join('\n')).toContain('1 내 민원 처리 상황 보기');
  await tv.getByText('그만 듣기').waitFor();
  await key('ColorF1Green');
  await tv.getByText('소리로 듣기').waitFor();
  await key('ColorF1Green');
  await tv.evaluate('said[said.length - 1].onend()');
  await tv.getByText('소리로 듣기').waitFor();
});
