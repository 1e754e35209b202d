// Topics over time, and by label: mean shares of the documents of each group, with 95 % intervals. Shares are in ten thousandths.

const largestShare = (groups, ids) => Math.max(...ids.map(id => Math.max(...groups.list.map(group => group.high[id]))), 1) / 1e4;

function timeChart(groups, id, width, height, most, axes) {
  const list = groups.list;
  const left = axes ? 44 : 4;
  const bottom = height - (axes ? 22 : 4);
  const x = i => left + (list.length === 1 ? 0.5 : list[i].at / list[list.length - 1].at) * (width - left - 8);
  // Halfway to the neighbours.
  const bound = i => i === 0 ? left : i === list.length ? width - 8 : (x(i - 1) + x(i)) / 2;
  const y = share => bottom - share / 1e4 / most * (bottom - 8);
  const line = key => list.map((group, i) => x(i).toFixed(1) + ' ' + y(group[key][id]).toFixed(1));
  const label = `Topic ${id}, ${shown(nameOf(id))}: ` + list.map(group => group.name + ' ' + percent(group.share[id] / 1e4)).join(', ');
  const svg = s('svg', {viewBox: `0 0 ${width} ${height}`, class: 'time', role: 'img', 'aria-label': label},
    list.length > 1 && s('path', {class: 'range', d: 'M' + line('high').join('L') + 'L' + line('low').reverse().join('L') + 'Z'}),
    list.length > 1 ? s('path', {class: 'line', d: 'M' + line('share').join('L')}) : s('circle', {class: 'dot', cx: x(0), cy: y(list[0].share[id]), r: 3}),
    axes && [s('path', {class: 'axis', d: `M${left} 8V${bottom}H${width - 8}`}), s('text', {x: left - 6, y: 14, 'text-anchor': 'end'}, percent(most, most < 0.1 ? 1 : 0)),
      s('text', {x: left - 6, y: bottom, 'text-anchor': 'end'}, '0'), s('text', {x: left, y: height - 6}, list[0].name),
      list.length > 1 && s('text', {x: width - 8, y: height - 6, 'text-anchor': 'end'}, list[list.length - 1].name)],
    axes && list.map((group, i) => s('rect', {class: 'hover', x: bound(i), y: 0, width: bound(i + 1) - bound(i), height: bottom},
      s('title', null, group.name + ': ' + percent(group.share[id] / 1e4) + ', ' + percent(group.low[id] / 1e4) + ' to ' + percent(group.high[id] / 1e4) + ' (' + plural(group.documents, 'document') + ')'))));
  return svg;
}

// How much a topic's share changes, for the order of the charts.
const change = (groups, id) => Math.max(...groups.list.map(group => group.share[id])) - Math.min(...groups.list.map(group => group.share[id]));

const withoutText = (groups, what) => [
  [groups.without, 'without a ' + what], [groups.unreadable, 'with a date that cannot be read, as 2026-11-27 can'], [groups.imprecise, 'whose date does not tell the ' + groups.unit],
].filter(([count]) => count > 0).map(([count, why]) => h('p', {class: 'quiet'}, plural(count, 'document') + ' ' + why + (count === 1 ? ' is' : ' are') + ' left out.'));

