// Which view is seen: the address after # says so.

const pages = [
  ['overview', 'Topics', overview],
  ['map', 'Map', topicMap],
  ['documents', 'Documents', documentList],
  ['words', 'Words', () => wordPage('')],
  report.time && ['time', 'Time', timePage],
  report.labels && ['labels', 'Labels', labelPage],
  ['correlation', 'Together', correlationPage],
  ['method', 'Method', methodPage],
].filter(Boolean);

function route(address) {
  const [, kind, number] = /^(topic|document)-(\d+)$/.exec(address) ?? [];
  if (kind === 'topic') return ['overview', () => topicPage(Number(number))];
  if (kind === 'document') return ['documents', () => documentPage(Number(number))];
  if (address.startsWith('words-')) return ['words', () => wordPage(decoded(address.slice(6)))];
  const page = pages.find(([name]) => name === address) ?? pages[0];
  return [page[0], page[2]];
}
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const main = document.getElementById('content');
const nav = document.querySelector('nav');
const tools = document.querySelector('.tools');

function showTools() {
  tools.replaceChildren(...fill(document.createDocumentFragment(), null, [
    isEdited() && h('button', {class: 'save', onclick: () => download(report.file + '.edits.json', 'application/json', editsFile())}, 'Save names'),
    h('button', {'aria-label': 'Light or dark', title: 'Light or dark', onclick: changeTheme}, '\u25D0'),
  ]).childNodes);
}
function changeTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  showView(false);  // a canvas does not follow by itself
}

function showView(moved) {
  const [name, view] = route(location.hash.slice(1));
  nav.replaceChildren(...pages.map(([page, title]) => link(page, {'aria-current': page === name ? 'page' : null}, title)));
  nav.querySelector('[aria-current]').scrollIntoView({block: 'nearest', inline: 'center'});
  main.replaceChildren(...fill(document.createDocumentFragment(), null, [view()]).childNodes);
  const heading = main.querySelector('h1');
  document.title = (heading ? heading.textContent + ' \u2013 ' : '') + shown(report.title);
  if (!moved) return;
  scrollTo(0, 0);
  main.focus({preventScroll: true});
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();  // the address names the view
  main.focus();
});
addEventListener('hashchange', () => showView(true));
addEventListener('beforeunload', event => { if (isEdited()) event.preventDefault(); });
showTools();
showView(false);
