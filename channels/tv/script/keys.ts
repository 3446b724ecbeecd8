/**
 * What a key event means. Codes that staff entered come first, then the set's own names (KeyEvent.VK_*), then e.key, then the known codes.
 * Some sets hand over digits and colours only when asked: HbbTV by its keyset, Tizen by registration.
 */
export const keys = `
  var ORDER = 'left up right down ok back exit red green yellow blue'.split(' ');
  var NAMES = { ArrowLeft: 'left', ArrowUp: 'up', ArrowRight: 'right', ArrowDown: 'down', Left: 'left', Up: 'up', Right: 'right', Down: 'down', Enter: 'ok', GoBack: 'back', BrowserBack: 'back', XF86Back: 'back', Escape: 'back', Backspace: 'erase', Exit: 'exit', XF86Exit: 'exit', ColorF0Red: 'red', ColorF1Green: 'green', ColorF2Yellow: 'yellow', ColorF3Blue: 'blue' };
  var VK = ['VK_LEFT', 'VK_UP', 'VK_RIGHT', 'VK_DOWN', 'VK_ENTER', 'VK_BACK', 'VK_EXIT', 'VK_RED', 'VK_GREEN', 'VK_YELLOW', 'VK_BLUE'];
  var own = codesIn('data-own');
  var known = codesIn('data-keys');
  var named = namedBySet();

  function has(map, name) { return Object.prototype.hasOwnProperty.call(map, name); }
  function codesIn(attribute) {
    var map = {};
    (body.getAttribute(attribute) || '').split(' ').forEach(function (pair) { var at = pair.indexOf(':'); if (at > 0) { map[pair.slice(0, at)] = pair.slice(at + 1); } });
    return map;
  }
  function namedBySet() {
    var map = {};
    [window, window.KeyEvent, window.KeyboardEvent].forEach(function (from) {
      if (!from) { return; }
      VK.forEach(function (name, i) { if (typeof from[name] === 'number') { map[from[name]] = ORDER[i]; } });
      for (var d = 0; d < 10; d += 1) { if (typeof from['VK_' + d] === 'number') { map[from['VK_' + d]] = String(d); } }
    });
    return map;
  }
  function meaningOf(event) {
    var code = event.keyCode || event.which;
    var name = event['key'];
    if (has(own, code)) { return own[code]; }
    if (has(named, code)) { return named[code]; }
    if (typeof name === 'string' && (has(NAMES, name) || /^[0-9]$/.test(name))) { return NAMES[name] || name; }
    return has(known, code) ? known[code] : '';
  }
  function askForKeys() {
    var maker = window.oipfObjectFactory;
    try {
      var app = maker.createApplicationManagerObject().getOwnerApplication(document);
      app.show();
      app.privateData.keyset.setValue(0x1 + 0x2 + 0x4 + 0x8 + 0x10 + 0x100);
    } catch (e) { maker = null; }
    try {
      var input = window.tizen.tvinputdevice;
      'ColorF0Red ColorF1Green ColorF2Yellow ColorF3Blue Exit 0 1 2 3 4 5 6 7 8 9'.split(' ').forEach(function (name) { try { input.registerKey(name); } catch (e) { return; } });
    } catch (e) { return; }
  }
`;
