/** Puts the lab together: what the phone learns, the header says and the three screens can open. */
export const lab = `
import { byId, hint, kept } from './dom.js';
import * as frames from './frames.js';
import * as keys from './keys.js';
import * as phone from './phone.js';
import * as stage from './stage.js';
import * as story from './story.js';

const about = byId('about');
const openButton = byId('open');
const plain = about.textContent;

/** The header: which petition this is about, and whether all four devices show it. */
function tell() {
  const receipt = phone.receipt();
  const all = !!receipt && Object.values(frames.screens).every((screen) => frames.shows(screen, receipt));
  openButton.hidden = !receipt || all || story.isTelling();
  byId('play').classList.toggle('main', openButton.hidden && !story.isTelling()); // one filled button
  const words = !receipt ? plain : all ? ' 민원을 네 기기가 지금 이렇게 보여 줍니다.' : ' 민원을 접수했습니다.';
  if (about.dataset.said === (receipt ?? '') + words) return;
  about.dataset.said = (receipt ?? '') + words;
  about.replaceChildren();
  if (receipt) {
    const number = document.createElement('b');
    number.className = 'tel';
    number.textContent = receipt;
    about.append(number);
  }
  about.append(words);
}

function busy(on) {
  for (const id of ['open', 'play', 'renew']) byId(id).disabled = on;
}

async function openAll() {
  const receipt = phone.receipt();
  if (!receipt) return;
  busy(true);
  for (const screen of Object.values(frames.screens)) {
    try {
      stage.use(screen.name);
      await frames.find(screen, receipt, phone.lastFour());
    } catch (error) {
      hint(screen.name + '-note', error.message);
    }
  }
  stage.use(undefined);
  busy(false);
  tell();
}

async function renew() {
  story.leave();
  phone.renew();
  await frames.home();
  byId('text').focus();
}

stage.begin();
keys.begin();
story.begin(tell);
phone.begin(tell);
openButton.addEventListener('click', openAll);
byId('renew').addEventListener('click', renew);
for (const screen of Object.values(frames.screens)) screen.frame.addEventListener('load', () => setTimeout(tell));
frames.begin(!kept.get('visited')).then(() => {
  kept.set('visited', true);
  document.documentElement.dataset.ready = '';
});
`;
