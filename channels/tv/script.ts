/**
 * The remote control, as ES5 for WebKit of 2012. Without it the page works by the browser's own focus and accesskeys.
 * Keys: arrows 37–40, OK 13, Back 461 (webOS, HbbTV), 10009 (Tizen), 8 and 27; digits 48–57 and 96–105.
 */
export const script = `(function () {
  'use strict';
  var SELECTOR = 'a[href],button,textarea,input';
  var main = document.querySelector('[role=main]');
  var columns = list('.col');

  function list(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
  function isField(el) { return !!el && (el.tagName === 'TEXTAREA' || (el.tagName === 'INPUT' && /^(text|tel)$/.test(el.type))); }
  function overflows(el) { return el.scrollHeight > el.clientHeight + 2; }
  function stops() {
    return list(SELECTOR).filter(function (el) { return el.type !== 'hidden' && !el.disabled && el.offsetWidth > 0; })
      .concat(columns.filter(function (el) { return el.getAttribute('tabindex') === '0'; }));
  }
  function current() {
    var el = document.activeElement;
    return el && el !== document.body ? el : null;
  }
  function mark() {
    list('.on').forEach(function (el) { el.className = el.className.replace(/ ?\\bon\\b/, ''); });
    var el = current();
    if (el) { el.className += ' on'; }
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
    el.focus();
    mark();
    reveal(el);
    return true;
  }

  /* The nearest stop in a direction: distance along it counts once, distance across it three times. */
  function next(from, key) {
    var a = from.getBoundingClientRect();
    var best = null;
    var least = Infinity;
    stops().forEach(function (el) {
      if (el === from || el.contains(from) || from.contains(el)) { return; }
      var b = el.getBoundingClientRect();
      var along = key === 40 ? b.top - a.bottom : key === 38 ? a.top - b.bottom : key === 39 ? b.left - a.right : a.left - b.right;
      if (along < -6) { return; }
      var across = key === 38 || key === 40
        ? Math.max(0, b.left - a.right, a.left - b.right) * 3 + Math.abs(b.left - a.left) / 10
        : Math.max(0, b.top - a.bottom, a.top - b.bottom) * 3 + Math.abs(b.top - a.top) / 10;
      if (along + across < least) { least = along + across; best = el; }
    });
    return best;
  }
  function scroll(el, key) {
    var column = columnOf(el);
    if (!column || (key !== 38 && key !== 40)) { return false; }
    var before = column.scrollTop;
    column.scrollTop += key === 40 ? 120 : -120;
    return column.scrollTop !== before;
  }
  function move(key) {
    var from = current();
    if (!from) { return go(stops()[0]); }
    var to = next(from, key);
    if (columns.indexOf(from) >= 0 && scroll(from, key)) { return true; }
    if (to && columnOf(to) !== columnOf(from) && scroll(from, key)) { return true; }
    return go(to) || scroll(from, key);
  }

  function press(el) {
    if (el.click) { el.click(); } else if (el.href) { window.location.href = el.href; }
  }
  function type(field, digit) {
    var start = field.value.length;
    var end = start;
    try { start = field.selectionStart; end = field.selectionEnd; } catch (e) { start = end = field.value.length; }
    var value = field.value.slice(0, start) + digit + field.value.slice(end);
    if (field.maxLength > 0 && value.length > field.maxLength) { return; }
    field.value = value;
    try { field.setSelectionRange(start + 1, start + 1); } catch (e) { return; }
  }
  function erase(field) {
    var end = field.value.length;
    try { end = field.selectionEnd; } catch (e) { end = field.value.length; }
    var start = end;
    try { start = field.selectionStart; } catch (e) { start = end; }
    if (start === end) { start = Math.max(0, end - 1); }
    field.value = field.value.slice(0, start) + field.value.slice(end);
    try { field.setSelectionRange(start, start); } catch (e) { return; }
  }
  function atEdge(field, key) {
    try {
      if (field.selectionStart !== field.selectionEnd) { return false; }
      return key === 37 ? field.selectionStart === 0 : field.selectionEnd === field.value.length;
    } catch (e) { return true; }
  }
  function digitOf(key) {
    if (key >= 48 && key <= 57) { return String(key - 48); }
    return key >= 96 && key <= 105 ? String(key - 96) : '';
  }

  function onDigit(digit) {
    var el = current();
    if (isField(el)) { type(el, digit); return true; }
    var target = document.querySelector('[data-digit="' + digit + '"]');
    if (!target) { return false; }
    go(target);
    press(target);
    return true;
  }
  function onOk() {
    var el = current();
    if (!el) { return go(stops()[0]); }
    if (el.tagName === 'TEXTAREA') { return go(next(el, 40)); }
    if (isField(el)) { return el.value !== '' && go(next(el, 40)); }
    press(el);
    return true;
  }
  function onBack(key) {
    var el = current();
    if (key === 8 && isField(el)) { erase(el); return true; }
    window.history.back();
    return true;
  }
  function handle(key) {
    var el = current();
    if (key >= 37 && key <= 40) { return isField(el) && key % 2 && !atEdge(el, key) ? false : move(key); }
    if (key === 13) { return onOk(); }
    if (key === 461 || key === 10009 || key === 8 || key === 27) { return onBack(key); }
    return digitOf(key) ? onDigit(digitOf(key)) : false;
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) { return; }
    if (handle(event.keyCode || event.which)) { event.preventDefault(); }
  }, false);
  document.addEventListener('focus', mark, true);
  document.addEventListener('blur', mark, true);

  columns.forEach(function (el) {
    if (!overflows(el)) { return; }
    el.className += ' more';
    if (!el.querySelector(SELECTOR)) { el.setAttribute('tabindex', '0'); }
  });
  var fields = list('[role=main] input,[role=main] textarea').filter(function (el) { return isField(el) && el.value === ''; });
  go(fields[0] || (main && main.querySelector('.go a,input:not([type=hidden]),textarea,button')) || stops()[0]);
})();
`;
