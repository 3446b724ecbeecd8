/** The lab's script: plain modules for today's browsers, kept as text and served under /lab/. */
import { dom } from './dom.js';
import { frames } from './frames.js';
import { keys } from './keys.js';
import { lab } from './lab.js';
import { phone } from './phone.js';
import { screen } from './screen.js';
import { stage } from './stage.js';
import { story } from './story.js';
import { thread } from './thread.js';

export const CLIENT: Readonly<Record<string, string>> = {
  'dom.js': dom,
  'frames.js': frames,
  'keys.js': keys,
  'lab.js': lab,
  'phone.js': phone,
  'screen.js': screen,
  'stage.js': stage,
  'story.js': story,
  'thread.js': thread,
};
