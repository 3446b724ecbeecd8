/**
 * The page's part, as it is served: photos are made smaller before they are sent (the right way up, and without what a camera wrote into them), can be
 * taken out again, and how far the sending has come is said. Where a browser cannot do that, or a file is none that it can open, the file goes as it is.
 */
export const script = `'use strict';
(() => {
  const box = document.querySelector('.photos');
  if (!box || !window.FormData || !HTMLCanvasElement.prototype.toBlob || !window.Promise) return;
  const words = box.dataset;
  box.classList.add('drawn'); // the list says what is chosen, not the browser's own line
  const form = box.closest('form');
  const input = box.querySelector('input[type=file]');
  const list = document.createElement('ul'); // stands in the page while there is something in it: an empty list is read out
  list.className = 'picked';
  const status = box.querySelector('[role=status]');
  const SIDE = 1600;
  const say = (text) => { status.textContent = text || ''; };
  let picked = [];

  const drawable = (file) => window.createImageBitmap
    ? createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => viaImage(file))
    : viaImage(file);
  const viaImage = (file) => new Promise((done, failed) => {
    const image = new Image();
    const url = URL.createObjectURL(file);
    image.onload = () => { done(image); URL.revokeObjectURL(url); };
    image.onerror = () => { failed(); URL.revokeObjectURL(url); };
    image.src = url;
  });
  const smaller = async (file) => {
    const image = await drawable(file);
    const [w, h] = [image.naturalWidth || image.width, image.naturalHeight || image.height];
    const by = Math.min(1, SIDE / Math.max(w, h));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(w * by));
    canvas.height = Math.max(1, Math.round(h * by));
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    if (image.close) image.close();
    return new Promise((done) => canvas.toBlob((blob) => done(blob || file), 'image/jpeg', 0.82));
  };

  const room = () => words.max - box.querySelectorAll('.kept input:checked').length;

  const drawn = (photo) => {
    const item = document.createElement('li');
    const image = document.createElement('img');
    image.alt = photo.name;
    image.src = URL.createObjectURL(photo.file);
    const out = document.createElement('button');
    out.type = 'button';
    out.className = 'btn';
    out.textContent = words.remove;
    out.setAttribute('aria-label', words.remove + ': ' + photo.name);
    out.addEventListener('click', () => {
      picked = picked.filter((p) => p !== photo);
      URL.revokeObjectURL(image.src);
      item.remove();
      if (!list.children.length) list.remove();
      say('');
      input.focus();
    });
    item.append(image, out);
    return item;
  };

  input.addEventListener('change', async () => {
    let left = room() - picked.length;
    let told = '';
    for (const file of Array.from(input.files)) {
      if (!/^image\\//.test(file.type)) { told = words.not; continue; }
      if (left-- <= 0) { told = words.most; break; }
      const photo = { name: file.name, file };
      photo.ready = smaller(file).then((blob) => { photo.file = blob.size < file.size || !/jpeg|png|webp/.test(file.type) ? blob : file; }, () => {});
      picked.push(photo);
    }
    input.value = '';
    say(told || words.smaller);
    const mine = picked.filter((p) => !p.shown);
    for (const photo of mine) { photo.shown = true; await photo.ready; if (picked.includes(photo)) { list.append(drawn(photo)); if (!list.isConnected) status.before(list); } }
    if (status.textContent === words.smaller) say('');
  });

  // The service worker holds what a phone could not send, photos and all; elsewhere the page stays as it is and tries again by itself.
  let pause = 2000;
  let waiting;
  const unsent = async () => {
    say(words.failed);
    if (navigator.serviceWorker && navigator.serviceWorker.controller && window.DataTransfer && await caches.has('held')) {
      const files = new DataTransfer();
      picked.forEach((p, i) => files.items.add(new File([p.file], 'photo-' + (i + 1), { type: p.file.type })));
      input.files = files.files;
      return form.submit();
    }
    clearTimeout(waiting);
    waiting = setTimeout(() => fetch('/m/sw.js', { method: 'HEAD', cache: 'no-store' }).then(() => form.requestSubmit(), unsent), pause);
    pause = Math.min(pause * 2, 60000);
  };
  form.addEventListener('input', () => clearTimeout(waiting)); // who writes on sends by themselves

  form.addEventListener('submit', async (event) => {
    clearTimeout(waiting);
    if (event.defaultPrevented || !picked.length) return;
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    if (button.disabled) return;
    button.disabled = true;
    say(words.sending);
    await Promise.all(picked.map((p) => p.ready));
    const body = new FormData(form);
    body.delete('photo');
    picked.forEach((p, i) => body.append('photo', p.file, 'photo-' + (i + 1)));
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.onprogress = (e) => { if (e.lengthComputable) say(words.sending + ' ' + Math.floor((e.loaded / e.total) * 100) + ' %'); };
    request.onerror = request.ontimeout = () => { button.disabled = false; unsent(); };
    request.onload = () => {
      if (request.status >= 500 || !/html/.test(request.getResponseHeader('content-type') || '')) return request.onerror();
      document.open();
      document.write(request.responseText);
      document.close();
      scrollTo(0, 0);
    };
    request.send(body);
  });
})();
`;
