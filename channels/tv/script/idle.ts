/**
 * Nobody there: after five minutes a still, dark screen that any key takes away, each time at another place, so that nothing burns in. A screen that
 * shows somebody's petitions (data-idle, in seconds) asks 20 s before it forgets them, and tells the server of keys that no page tells it.
 */
export const idle = `
  var STILL = 300;
  var WARNING = 20;
  var PING = 5;
  var touched = now();
  var told = now();
  var pinging = null;
  var asked = false;

  function now() { return new Date().getTime() / 1000; }
  function ping() {
    pinging = null;
    told = now();
    ask(word('ping'), function () { return; });
  }
  /* Somebody is there. The last key of a busy time is told too. */
  function touch() {
    touched = now();
    if (!word('idle') || pinging) { return; }
    pinging = setTimeout(ping, Math.max(0, PING - (touched - told)) * 1000);
  }
  /* What it showed is gone from the screen at once, whether the network is there or not. */
  function leave() {
    var form = document.getElementById('leave');
    if (!form) { return false; }
    list('[role=main],.me').forEach(function (el) { el.style.visibility = 'hidden'; });
    if (dialog) { untell(); }
    return reach(function () { form.submit(); });
  }
  function still() {
    var spots = [[12, 16], [58, 20], [34, 44], [10, 70], [60, 74]];
    var spot = spots[Math.floor(now()) % spots.length];
    var from = current();
    dialog = make('div', 'still', '');
    dialog.setAttribute('role', 'dialog');
    dialog.appendChild(key(word('wake'), 'wake', untell));
    dialog.firstChild.style.left = spot[0] + '%';
    dialog.firstChild.style.top = spot[1] + '%';
    dialog.from = from;
    dialog.over = untell;
    body.appendChild(dialog);
    go(dialog.firstChild);
  }
  function watch() {
    var gone = now() - touched;
    var allowed = Number(word('idle'));
    if (allowed && gone >= allowed) { leave(); touched = now(); return; }
    if (allowed && gone >= allowed - WARNING && !asked) {
      asked = true;
      if (dialog && dialog.field) { closePad(true); }
      if (!dialog) { tell(word('warning')); }
    }
    if (gone >= STILL && !dialog) { still(); }
  }
`;
