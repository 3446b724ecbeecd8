/**
 * Before a page is left the gateway is asked whether it is there: a set whose network is gone would show its browser's own error page, from which
 * no key leads back. Then the page stays as it is, says so, and goes on by itself when the network is back; any key takes the sentence away.
 */
export const net = `
  var PATIENCE = 8;
  var going = null;

  function ask(path, then, method) {
    var request = new XMLHttpRequest();
    var late = setTimeout(function () { request.abort(); }, PATIENCE * 1000);
    request.onreadystatechange = function () {
      if (request.readyState !== 4) { return; }
      clearTimeout(late);
      then(request);
    };
    request.open(method || 'GET', path, true);
    request.send(null);
  }
  function isLost() { return !!dialog && dialog.lost === true; }
  function reach(act) {
    var mine = {};
    going = mine;
    function again() {
      if (going !== mine) { return; }
      ask(word('probe') + '&t=' + new Date().getTime(), function (request) {
        if (going !== mine) { return; }
        if (request.status === 200) {
          going = null;
          if (isLost()) { untell(); }
          act();
          return;
        }
        if (!dialog) { tell(word('offline')); dialog.lost = true; }
        setTimeout(again, EVERY * 1000);
      }, 'HEAD');
    }
    again();
    return true;
  }
`;
