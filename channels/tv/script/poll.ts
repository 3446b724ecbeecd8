/** A page that waits (data-poll) asks every 2.5 s whether its answer has changed (data-state), and is loaded anew only then. Where the network is gone it says so and asks on. */
export const poll = `
  var EVERY = 2.5;
  var ends = Number(word('ends')) > 0 ? now() + Number(word('ends')) : 0;

  function wait() {
    var path = word('poll');
    if (!path) { return; }
    ask(path + (path.indexOf('?') < 0 ? '?' : '&') + 'watch=1', function (request) {
      var found = /data-state="([^"]*)"/.exec(request.responseText || '');
      var lost = document.getElementById('lost');
      if (lost) { lost.textContent = found ? '' : word('offline'); }
      if (found && found[1] !== word('state')) { window.location.replace(path); return; }
      setTimeout(wait, EVERY * 1000);
    });
  }
  function countdown() {
    var left = document.getElementById('left');
    if (!left || !ends) { return; }
    var seconds = Math.max(0, Math.round(ends - now()));
    left.textContent = Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
  }
`;
