/** Large letters take several screens, all of them in the page: the address says which one is seen, and style shows it (large.ts). */
export const turn = `
  function isLarge() { return /\\blarge\\b/.test(body.className); }
  function screen() { return isLarge() && /\\bturns\\b/.test(body.className) ? Number((/^#s(\\d+)$/.exec(window.location.hash) || [])[1]) || 1 : 1; }
  /* Where an element is seen; 0 where it is on every screen. */
  function screenOf(el) {
    for (; el && el !== body; el = el.parentNode) {
      var found = /\\bg(\\d+)\\b/.exec(el.className);
      if (found) { return Number(found[1]); }
    }
    return 0;
  }
  function hides(el) { return isLarge() && screenOf(el) > 0 && el.type !== 'hidden' && !el.disabled; }
  function open(to) { window.location.replace('#s' + to); }
  function begin() {
    var all = list('a,input,textarea,button', main).filter(function (el) { return shown(el) && !el.getAttribute('data-turn'); });
    return all.filter(function (el) { return isField(el) && el.value === ''; })[0] || all[0] || list('.turn a').filter(shown).pop() || stops()[0];
  }
  /* Whoever turns on turns on again with OK; at the end there is what can be done. */
  function turn(to) {
    var on = to > screen();
    open(to);
    return go(list('.turn a').filter(function (el) { return shown(el) && Number(el.getAttribute('data-turn')) > to === on; })[0] || begin());
  }
`;
