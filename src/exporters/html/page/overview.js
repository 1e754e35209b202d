// All topics at a glance.

let order = 'prevalence';
const orders = {
  prevalence: ['size', (a, b) => b.share - a.share || a.id - b.id],
  id: ['number', (a, b) => a.id - b.id],
  name: ['name', (a, b) => nameOf(a.id).localeCompare(nameOf(b.id)) || a.id - b.id],
  coherence: ['coherence', (a, b) => (b.npmi ?? -2) - (a.npmi ?? -2) || a.id - b.id],
};

function perplexityFigure() {
  const found = report.perplexity;
  if (found === null) return null;
  return figure(grouped(found.value), 'perplexity, ' + grouped(found.low) + ' to ' + grouped(found.high),
    'As unsure of a word as if it chose among so many alike; lower is better. Of ' + plural(found.documents, 'document') +
    ' that the topics were not learned from; the range tells of the choice of documents.');
}

function topicRow(topic, largest) {
  return h('li', {class: 'topic-row'},
    h('div', {class: 'head'}, topicLink(topic.id), h('span', {class: 'share'}, percent(topic.share))),
    bar(topic.share / largest),
    h('p', {class: 'words'}, relevantWords(topic, 0.6, 12).map(({term}) => [word(report.terms[term]), ' '])));
}

function overview() {
  const list = h('ol', {class: 'topics'});
  const note = h('p', {class: 'quiet', role: 'status'});
  let wanted = '';
  const show = () => {
    const all = shownTopics().sort(orders[order][1]);
    const largest = Math.max(...all.map(topic => topic.share), 1e-9);
    const matches = all.filter(topic => wanted === '' || nameOf(topic.id).toLowerCase().includes(wanted) ||
      relevantWords(topic, 0.6, 12).some(({term}) => report.terms[term].toLowerCase().includes(wanted)));
    list.replaceChildren(...matches.map(topic => topicRow(topic, largest)));
    const hidden = topics.length - all.length;
    note.textContent = (wanted === '' ? '' : plural(matches.length, 'topic') + ' found. ') +
      (hidden === 0 ? '' : plural(hidden, 'topic') + (hidden === 1 ? ' is' : ' are') + ' hidden or merged into others.');
  };
  const hidden = topics.filter(topic => isHidden(topic.id) && topic.into === null);
  show();
  return [
    h('h1', null, plural(topics.length, 'topic') + ' in ' + plural(report.corpus.documents, 'document')),
    h('p', {class: 'lead'}, 'A topic is a group of words that tend to stand in the same documents, and a document is a mixture of topics. ' +
      'A program found these by counting words; it does not know what they mean. ' +
      'Names are made of telling words until somebody gives better ones.'),
    h('div', {class: 'figures'},
      figure(grouped(topics.length), topics.length === 1 ? 'topic' : 'topics'),
      figure(grouped(report.corpus.documents), 'documents'),
      figure(grouped(report.corpus.tokens), 'words that were counted', 'Function words and rare words are left out'),
      figure(grouped(report.vocabulary), 'different words'),
      perplexityFigure()),
    report.notes.map(text => h('p', {class: 'note'}, text)),
    h('div', {class: 'controls'},
      choice('Sort by', Object.entries(orders).map(([value, [text]]) => [value, text]), order, value => { order = value; show(); }),
      field('Find a topic by name or word', {type: 'search', placeholder: 'Find a topic',
        oninput: debounce(event => { wanted = event.target.value.trim().toLowerCase(); show(); })})),
    list, note,
    hidden.length > 0 && h('details', null, h('summary', null, 'Hidden topics'), h('ul', null, hidden.map(topic => h('li', null, topicLink(topic.id))))),
  ];
}
