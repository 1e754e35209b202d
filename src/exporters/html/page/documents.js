// Documents, with each word in the colour of its topic.

const COLOURS = 6;

function documentText(number) {
  const {text, marks, bag} = documents[number];
  const topicsHere = documents[number].mixture.map(([topic]) => topic);
  const coloured = (term, slot, content) => {
    const topic = slot < 0 ? null : topicsHere[slot] ?? null;
    return h('a', {class: 'word ' + (slot >= 0 && slot < COLOURS ? 'colour-' + slot : 'rest'), href: '#words-' + encodeURIComponent(report.terms[term]), tabindex: '-1',
      title: topic === null ? 'a topic that is not listed' : topic + '  ' + shown(nameOf(topic))}, content);
  };
  if (text === undefined)
    return h('p', {class: 'bag'}, bag.map(([term, count, slot]) => [coloured(term, slot, [word(report.terms[term]), count > 1 && ' \u00D7' + count]), ' ']));
  const parts = [];
  let at = 0;
  for (let i = 0; i < marks.length; i += 4) {
    const [gap, length, term, slot] = marks.slice(i, i + 4);
    parts.push(text.slice(at, at + gap));
    at += gap;
    const content = text.slice(at, at + length);
    parts.push(term < 0 ? h('span', {class: 'unknown'}, content) : coloured(term, slot, content));
    at += length;
  }
  parts.push(text.slice(at));
  return h('p', {class: 'text', dir: 'auto'}, parts, documents[number].cut && h('span', {class: 'quiet'}, ' \u2026 the rest is left out'));
}

function mixtureTable(number) {
  const rows = mixtureOf(number).map((part, slot) => ({...part, slot})).filter(({topic}) => isShown(topic));
  return h('table', {class: 'chart mixture'}, h('tbody', null, rows.slice(0, 10).map(({topic, share, low, high, slot}) =>
    h('tr', {title: percent(low) + ' to ' + percent(high) + ', 95 times of 100'},
      h('th', {scope: 'row'}, h('span', {class: 'swatch ' + (slot < COLOURS ? 'colour-' + slot : 'rest')}), ' ', topicLink(topic)),
      h('td', null, h('span', {class: 'bar', 'aria-hidden': 'true'}, h('span', {class: slot < COLOURS ? 'strong-' + slot : '', style: {width: 100 * share + '%'}}),
        h('span', {class: 'range', style: {left: 100 * low + '%', width: 100 * (high - low) + '%'}}))),
      h('td', {class: 'number'}, percent(share, 0), h('span', {class: 'heard'}, ', ' + percent(low) + ' to ' + percent(high)))))));
}

function documentPage(number) {
  const found = documents[number];
  if (found === undefined) return documentList();
  return [
    h('div', {class: 'steps'}, link('documents', {class: 'step'}, '\u2190 all documents'),
      number + 1 < documents.length && link('document-' + (number + 1), {class: 'step'}, 'next \u2192')),
    h('h1', null, word(found.id)),
    h('p', {class: 'quiet'}, [found.label, found.date, plural(found.known, 'known word'), found.unknown > 0 && plural(found.unknown, 'unknown word')]
      .filter(Boolean).map((text, i) => [i > 0 && ' \u00B7 ', word(text)])),
    found.short && h('p', {class: 'note'}, 'Too short to tell its main topic: another one may well be larger.'),
    h('div', {class: 'columns document'},
      h('section', null, h('h2', {class: 'heard'}, 'Text'), documentText(number)),
      h('div', null, h('section', null, h('h2', null, 'Mixture of topics'), mixtureTable(number)),
        documents.length > 1 && h('section', null, h('h2', null, 'Similar documents'), h('ol', {class: 'documents'},
          similarDocuments(number, 6).map(({other, alike}) => h('li', null, h('div', {class: 'head'}, documentLink(other),
            h('span', {class: 'share', title: '1 the same mixture of topics'}, fixed(alike))), opening(other, 90))))))),
  ];
}

function documentList() {
  const size = 50;
  const list = h('ol', {class: 'documents'});
  const note = h('p', {class: 'quiet', role: 'status'});
  let wanted = '';
  const show = () => {
    const found = [];
    let more = 0;
    documents.forEach((entry, number) => {
      if (wanted !== '' && !entry.id.toLowerCase().includes(wanted) && !(entry.label || '').toLowerCase().includes(wanted) &&
          !(entry.text || '').toLowerCase().includes(wanted)) return;
      if (found.length < size) found.push(number);
      else ++more;
    });
    list.replaceChildren(...found.map(number => {
      const main = mixtureOf(number).find(({topic}) => isShown(topic));
      return h('li', null, h('div', {class: 'head'}, documentLink(number), main && h('span', {class: 'share'}, topicLink(main.topic))), opening(number));
    }));
    note.textContent = found.length === 0 ? 'None found.' : more > 0 ? 'and ' + grouped(more) + ' more: type to find one' : '';
  };
  show();
  return [
    h('h1', null, 'Documents'),
    h('p', {class: 'lead'}, documents.length === report.corpus.documents ? 'All ' + grouped(documents.length) + ' documents.' :
      grouped(documents.length) + ' of ' + grouped(report.corpus.documents) + ' documents: those with most of each topic, and others evenly spread.'),
    h('div', {class: 'controls'}, field('Find a document by name, label or text', {type: 'search', placeholder: 'Find a document',
      oninput: debounce(event => { wanted = event.target.value.trim().toLowerCase(); show(); })})),
    list, note,
  ];
}
