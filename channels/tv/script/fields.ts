/** Typing: digits go straight into a field; OK opens a keypad for numbers, a keyboard for words. A set with a keyboard of its own shows that first. */
export const fields = `
  var dialog = null;
  var typed = null; /* the field that digits went into since it has the focus: OK goes on then */
  var PAD = ['123', '456', '789'];
  var BOARDS = [
    { name: '가', rows: ['ㄱㄴㄷㄹㅁㅏㅑㅓㅕㅗ', 'ㅂㅅㅇㅈㅊㅛㅜㅠㅡㅣ', 'ㅋㅌㅍㅎㄲㅐㅔㅒㅖ.', 'ㄸㅃㅆㅉ?,!-()'] },
    { name: 'abc', rows: ['abcdefghij', 'klmnopqrst', "uvwxyz.,'-", 'ABCDEFGHIJ', 'KLMNOPQRST', 'UVWXYZ@/:&'] },
    { name: '123', rows: ['1234567890', '.,?!-+=/:;', "()@#%&'*_~"] }
  ];

  function word(name) { return body.getAttribute('data-' + name) || ''; }
  function put(field, value) {
    if (field.maxLength > 0 && value.length > field.maxLength) { return false; }
    field.value = value;
    try { field.setSelectionRange(value.length, value.length); } catch (e) { return true; }
    return true;
  }
  function type(field, digit) {
    var start = field.value.length;
    var end = start;
    try { start = field.selectionStart; end = field.selectionEnd; } catch (e) { start = end = field.value.length; }
    var value = field.value.slice(0, start) + digit + field.value.slice(end);
    typed = field;
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
  function atEdge(field, way) {
    try {
      if (field.selectionStart !== field.selectionEnd) { return false; }
      return way === 'left' ? field.selectionStart === 0 : field.selectionEnd === field.value.length;
    } catch (e) { return true; }
  }

  function make(name, className, text) {
    var el = document.createElement(name);
    el.className = className;
    if (text) { el.appendChild(document.createTextNode(text)); }
    return el;
  }
  function key(text, className, act) {
    var el = make('button', 'pk ' + className, text);
    el.setAttribute('type', 'button');
    el.onclick = act;
    return el;
  }
  function openPad(field) {
    var numbers = field.type === 'tel';
    var label = list('label').filter(function (el) { return el.htmlFor === field.id; })[0];
    var value = make('p', 'pv', '');
    var rows = make('div', 'pr', '');
    var done = null;
    dialog = make('div', numbers ? 'pad digits' : 'pad letters', '');
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-label', label ? label.textContent : '');
    dialog.field = field;
    dialog.appendChild(make('p', 'pl', label ? label.textContent : ''));
    value.setAttribute('aria-live', 'polite');
    dialog.appendChild(value);
    dialog.appendChild(rows);
    body.appendChild(dialog);
    main.setAttribute('aria-hidden', 'true');
    function show() { value.textContent = field.value + '|'; }
    function add(letter) { return function () { put(field, numbers || /[^ㄱ-ㅣ]/.test(letter) ? field.value + letter : compose(field.value, letter)); show(); }; }
    function drop() { put(field, numbers ? field.value.slice(0, -1) : uncompose(field.value)); show(); }
    function row(keys) {
      var el = make('div', 'pw', '');
      keys.forEach(function (k) { el.appendChild(k); });
      rows.appendChild(el);
    }
    function letters(text) { return text.split('').map(function (letter) { return key(letter, '', add(letter)); }); }
    function controls(board) {
      var wide = BOARDS.filter(function (b) { return b !== board; }).map(function (b) { return key(b.name, 'wide', function () { draw(b); go(list('button', rows)[0]); }); });
      done = key(word('done'), 'wide last', closePad);
      row(wide.concat([key(word('space'), 'wide', add(' ')), key(word('erase'), 'wide', drop), done]));
    }
    function draw(board) {
      rows.innerHTML = '';
      if (numbers) {
        PAD.forEach(function (text) { row(letters(text)); });
        done = key(word('done'), 'last', closePad);
        row([key(word('erase'), '', drop), key('0', '', add('0')), done]);
      } else {
        board.rows.forEach(function (text) { row(letters(text)); });
        controls(board);
      }
    }
    dialog.digit = function (digit) { add(digit)(); go(done); };
    dialog.drop = drop;
    draw(document.documentElement.lang === 'ko' || !/^(en|vi)/.test(document.documentElement.lang) ? BOARDS[0] : BOARDS[1]);
    show();
    return go(list('button', rows)[0]);
  }
  /* Its field has the focus again; after OK the next one. */
  function closePad(stay) {
    var field = dialog.field;
    body.removeChild(dialog);
    dialog = null;
    main.removeAttribute('aria-hidden');
    if (stay === true || field.value === '') { return go(field); }
    typed = field;
    return go(following(field));
  }
  /* One sentence over the page; any key takes it away. */
  function tell(text) {
    var from = current();
    dialog = make('div', 'told', '');
    dialog.from = from;
    dialog.setAttribute('role', 'alertdialog');
    dialog.appendChild(make('p', '', text));
    dialog.appendChild(key(word('ok'), 'last', function () { untell(); }));
    dialog.over = untell;
    body.appendChild(dialog);
    return go(list('button', dialog)[0]);
  }
  function untell() {
    var back = dialog && dialog.from;
    if (dialog) { body.removeChild(dialog); }
    dialog = null;
    going = null;
    return go(back || stops()[0]);
  }
`;
