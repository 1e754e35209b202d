// A word: where it is at home, and where it stands.

function wordPage(wanted) {
  const result = h('div');
  const input = field('Word', {type: 'search', value: wanted, placeholder: 'Find a word', dir: 'auto',
    oninput: debounce(event => { wanted = event.target.value.trim(); history.replaceState(null, '', '#words' + (wanted ? '-' + encodeURIComponent(wanted) : '')); show(); })});
  const show = () => result.replaceChildren(...fill(document.createDocumentFragment(), null, [foundWords(wanted)]).childNodes);
  show();
  return [h('h1', null, 'Words'), h('p', {class: 'lead'}, 'Which topics a word belongs to, and in which documents it stands.'),
    h('div', {class: 'controls'}, input), result];
}

function foundWords(wanted) {
  if (wanted === '') {
    return [h('h2', null, 'The commonest words'), h('p', {class: 'cloud'}, report.terms.slice(0, 120).map(term => [link('words-' + encodeURIComponent(term), null, word(term)), ' ']))];
  }
  const small = wanted.toLowerCase();
  let exact = report.terms.indexOf(wanted);
  if (exact < 0) exact = report.terms.findIndex(term => term.toLowerCase() === small);
  const others = [];
  for (let term = 0; term < report.terms.length && others.length < 40; ++term) {
    if (term !== exact && report.terms[term].toLowerCase().includes(small)) others.push(report.terms[term]);
  }
  const more = others.length > 0 && [h('h2', null, exact >= 0 ? 'Words that hold it' : 'Words like it'),
    h('p', {class: 'cloud'}, others.map(term => [link('words-' + encodeURIComponent(term), null, word(term)), ' ']))];
  if (exact < 0) {
    return [h('p', {class: 'quiet', role: 'status'}, 'The report does not have this very word. It holds the ' + grouped(report.terms.length) +
      ' that stand in its documents or among the telling words of topics, out of ' + grouped(report.vocabulary) + '.'), more];
  }
  const homes = report.homes[exact];
  const rows = [];
  for (let i = 0; i < homes.length; i += 2) rows.push([homes[i], homes[i + 1] / 100]);
  const standing = [];
  documents.forEach((entry, number) => {
    let times = 0;
    if (entry.marks) for (let i = 2; i < entry.marks.length; i += 4) times += entry.marks[i] === exact ? 1 : 0;
    else for (const [term, count] of entry.bag) times += term === exact ? count : 0;
    if (times > 0) standing.push({number, times});
  });
  standing.sort((a, b) => b.times - a.times || a.number - b.number);
  return [
    h('h2', null, word(report.terms[exact]), h('span', {class: 'quiet'}, ' ' + plural(report.counts[exact], 'time'))),
    h('div', {class: 'columns'},
      h('section', null, h('h3', null, 'Its topics'), h('table', {class: 'chart'}, h('tbody', null, rows.map(([topic, share]) =>
        h('tr', null, h('th', {scope: 'row'}, topicLink(topic)), h('td', null, bar(share)), h('td', {class: 'number'}, percent(share, 0))))))),
      h('section', null, h('h3', null, 'Documents'), standing.length === 0 ? h('p', {class: 'quiet'}, 'None of those in this report.') :
        h('ol', {class: 'documents'}, standing.slice(0, 20).map(({number, times}) => h('li', null,
          h('div', {class: 'head'}, documentLink(number), h('span', {class: 'share'}, plural(times, 'time'))), opening(number, 90)))))),
    more,
  ];
}
