/** The part of the page's script that shares its address (share.ts). */
export const sharing = `
const share = document.getElementById('share');
if (share && (navigator.share || navigator.clipboard)) {
  const { url, copied } = share.dataset;
  const said = share.querySelector('[role=status]');
  share.hidden = false;
  share.querySelector('button').addEventListener('click', async () => {
    said.textContent = '';
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url });
      await navigator.clipboard.writeText(url);
      said.textContent = copied;
    } catch (error) {
      if (error.name !== 'AbortError') said.textContent = url; // to be copied by hand
    }
  });
}
`;
