/** The part of the page's script that changes the size of its text at once. */
import { sizeKept } from '../../page-size.js';

export const sizing = `
const sizes = document.querySelectorAll('[data-size]');
for (const link of sizes) link.addEventListener('click', (e) => {
  e.preventDefault();
  const size = link.dataset.size;
  const next = size === 'large' ? 'normal' : 'large';
  document.cookie = 'type=' + size + '${sizeKept('/m')}' + (location.protocol === 'https:' ? '; Secure' : '');
  document.documentElement.dataset.type = size;
  for (const each of sizes) {
    each.dataset.size = next;
    (each.querySelector('.w') || each).textContent = each.dataset[next];
  }
});
`;
