// One topic: its words, its documents, its company.

let lambda = 0.6;

function wordChart(topic) {
  const chart = h('table', {class: 'chart'});
  const show = () => {
    const words = relevantWords(topic, lambda, 30);
    const most = Math.max(...words.map(({term}) => report.counts[term]), 1);
    chart.replaceChildren(
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'word'), h('th', {scope: 'col'}, 'how often'), h('th', {scope: 'col', class: 'number'}, 'here'))),
      h('tbody', null, words.map(({term, count, low, high}) => {
        const all = report.counts[term];
        const title = 'about ' + grouped(count) + ' of ' + grouped(all) + ' times in this topic; 95 % of the time ' + grouped(low) + ' to ' + grouped(high);
        return h('tr', {title}, h('th', {scope: 'row'}, link('words-' + encodeURIComponent(report.terms[term]), null, word(report.terms[term]))),
          h('td', null, h('span', {class: 'bar double', 'aria-hidden': 'true'}, h('span', {class: 'all', style: {width: 100 * all / most + '%'}}),
            h('span', {class: 'here', style: {width: 100 * Math.min(count, all) / most + '%'}}),
            h('span', {class: 'range', style: {left: 100 * low / most + '%', width: Math.max(0.3, 100 * (Math.min(high, all) - low) / most) + '%'}}))),
          h('td', {class: 'number'}, grouped(count), h('span', {class: 'heard'}, ' of ' + grouped(all) + ', ' + grouped(low) + ' to ' + grouped(high))));
      })));
  };
  show();
  const told = h('output', null, lambda.toFixed(1));
  const slider = h('label', {class: 'slider'}, h('span', null, 'only here'),
    h('input', {type: 'range', min: 0, max: 1, step: 0.1, value: lambda, 'aria-label': 'Order of words: 0 those that stand only here, 1 the commonest',
      oninput: event => { lambda = Number(event.target.value); told.value = lambda.toFixed(1); show(); }}),
    h('span', null, 'commonest'), h('span', {class: 'quiet'}, '\u03BB = ', told));
  return h('section', null, h('h2', null, 'Words'), slider,
    h('p', {class: 'quiet key'}, h('span', {class: 'swatch here'}), ' in this topic ', h('span', {class: 'swatch all'}), ' in all documents'), chart);
}

function topicFacts(topic) {
  const facts = [
    ['of an average document', percent(topic.share) + ', ' + percent(topic.low) + ' to ' + percent(topic.high),
      'With other documents of the same kind it would be in this range, 95 times of 100'],
    ['largest topic of', plural(topic.documents, 'document'), null],
    ['coherence', fixed(topic.npmi), 'NPMI of its ten commonest words: 1 they stand only together, 0 as by chance, -1 never'],
    ['exclusivity', fixed(topic.exclusivity), '1 where no other topic has its commonest words'],
    ['breadth', topic.effective === null ? '\u2013' : plural(topic.effective, 'word'), 'It is as broad as so many equally common words'],
    ['stability', topic.stability === null ? null : fixed(topic.stability), '1 where it came back the same when topics were learned again'],
  ];
  return h('dl', {class: 'facts'}, facts.filter(([, value]) => value !== null).map(([label, value, title]) =>
    h('div', {title}, h('dt', null, label), h('dd', null, value))));
}

function nameEditor(topic) {
  const heading = h('h1', null, h('span', {class: 'id'}, String(topic.id)), ' ', word(nameOf(topic.id)));
  const changed = () => { heading.lastChild.textContent = shown(nameOf(topic.id)); showTools(); };
  if (topic.into !== null) return [heading];  // edits of it would be refused
  const editor = h('details', {class: 'editor'}, h('summary', null, 'Rename or hide'),
    field('Name', {value: nameOf(topic.id), maxlength: 200, dir: 'auto', oninput: event => { rename(topic.id, event.target.value); changed(); }}, true),
    h('label', {class: 'check'}, h('input', {type: 'checkbox', checked: isHidden(topic.id), onchange: event => { hide(topic.id, event.target.checked); changed(); }}), ' hide this topic'),
    h('p', {class: 'quiet'}, 'Changes live in this page until you save them: the button at the top gives a file for ', h('code', null, 'lda-vi edit'), '.'));
  return [heading, editor];
}

function topicDocuments(topic) {
  if (topic.examples.length === 0) return h('section', null, h('h2', null, 'Documents'), h('p', {class: 'quiet'}, 'No document in this report has much of it.'));
  return h('section', null, h('h2', null, 'Documents with most of it'), h('ol', {class: 'documents'}, topic.examples.map(([number, share]) =>
    h('li', null, h('div', {class: 'head'}, documentLink(number), h('span', {class: 'share'}, percent(share / 1e4, 0))), opening(number)))));
}

function relatedTopics(topic) {
  const others = topic.related.filter(([id]) => isShown(id));
  if (others.length === 0) return null;
  return h('section', null, h('h2', null, 'Topics with similar words'), h('ul', {class: 'plain'}, others.map(([id, distance]) =>
    h('li', {class: 'head'}, topicLink(id), h('span', {class: 'share', title: '1 the same words, 0 none in common'}, fixed(1 - distance))))));
}

function topicPage(id) {
  const topic = topics[id];
  if (topic === undefined) return [h('h1', null, 'No such topic'), h('p', null, link('overview', null, 'All topics'))];
  const all = shownTopics().map(t => t.id);
  const at = all.indexOf(id);
  const step = (to, text) => to === undefined ? null : link('topic-' + to, {class: 'step'}, text);
  return [
    h('div', {class: 'steps'}, step(all[at - 1], '\u2190 topic ' + all[at - 1]), step(at >= 0 ? all[at + 1] : undefined, 'topic ' + all[at + 1] + ' \u2192')),
    nameEditor(topic),
    topic.into !== null && h('p', {class: 'note'}, 'Somebody merged this topic into ', topicLink(topic.into), '.'),
    topic.note !== '' && h('p', {class: 'note', dir: 'auto'}, topic.note),
    topicFacts(topic),
    h('div', {class: 'columns'}, wordChart(topic), h('div', null, topicDocuments(topic), relatedTopics(topic),
      report.time && h('section', null, h('h2', null, 'Over time'), timeChart(report.time, id, 460, 150, largestShare(report.time, [id]), true)),
      report.labels && h('section', null, h('h2', null, 'By label'), labelBars(report.labels, id)))),
  ];
}
