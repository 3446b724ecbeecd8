/**
 * What red and green do without the network: letters grow on the page as it stands, and a set that has a voice for the page's language reads it,
 * numbers digit by digit. Most sets have none (HbbTV knows no speechSynthesis): there green is not offered.
 */
export const here = `
  var READ = 'h1,.say,.big,.huge,.due .a,.due .b,.facts tr,.tl li,.go a,.label,.field .sub,[class=code],.cap,.send button,.press button,.why';
  var speech = window.speechSynthesis;
  var size = document.querySelector('[data-size]');
  var voice = document.querySelector('[data-colour="green"]');
  var reading = false;

  function change(el, text) { el.querySelector('.w').textContent = text; }
  function resize() {
    var next = size.getAttribute('data-size');
    var other = next === 'large' ? 'normal' : 'large';
    var from = current();
    body.className = body.className.replace(/ ?\\blarge\\b/, '') + (next === 'large' ? ' large' : '');
    document.cookie = 'type=' + next + word('kept') + (window.location.protocol === 'https:' ? '; Secure' : '');
    size.setAttribute('data-size', other);
    change(size, size.getAttribute('data-' + other));
    measure();
    if (from && !shown(from)) { open(screenOf(from)); }
    go(from && shown(from) ? from : begin());
    return false;
  }
  function wordsOf(el) {
    var text = list('*', el).length ? Array.prototype.map.call(el.childNodes, function (node) { return node.textContent; }).join(' ') : el.textContent;
    return text.replace(/\\d[\\d -]{6,}\\d/g, function (number) { return number.replace(/\\D/g, ', ').replace(/\\d/g, '$& '); }).replace(/\\s+/g, ' ');
  }
  function voiceOf(lang) { return speech.getVoices().filter(function (v) { return String(v.lang).slice(0, 2).toLowerCase() === lang; })[0]; }
  function quiet() {
    reading = false;
    change(voice, voice.getAttribute('data-listen'));
    speech.cancel();
  }
  function listen() {
    var lang = document.documentElement.lang;
    if (reading) { return quiet(); }
    var parts = list(READ, main).filter(shown);
    var found = voiceOf(lang);
    if (!found || !parts.length) { return undefined; }
    reading = true;
    change(voice, voice.getAttribute('data-quiet'));
    return parts.forEach(function (el, i) {
      var said = new window.SpeechSynthesisUtterance(wordsOf(el));
      said.lang = found.lang;
      said.voice = found;
      said.onerror = quiet;
      if (i === parts.length - 1) { said.onend = quiet; }
      speech.speak(said);
    });
  }
  function offerVoice() { voice.parentNode.style.display = voiceOf(document.documentElement.lang) ? 'block' : 'none'; }
  size.onclick = resize;
  if (speech && window.SpeechSynthesisUtterance) {
    voice.onclick = listen;
    speech.onvoiceschanged = offerVoice;
    speech.cancel();
    offerVoice();
    window.addEventListener('pagehide', function () { speech.cancel(); }, false);
  }
`;