function timePage() {
  const groups = report.time;
  let sort = 'change';
  let scale = 'own';
  const grid = h('div', {class: 'multiples'});
  const show = () => {
    const ids = shownTopics().map(topic => topic.id);
    if (sort === 'change') ids.sort((a, b) => change(groups, b) - change(groups, a) || a - b);
    else ids.sort((a, b) => topics[b].share - topics[a].share || a - b);
    const common = largestShare(groups, ids);
    grid.replaceChildren(...ids.map(id => {
      const most = scale === 'own' ? largestShare(groups, [id]) : common;
      return h('figure', null, h('figcaption', null, topicLink(id), h('span', {class: 'share'}, 'up to ' + percent(most))), timeChart(groups, id, 260, 90, most, false),
        h('div', {class: 'ends quiet'}, h('span', null, groups.list[0].name), h('span', null, groups.list[groups.list.length - 1].name)));
    }));
  };
  show();
  return [
    h('h1', null, 'Topics over time'),
    h('p', {class: 'lead'}, 'The mean share of each topic by ' + groups.unit + ', with the range that other documents of the same kind would give, 95 times of 100.'),
    h('div', {class: 'controls'}, choice('Sort by', [['change', 'change'], ['size', 'size']], sort, value => { sort = value; show(); }),
      choice('Height', [['own', 'each its own'], ['common', 'the same for all']], scale, value => { scale = value; show(); })),
    grid, withoutText(groups, 'date'),
  ];
}

function labelBars(groups, id) {
  const most = largestShare(groups, [id]);
  const rows = groups.list.map((group, i) => [group, i]).sort(([a, i], [b, j]) => b.share[id] - a.share[id] || i - j).slice(0, 12);
  return h('table', {class: 'chart'}, h('tbody', null, rows.map(([group]) => h('tr', {title: percent(group.low[id] / 1e4) + ' to ' + percent(group.high[id] / 1e4)},
    h('th', {scope: 'row'}, word(group.name)), h('td', null, h('span', {class: 'bar', 'aria-hidden': 'true'}, h('span', {style: {width: group.share[id] / 100 / most + '%'}}),
      h('span', {class: 'range', style: {left: group.low[id] / 100 / most + '%', width: (group.high[id] - group.low[id]) / 100 / most + '%'}}))),
    h('td', {class: 'number'}, percent(group.share[id] / 1e4, 1))))));
}

function labelPage() {
  const groups = report.labels;
  const most = largestShare(groups, shownTopics().map(topic => topic.id));
  const ids = shownTopics().map(topic => topic.id);
  // A topic stands beside those that have the same largest label.
  const best = id => groups.list.reduce((found, group, i) => group.share[id] > groups.list[found].share[id] ? i : found, 0);
  ids.sort((a, b) => best(a) - best(b) || groups.list[best(b)].share[b] - groups.list[best(a)].share[a] || a - b);
  const row = id => h('tr', null, h('th', {scope: 'row'}, topicLink(id)), groups.list.map(group => {
    const share = group.share[id] / 1e4;
    return h('td', {title: shown(group.name) + ': ' + percent(group.low[id] / 1e4) + ' to ' + percent(group.high[id] / 1e4),
      style: {background: `color-mix(in srgb, var(--accent) ${Math.round(50 * Math.sqrt(share / most))}%, transparent)`}}, percent(share, share < 0.1 ? 1 : 0));
  }));
  // A table of many thousand cells takes a browser long: the topics that differ most come first.
  const few = 25;
  const first = [...ids].sort((a, b) => change(groups, b) - change(groups, a) || a - b).slice(0, few);
  const body = h('tbody', null, ids.filter(id => first.includes(id)).map(row));
  const more = ids.length > few && h('button', {onclick: event => { body.replaceChildren(...ids.map(row)); event.target.remove(); }}, 'Show all ' + ids.length + ' topics');
  return [
    h('h1', null, 'Topics by label'),
    h('p', {class: 'lead'}, 'The mean share of each topic in the documents of a label. Stronger colour is more.' +
      (more ? ' These are the ' + few + ' topics that differ most from label to label.' : '')),
    h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Shares of topics by label'}, h('table', {class: 'heat', style: {width: `calc(min(12rem, 34vw) + ${6.2 * groups.list.length}rem)`}},
      h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'topic'), groups.list.map(group => h('th', {scope: 'col', title: plural(group.documents, 'document')}, word(group.name))))), body)),
    more && h('p', null, more),
    groups.leftOut > 0 && h('p', {class: 'quiet'}, plural(groups.leftOut, 'label') + ' with fewer documents left out.'), withoutText(groups, 'label'),
  ];
}
