/** What runs on the page: the search, and unfolding what a link points to. It works on what is there and loads nothing. */
export const docsScript = `
const search = document.getElementById('search');
const entries = [...document.querySelectorAll('.entry')].map((node) => ({ node, text: node.textContent.toLowerCase() }));
const find = () => {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const { node, text } of entries) node.hidden = !words.every((word) => text.includes(word));
  for (const section of document.querySelectorAll('section'))
    section.hidden = [...section.querySelectorAll('.entry')].every((node) => node.hidden);
  document.getElementById('about').hidden = words.length > 0;
  document.getElementById('nothing').hidden = entries.some(({ node }) => !node.hidden);
};
const unfold = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden) { search.value = ''; find(); }
  if (target.matches('details')) target.open = true;
  target.scrollIntoView();
};
search.addEventListener('input', find);
addEventListener('hashchange', unfold);
unfold();
`;
