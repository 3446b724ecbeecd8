/** A PDA that takes no cookies: the whole signed-in walk by forms, each with a hidden token of one use (promise 34). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Form, forms, links, unescaped } from '../promises/support/pages.js';
import { invalid, missing } from '../channels/xhtml.js';
import { type Harness, harness } from '../harness.js';
import { lastCode } from './codes-suite.js';
import { textsFor } from '../../src/lab/texts.js';
import { receiptIn } from '../receipt-in.js';
import { Device } from './device.js';

const PHONE = '+821012345678';
let h: Harness;
let pda: Device;
let receipt: string;
beforeEach(async () => {
  h = await harness();
  await h.text(PHONE, '신청 가로등이 꺼졌어요 학동로 12길');
  receipt = receiptIn(await h.text(PHONE, '1'));
  pda = new Device(h.app, { cookies: false });
});
afterEach(() => h.close());

/** The form of buttons and the name of the one that leads there. @throws Error where none does */
function button(page: string, to: string): { form: Form; name: string; value: string } {
  for (const [markup = ''] of page.matchAll(/<form\s[\s\S]*?<\/form>/g)) {
    const [, value = ''] = new RegExp(`<input type="submit"(?: class="g")? name="to\\.${to.replace(/[.?/]/g, '\\$&')}" value="([^"]*)"`).exec(markup) ?? [];
    const [form] = forms(markup);
    if (value && form) return { form, name: `to.${to}`, value: unescaped(value) };
  }
  throw new Error(`nothing leads to ${to}: ${page}`);
}
const press = async (to: string, page = pda.page): Promise<void> => {
  const { form, name, value } = button(page, to);
  await pda.send(form, { [name]: value });
};
const enter = async (): Promise<void> => {
  await pda.open('/pda/sign-in');
  await pda.submit('sign-in', { phone: '010-1234-5678' });
  await pda.submit('sign-in', { code: await lastCode(h) });
};
const token = (page = pda.page): string => /name="session" value="([^"]*)"/.exec(page)?.[1] ?? '';
const entered = (): void => expect(pda.words).toContain('010-****-5678로 확인됨');

