// Which topics come together in documents: an ordered heat map with a tree, and the strongest pairs as a list.

const correlationOf = (a, b) => {
  if (a === b) return 1;
  const [i, j] = a < b ? [a, b] : [b, a];
  return report.correlation.values[i * topics.length - i * (i + 1) / 2 + j - i - 1] / 100;
};

function heatMap(ids, cell, told) {
  const canvas = h('canvas', {width: cell * ids.length, height: cell * ids.length, role: 'img', class: 'correlation',
    'aria-label': 'Heat map of the correlations of ' + plural(ids.length, 'topic') + '; the strongest are in the lists on this page'});
  const paint = canvas.getContext('2d');
  const style = getComputedStyle(document.documentElement);
  const [more, less] = [style.getPropertyValue('--together'), style.getPropertyValue('--apart')];
  const strongest = report.correlation.values.reduce((most, value) => Math.max(most, Math.abs(value) / 100), 0.2);
  ids.forEach((a, row) => ids.forEach((b, column) => {
    const value = correlationOf(a, b);
    if (a === b || Math.abs(value) < 0.02) return;
    paint.globalAlpha = 0.06 + 0.94 * Math.abs(value) / strongest;
    paint.fillStyle = value > 0 ? more : less;
    paint.fillRect(column * cell, row * cell, cell - (cell > 5 ? 1 : 0), cell - (cell > 5 ? 1 : 0));
  }));
  const at = event => {
    const box = canvas.getBoundingClientRect();
    const index = length => Math.max(0, Math.min(ids.length - 1, Math.floor(length * ids.length)));
    return [ids[index((event.clientY - box.top) / box.height)], ids[index((event.clientX - box.left) / box.width)]];
  };
  canvas.addEventListener('pointermove', event => {
    const [a, b] = at(event);
    told.replaceChildren(topicLink(a), a === b ? '' : ' and ', a === b ? '' : topicLink(b), a === b ? '' : ': ' + fixed(correlationOf(a, b)));
  });
  return canvas;
}

// Merges are [a, b, height]: a and b are topics, or topics.length + the number of an earlier merge.
function tree(height, width) {
  const {merges, order} = report.correlation;
  if (merges.length === 0) return null;
  const step = height / order.length;
  const nodes = order.map(() => null);
  order.forEach((id, place) => { nodes[id] = {y: (place + 0.5) * step, x: 0}; });
  const highest = Math.max(...merges.map(merge => merge[2]), 1);
  const lines = merges.map(([a, b, at]) => {
    const x = at / highest * (width - 4);
    const [p, q] = [nodes[a], nodes[b]];
    nodes.push({x, y: (p.y + q.y) / 2});
    return `M${p.x.toFixed(1)} ${p.y.toFixed(1)}H${x.toFixed(1)}V${q.y.toFixed(1)}H${q.x.toFixed(1)}`;
  });
  return s('svg', {viewBox: `0 0 ${width} ${height}`, width, height, class: 'tree', role: 'img', 'aria-label': 'Tree of topics: those that join at the left come together most'}, s('path', {d: lines.join('')}));
}

function pairList(title, pairs) {
  return h('section', null, h('h2', null, title), pairs.length === 0 ? h('p', {class: 'quiet'}, 'None.') : h('ul', {class: 'plain pairs'}, pairs.map(([a, b, value]) =>
    h('li', null, topicLink(a), h('span', {class: 'quiet'}, ' and '), topicLink(b), h('span', {class: 'share'}, fixed(value))))));
}

function correlationPage() {
  const all = report.correlation.order;
  const whole = shownTopics().length === all.length;
  const ids = all.filter(isShown);
  if (ids.length < 3) return [h('h1', null, 'Topics that come together'), h('p', {class: 'lead'}, 'This needs three topics or more: of two, one is what the other is not.')];
  const pairs = [];
  ids.forEach((a, i) => ids.slice(0, i).forEach(b => {
    const value = correlationOf(a, b);
    if (Math.abs(value) >= 0.05) pairs.push([b, a, value]);
  }));
  pairs.sort((p, q) => q[2] - p[2] || p[0] - q[0] || p[1] - q[1]);
  const told = h('p', {class: 'told', role: 'status'}, h('span', {class: 'quiet'}, 'Point at a square.'));
  const small = Math.max(2, Math.min(30, Math.floor(660 / ids.length)));
  const large = Math.max(small, Math.min(15, Math.floor(4000 / ids.length)));
  const matrix = h('div', {class: 'matrix'});
  const show = cell => {
    const side = cell * ids.length;
    const names = cell >= 12 && h('ol', {class: 'names', style: {height: side + 'px'}}, ids.map(id => h('li', null, topicLink(id))));
    matrix.replaceChildren(...[names, heatMap(ids, cell, told), whole && cell >= 6 && tree(side, 120)].filter(Boolean));
  };
  show(small);
  return [
    h('h1', null, 'Topics that come together'),
    h('p', {class: 'lead'}, (report.correlation.learned ? 'How two topics go together, as the model has learned it from all its documents' : 'Correlation of the shares of two topics over all documents') +
      ': above 0 they stand in the same documents, below 0 they avoid each other, as most pairs of few topics do a little, since shares add up to 1. Neighbours in the picture come together most.'),
    h('p', {class: 'quiet key'}, h('span', {class: 'swatch together'}), ' together ', h('span', {class: 'swatch apart'}), ' apart'),
    large > small && h('div', {class: 'controls'}, choice('Size', [[small, 'all at once'], [large, large >= 12 ? 'with names' : 'larger']], small, value => show(Number(value)))),
    told,
    h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Heat map'}, matrix),
    h('div', {class: 'columns'}, pairList('Most together', pairs.filter(p => p[2] > 0).slice(0, 15)),
      pairList('Most apart', pairs.filter(p => p[2] < 0).slice(-15).reverse())),
  ];
}
