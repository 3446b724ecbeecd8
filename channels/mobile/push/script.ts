/** The page's part, as it is served: shows the box where this browser can push, and asks the browser's own question only after the button. */
export const script = `'use strict';
(() => {
  const box = document.getElementById('follow');
  if (!box) return;
  const words = box.dataset;
  const on = box.querySelector('[data-do=on]');
  const off = box.querySelector('[data-do=off]');
  const status = box.querySelector('[role=status]');
  const say = (what) => { status.textContent = words[what] || ''; status.hidden = !words[what]; };
  const buttons = (canOn, canOff) => { on.hidden = !canOn; off.hidden = !canOff; };
  const post = (path, given) => fetch('/m/push/' + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) });
  const subscribed = async () => { const r = await navigator.serviceWorker.getRegistration('/m/'); return (r && await r.pushManager.getSubscription()) || undefined; };

  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    // An iPhone can, but only what was put on its home screen.
    const apple = /iPhone|iPad|iPod/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
    if (!apple || navigator.standalone) return;
    buttons(false, false);
    say('home');
    box.hidden = false;
    return;
  }
  if (Notification.permission === 'denied') return; // said once: not asked again

  subscribed().then((s) => { buttons(true, !!s); box.hidden = false; }, () => {});

  on.firstElementChild.addEventListener('click', async () => {
    say('');
    try {
      if (await Notification.requestPermission() !== 'granted') return say('denied');
      await navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' });
      const { pushManager } = await navigator.serviceWorker.ready;
      const have = await pushManager.getSubscription();
      const key = Uint8Array.from(atob(words.key.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
      const same = have && have.options && have.options.applicationServerKey && String(new Uint8Array(have.options.applicationServerKey)) === String(key);
      if (have && !same) await have.unsubscribe();
      const subscription = (same ? have : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
      if (!(await post('follow', { ticket: words.ticket, subscription })).ok) throw 0;
      await (await caches.open('push')).put('/m/push/kept', new Response(JSON.stringify({ endpoint: subscription.endpoint, auth: subscription.keys.auth, key: words.key })));
      buttons(false, true);
      say('done');
      off.firstElementChild.focus();
    } catch {
      say('failed');
    }
  });

  off.firstElementChild.addEventListener('click', async () => {
    try {
      const s = await subscribed();
      if (s) {
        if (!(await post('forget', { endpoint: s.endpoint })).ok) throw 0;
        await s.unsubscribe();
      }
      await caches.delete('push');
      buttons(true, false);
      say('stopped');
      on.firstElementChild.focus();
    } catch {
      say('failed');
    }
  });
})();
`;
