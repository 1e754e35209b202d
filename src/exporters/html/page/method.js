// How it was made, and how to make it again.

function methodPage() {
  const facts = report.method;
  const table = rows => h('table', {class: 'plain'}, h('tbody', null, rows.map(([name, value]) => h('tr', null, h('th', {scope: 'row'}, word(name)), h('td', null, word(value))))));
  return [
    h('h1', null, 'How this was made'),
    h('p', {class: 'lead'}, facts.story),
    h('h2', null, 'What the figures mean'),
    h('dl', {class: 'glossary'}, facts.figures.map(([name, meaning]) => [h('dt', null, name), h('dd', null, meaning)])),
    h('h2', null, 'The model'), table(facts.model),
    h('h2', null, 'Options in force'), h('p', {class: 'quiet'}, 'The same options, documents and version give the same topics, to the last bit.'), table(facts.options),
    h('h2', null, 'What is in this file'), h('p', null, facts.content),
  ];
}
