/**
 * Back leads to the page before, never out of the service. The pages that may be opened again (GET) are remembered for as long as the set shows us;
 * the answer to a form is not one of them: a browser would ask whether to send it again. Without memory Back leads to the page above (data-up).
 */
export const back = `
  var TRAIL = 'tv-trail';
  var here = window.location.pathname + window.location.search;

  function trail() {
    try { return (window.sessionStorage.getItem(TRAIL) || '').split(' ').filter(Boolean); } catch (e) { return []; }
  }
  function keep(paths) {
    try { window.sessionStorage.setItem(TRAIL, paths.slice(-30).join(' ')); } catch (e) { return; }
  }
  function arrive() {
    var paths = trail();
    if (word('post')) { return; }
    if (!word('up')) { paths = []; }
    if (paths[paths.length - 1] !== here) { paths.push(here); }
    keep(paths);
  }
  function goBack() {
    var paths = trail();
    if (screen() > 1) { return turn(screen() - 1); }
    if (!word('up')) { return true; } /* the start: the set's own key leaves the service */
    if (!word('post') && paths[paths.length - 1] === here) { paths.pop(); }
    return reach(function () {
      keep(paths);
      window.location.replace(paths[paths.length - 1] || word('up'));
    });
  }
`;
