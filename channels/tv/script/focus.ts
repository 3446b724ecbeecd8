/** One focus, always there: where it stands, where an arrow leads, what OK does with it. */
export const focus = `
  var SELECTOR = 'a[href],button,textarea,input';
  var main = document.querySelector('[role=main]');
  var columns = list('.col');
  var last = null;

  function list(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function tagOf(el) { return String(el.nodeName).toLowerCase(); } /* lower case in XHTML, upper case in HTML */
  function isField(el) { return !!el && (tagOf(el) === 'textarea' || (tagOf(el) === 'input' && /^(text|tel|password|number|search)$/.test(el.type))); }
  function overflows(el) { return el.scrollHeight > el.clientHeight + 2; }
  /* A column that is scrolled, and has no stop of its own, is one. */
  function measure() {
    columns.forEach(function (el) {
      if (overflows(el) && !el.querySelector(SELECTOR)) { el.setAttribute('tabindex', '0'); }
      if (!overflows(el)) { el.removeAttribute('tabindex'); }
    });
  }
  function shown(el) { return el.type !== 'hidden' && !el.disabled && el.offsetWidth > 0; }
  function stops() {
    if (dialog) { return list('button', dialog); }
    return list(SELECTOR).filter(shown).concat(columns.filter(function (el) { return el.getAttribute('tabindex') === '0'; }));
  }
  /* What has the focus; where the browser dropped it, what had it last. */
  function current() {
    var el = document.activeElement;
    if (!el || el === body || el === document.documentElement) { el = last; }
    return el && document.documentElement.contains(el) && shown(el) && (!dialog || dialog.contains(el)) ? el : null;
  }
  function mark() {
    var el = current();
    last = el || last;
    list('.on').forEach(function (other) { if (other !== el) { other.className = other.className.replace(/ ?\\bon\\b/, ''); } });
    if (el && !/\\bon\\b/.test(el.className)) { el.className += ' on'; }
  }
  function columnOf(el) {
    while (el && columns.indexOf(el) < 0) { el = el.parentNode; }
    return el;
  }
  function reveal(el) {
    var column = columnOf(el);
    if (!column || column === el) { return; }
    var scale = column.getBoundingClientRect().height / column.offsetHeight || 1;
    var box = el.getBoundingClientRect();
    var frame = column.getBoundingClientRect();
    if (box.top < frame.top + 12 * scale) { column.scrollTop -= (frame.top - box.top) / scale + 12; }
    if (box.bottom > frame.bottom - 12 * scale) { column.scrollTop += (box.bottom - frame.bottom) / scale + 12; }
  }
  function go(el) {
    if (!el) { return false; }
    last = el;
    el.focus();
    mark();
    reveal(el);
    return true;
  }

  /* The nearest stop in a direction: distance along it counts once, distance across it three times; to the side, whatever stands in the same row comes first. */
  var ELSEWHERE = 4000;
  function next(from, way) {
    var a = from.getBoundingClientRect();
    var best = null;
    var least = Infinity;
    var upright = way === 'up' || way === 'down';
    stops().forEach(function (el) {
      if (el === from || el.contains(from) || from.contains(el)) { return; }
      var b = el.getBoundingClientRect();
      var along = way === 'down' ? b.top - a.bottom : way === 'up' ? a.top - b.bottom : way === 'right' ? b.left - a.right : a.left - b.right;
      if (along < -6) { return; }
      var apart = upright ? Math.max(0, b.left - a.right, a.left - b.right) : Math.max(0, b.top - a.bottom, a.top - b.bottom);
      var across = apart * 3 + Math.abs(upright ? b.left - a.left : b.top - a.top) / 10 + (apart > 0 && !upright ? ELSEWHERE : 0);
      if (along + across < least) { least = along + across; best = el; }
    });
    return best;
  }
  function scroll(el, way) {
    var column = columnOf(el);
    if (!column || (way !== 'up' && way !== 'down')) { return false; }
    var before = column.scrollTop;
    column.scrollTop += way === 'down' ? 120 : -120;
    return column.scrollTop !== before;
  }
  function move(way) {
    var from = current();
    if (!from) { return go(stops()[0]); }
    var to = next(from, way);
    if (columns.indexOf(from) >= 0 && scroll(from, way)) { return true; }
    if (to && columnOf(to) !== columnOf(from) && scroll(from, way)) { return true; }
    return go(to) || scroll(from, way) || true;
  }
  /* The next stop in the order of the page: after a field that is filled. It may be on the next screen. */
  function following(el) {
    var all = list(SELECTOR).filter(function (other) { return shown(other) || (hides(other) && main.contains(other) && !other.getAttribute('data-turn')); });
    var next = all[all.indexOf(el) + 1] || el;
    if (!shown(next)) { open(screenOf(next)); }
    return next;
  }
  function press(el) {
    if (el.getAttribute('data-turn')) { return turn(Number(el.getAttribute('data-turn'))); }
    if (el.getAttribute('data-here')) { el.onclick(); return true; }
    if (el.getAttribute('data-back')) { return goBack(); }
    function act() { if (el.click) { el.click(); } else if (el.href) { window.location.href = el.href; } }
    if (!dialog && (el.href || el.type === 'submit')) { return reach(act); }
    act();
    return true;
  }
`;
