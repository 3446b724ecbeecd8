/** The remote control, as ES5 for WebKit of 2012 (tests/channels/tv.test.ts). Without it the page works by the browser's own focus, its links and its forms. */
import { back } from './back.js';
import { fields } from './fields.js';
import { focus } from './focus.js';
import { hangul } from './hangul.js';
import { here } from './here.js';
import { idle } from './idle.js';
import { keys } from './keys.js';
import { net } from './net.js';
import { poll } from './poll.js';
import { turn } from './turn.js';

const main = `
  function onDigit(digit) {
    var el = current();
    if (dialog && dialog.digit) { dialog.digit(digit); return true; }
    if (isField(el)) { type(el, digit); return true; }
    var all = list('[data-digit="' + digit + '"]');
    var target = all.filter(shown)[0];
    if (!target && all[0] && hides(all[0])) { open(screenOf(all[0])); return go(all[0]); } /* it is seen before it is pressed */
    if (!target) { return false; }
    go(target);
    return press(target);
  }
  function onOk() {
    var el = current();
    if (!el) { return go(stops()[0]); }
    if (!isField(el)) { return press(el); }
    if (typed === el && el.value !== '') { return go(following(el)); }
    return openPad(el);
  }
  function onColour(name) {
    var target = document.querySelector('[data-colour="' + name + '"]');
    return target && shown(target) && !dialog ? press(target) : !!dialog;
  }
  function onBack() {
    if (dialog && dialog.field) { return closePad(true); }
    return goBack();
  }
  function handle(name) {
    var el = current();
    if (dialog && dialog.over) { dialog.over(); return true; }
    if (/^(left|up|right|down)$/.test(name)) { return isField(el) && /^(left|right)$/.test(name) && !atEdge(el, name) ? false : move(name); }
    if (name === 'ok') { return onOk(); }
    if (name === 'back') { return onBack(); }
    if (name === 'exit') { return leave(); }
    if (name === 'erase') {
      if (dialog && dialog.drop && dialog.field.value !== '') { dialog.drop(); return true; }
      if (!dialog && isField(el) && el.value !== '') { erase(el); return true; }
      return onBack();
    }
    return name.length === 1 ? onDigit(name) : onColour(name);
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) { return; }
    var name = meaningOf(event);
    touch();
    asked = false;
    if (dialog && dialog.over) { dialog.over(); event.preventDefault(); return; }
    if (current() && current() !== document.activeElement) { current().focus(); }
    if (name && handle(name)) { event.preventDefault(); }
  }, false);
  document.addEventListener('focus', function (event) {
    if (event.target !== typed) { typed = null; }
    mark();
  }, true);
  document.addEventListener('blur', mark, true);
  document.addEventListener('mousemove', function () { touched = now(); }, false);

  measure();
  arrive();
  askForKeys();
  go(begin());
  setInterval(function () { watch(); countdown(); }, 1000);
  countdown();
  if (word('poll')) { setTimeout(wait, EVERY * 1000); }
`;

export const script = `(function () {
  'use strict';
  var body = document.body;
${keys}${hangul}${fields}${focus}${turn}${back}${net}${idle}${poll}${here}${main}})();
`;
