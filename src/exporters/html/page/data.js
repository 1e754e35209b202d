// What the program wrote, and what the reader changes in it.

const report = JSON.parse(document.getElementById('data').textContent);
const topics = report.topics;
const documents = report.documents;

const edited = {names: new Map(), hidden: new Map()};
const isEdited = () => edited.names.size + edited.hidden.size > 0;

const nameOf = id => edited.names.get(id) ?? topics[id].name;
const isHidden = id => edited.hidden.get(id) ?? topics[id].hidden;
const isShown = id => !isHidden(id) && topics[id].into === null;
const shownTopics = () => topics.filter(topic => isShown(topic.id));

function rename(id, name) {
  const text = [...name.replace(/[\t\n]/g, ' ').replace(UNSEEN, '').trim()].slice(0, 200).join('');
  if (text === '' || text === topics[id].name) edited.names.delete(id);
  else edited.names.set(id, text);
}
function hide(id, hidden) {
  if (hidden === topics[id].hidden) edited.hidden.delete(id);
  else edited.hidden.set(id, hidden);
}

// The file that `lda-vi edit MODEL --from FILE` reads.
function editsFile() {
  const edits = [...edited.names].map(([id, text]) => ({action: 'name', topics: [id], text}));
  for (const [id, hidden] of edited.hidden) edits.push({action: hidden ? 'hide' : 'show', topics: [id]});
  return JSON.stringify({format: 'lda-vi edits', version: 1, edits}, null, 1) + '\n';
}
function download(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], {type}));
  h('a', {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// Words of a topic by relevance (Sievert and Shirley 2014): lambda log p(word | topic) + (1 - lambda) log (p(word | topic) / p(word)).
const learnedTokens = topics.reduce((sum, {tokens}) => sum + tokens, 0);
function relevantWords(topic, lambda, size) {
  const total = topic.tokens + report.eta * report.vocabulary;
  return topic.words.map(([term, count, low, high]) => {
    const inTopic = (count + report.eta) / total;
    const relevance = Math.log(inTopic) - (1 - lambda) * Math.log(Math.max(report.counts[term], 1e-3) / learnedTokens);
    return {term, count, low, high, relevance};
  }).sort((a, b) => b.relevance - a.relevance || a.term - b.term).slice(0, size);
}

// Mixtures hold [topic, share, low, high] of the topics that matter in a document, the largest first; shares are in ten thousandths.
const mixtureOf = number => documents[number].mixture.map(([topic, share, low, high]) =>
  ({topic, share: share / 1e4, low: low / 1e4, high: high / 1e4}));

// 1 - Hellinger distance squared, of what is written of two mixtures.
function alikeness(a, b) {
  const roots = new Map(documents[a].mixture.map(([topic, share]) => [topic, Math.sqrt(share)]));
  return documents[b].mixture.reduce((sum, [topic, share]) => sum + (roots.get(topic) ?? 0) * Math.sqrt(share), 0) / 1e4;
}
function similarDocuments(number, size) {
  return documents.map((_, other) => ({other, alike: other === number ? -1 : alikeness(number, other)}))
    .sort((a, b) => b.alike - a.alike || a.other - b.other).slice(0, Math.min(size, documents.length - 1));
}

const topicLink = id => link('topic-' + id, {class: 'topic'}, h('span', {class: 'id'}, String(id)), ' ', word(nameOf(id)));
const documentLink = number => link('document-' + number, null, word(documents[number].id));

// The first words of a document, for lists.
function opening(number, size = 140) {
  const text = documents[number].text;
  if (text === undefined) return null;
  return h('span', {class: 'opening', dir: 'auto'}, text.trim().slice(0, size).replace(/\s+/g, ' ') + (text.length > size ? ' \u2026' : ''));
}