describe('promise-34: a device without cookies', () => {
  it('walks from the code to the list, the petition, and everything that can be done, and out', async () => {
    await enter();
    expect(pda.title).toBe('내 민원');
    entered();
    await press(`/petitions/${receipt}`);
    expect(pda.words).toContain('가로등이 꺼졌어요');
    entered();
    await press(`/petitions/${receipt}/add`);
    await pda.submit('add', { text: '밤에 무섭습니다' });
    expect(pda.title).toBe('덧붙였습니다');
    await press(`/petitions/${receipt}/steps`);
    expect(pda.words).toContain('밤에 무섭습니다');
    await press('/');
    entered();
    await press('/notices');
    await pda.submit('consent');
    entered();
    await press('/');
    await press('/petitions/new');
    await press('/petitions/new?group=road');
    expect(pda.page).not.toContain('name="phone"');
    await pda.submit('file', { text: '보도블록이 깨졌습니다' });
    await pda.submit('file');
    expect(pda.words).toContain('접수');
    await press('/');
    await press('/petitions');
    expect(pda.page.match(/name="to\.\/petitions\/\d{12}"/g)).toHaveLength(2);
    await press(`/petitions/${receipt}`);
    await press(`/petitions/${receipt}/withdraw`);
    await pda.submit('withdraw');
    expect(pda.title).toBe('취하했습니다');
    await press('/language?to=en');
    expect(pda.words).toContain('Signed in as 010-****-5678');
    await press('/sign-out');
    await pda.submit('sign-out');
    expect([pda.title, token()]).toEqual(['Signed out', '']);
    expect(h.store.raw.prepare('select count(*) from petitions where phone_proven = 1').pluck().get()).toBe(2);
  });

  it('goes on on the phone: a button sends the link there, and its page opens what it was asked for', async () => {
    await enter();
    const { form } = button(pda.page, `/petitions/${receipt}`);
    await pda.send(form, { [`to./petitions/${receipt}/phone`]: 'x' });
    await pda.submit('handoff');
    expect(pda.title).toBe('문자를 보냈습니다');
    entered();
    const sent = (await textsFor(h.core, PHONE, 0)).at(-1)?.text ?? '';
    const phone = new Device(h.app, { cookies: false });
    await phone.open(`/pda${/\/go\/[\w-]{32}/.exec(sent)?.[0]}`);
    expect(phone.words).not.toContain('가로등이');
    await phone.submit('open');
    expect(phone.words).toContain('가로등이 꺼졌어요');
  });

  it('each page has a token of its own, in no address, and no page is too large or invalid', async () => {
    await enter();
    const tokens = new Set<string>();
    const visit = (): void => {
      expect(tokens.has(token())).toBe(false);
      tokens.add(token());
      for (const form of forms(pda.page)) expect(form.fields.session).toBe(token());
      for (const link of links(pda.page)) expect(link).not.toMatch(/session|token|\.\d+\./);
      expect(new TextEncoder().encode(pda.page).length).toBeLessThanOrEqual(10_000);
      if (!missing) expect(invalid(pda.page)).toBe('');
    };
    visit();
    for (const to of [`/petitions/${receipt}`, `/petitions/${receipt}/add`, '/', '/departments', '/departments?group=dongs', '/departments?group=dongs&page=2', '/', '/notices', '/', '/language', '/', '/petitions/new', '/petitions/new?group=road', '/sign-out']) {
      await press(to.replace('&', '&amp;'));
      visit();
    }
    expect(tokens.size).toBe(15);
  });

  it('going back says so and ends nothing: the last page still leads on', async () => {
    await enter();
    const list = pda.page;
    await press(`/petitions/${receipt}`);
    const petition = pda.page;
    await press('/petitions/find', list); // back, and another button of the old page
    expect([pda.status, pda.title]).toEqual([409, '지나간 화면입니다']);
    expect(pda.words).not.toContain('가로등');
    await press(`/petitions/${receipt}/add`, petition); // forward again
    expect(pda.title).toBe('덧붙이기');
    entered();
  });

  it('a button pressed twice on a bad line leads to the same page, once; later it is a page left behind', async () => {
    await enter();
    const { form, name, value } = button(pda.page, `/petitions/${receipt}`);
    const twice = await Promise.all(Array.from({ length: 10 }, async () => (await pda.request(form.action, { ...form.fields, [name]: value })).text()));
    const shown = twice.filter((p) => p.includes('가로등이 꺼졌어요'));
    expect(shown.length).toBeGreaterThan(0);
    expect(new Set(shown.map((p) => token(p))).size).toBe(1);
    await pda.send(form, { [name]: value }); // sent again, as a reload does: the answer may have been lost
    expect(pda.words).toContain('가로등이 꺼졌어요');
    await press('/');
    await pda.send(form, { [name]: value });
    expect(pda.title).toBe('지나간 화면입니다');
  });

  it('what was written twice counts once', async () => {
    await enter();
    await press(`/petitions/${receipt}`);
    await press(`/petitions/${receipt}/add`);
    const { action, fields } = pda.form('add');
    await Promise.all(Array.from({ length: 10 }, () => pda.request(action, { ...fields, text: '한 번만' })));
    expect(h.store.raw.prepare("select count(*) from petition_events where code = 'added'").pluck().get()).toBe(1);
    await pda.send({ action, method: 'post', fields }, { text: '다른 말' }); // back, and changed
    expect(pda.title).toBe('지나간 화면입니다');
    expect(h.store.raw.prepare("select count(*) from petition_events where code = 'added'").pluck().get()).toBe(1);
  });

  it('a page that failed has not spent its token', async () => {
    await enter();
    await press(`/petitions/${receipt}`);
    await press(`/petitions/${receipt}/add`);
    const form = pda.form('add');
    await pda.send(form, { token: 'a.b.c.d', text: 'x' });
    expect(pda.status).toBe(403);
    entered();
    await pda.send(form, { text: '이제 됩니다' });
    expect(pda.title).toBe('덧붙였습니다');
  });

  it('after leaving, no page that was seen says anything of it', async () => {
    await enter();
    const seen: { form: Form; name: string; value: string }[] = [button(pda.page, `/petitions/${receipt}`)];
    await press(`/petitions/${receipt}`);
    seen.push(button(pda.page, `/petitions/${receipt}/add`));
    await press('/sign-out');
    await pda.submit('sign-out');
    for (const { form, name, value } of seen) {
      await pda.send(form, { [name]: value });
      expect(pda.words).not.toContain('가로등이');
      expect(pda.words).not.toContain('5678로 확인됨');
    }
  });

  it('somebody else’s token, a made one, and one in an address open nothing', async () => {
    await enter();
    const mine = token();
    const other = new Device(h.app, { cookies: false });
    await other.open(`/pda/petitions?session=${encodeURIComponent(mine)}`);
    expect(other.words).not.toContain('확인됨');
    for (const made of [mine.replace(/\.1\./, '.2.'), mine.slice(0, -1) + (mine.endsWith('A') ? 'B' : 'A'), `${'A'.repeat(32)}.1.${'A'.repeat(32)}`, '', 'x']) {
      const { form, name, value } = button(pda.page, `/petitions/${receipt}`);
      await other.send(form, { [name]: value, session: made });
      expect(other.words, made).not.toContain('가로등이');
    }
  });

  it('what is opened on a page neither moves the digits of the phone’s texts nor counts as texts', async () => {
    await h.text(PHONE, receipt);
    await enter();
    await press(`/petitions/${receipt}`);
    expect(await h.text(PHONE, '3'), '3 is still that of the last text').toMatch(/덧붙일/);
    for (let i = 0; i < 40; i++) await press(i % 2 ? '/departments' : '/');
    entered();
  });

  it('a full page walks in the same way: every way on keeps the session, none is in an address', async () => {
    const mobile = new Device(h.app, { cookies: false });
    const go = async (to: string): Promise<void> => {
      expect(mobile.page, to).toContain(`name="to.${to}"`);
      await mobile.send(mobile.form('go'), { [`to.${to}`]: '' });
      whole();
    };
    const whole = (): void => {
      expect(mobile.words).toContain('010-****-5678로 확인됨');
      expect(links(mobile.page).filter((l) => /^\/m\/(?!walk\.css|app\.js|photos\.js|push\.js|icon|manifest)/.test(l) && !forms(mobile.page).some((f) => f.action === l)), 'no link leads away from the session').toEqual([]);
      for (const form of forms(mobile.page)) expect(form.fields.session).toBe(token(mobile.page));
      for (const link of links(mobile.page)) expect(link).not.toContain(token(mobile.page));
      expect(mobile.page).not.toMatch(/data-keep|글자 크게/);
    };
    await mobile.open('/m/sign-in');
    await mobile.submit('sign-in', { phone: '010-1234-5678' });
    await mobile.submit('sign-in', { code: await lastCode(h) });
    whole();
    for (const to of [`/petitions/${receipt}`, `/petitions/${receipt}/add`, '/', '/departments', '/departments?group=dongs', '/guide', '/notices', '/language', '/language?to=en', '/language?to=ko', '/privacy', '/petitions/new', '/petitions', '/pair', '/sign-out']) {
      if (to === '/language?to=en') await mobile.send(mobile.form('go'), { 'to./language?to=ko': '' });
      else if (to !== '/language?to=ko') await go(to);
    }
    await mobile.submit('sign-out');
    expect([mobile.title, token(mobile.page)]).toEqual(['나갔습니다', '']);
  });
});
