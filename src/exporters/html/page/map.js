// Topics as circles: near ones use similar words.

function topicMap() {
  const width = Math.max(340, Math.min(900, innerWidth - 40));
  const height = Math.round(width < 600 ? width * 1.1 : width * 0.68);
  const all = shownTopics();
  const wide = Math.max(...all.map(t => t.x)) - Math.min(...all.map(t => t.x));
  const high = Math.max(...all.map(t => t.y)) - Math.min(...all.map(t => t.y));
  const largest = Math.max(...all.map(t => t.share), 1e-9);
  const most = (all.length < 30 ? 54 : all.length < 120 ? 36 : 26) * Math.sqrt(width / 900);
  const scale = Math.min((width - 2 * most - 40) / (wide || 1), (height - 2 * most - 40) / (high || 1));
  const left = Math.min(...all.map(t => t.x)) + wide / 2;
  const top = Math.min(...all.map(t => t.y)) + high / 2;
  const places = all.map(topic => ({topic, x: width / 2 + (topic.x - left) * scale, y: height / 2 - (topic.y - top) * scale,
    r: Math.max(5, most * Math.sqrt(topic.share / largest))})).sort((a, b) => b.r - a.r || a.topic.id - b.topic.id);

  // Names where they hide neither circles nor other names; those of the others are told when a circle is pointed at.
  const taken = places.map(({x, y, r}) => ({x: x - 0.8 * r, y: y - 0.8 * r, w: 1.6 * r, h: 1.6 * r}));
  const free = box => box.x >= 0 && box.y >= 0 && box.x + box.w <= width && box.y + box.h <= height &&
    taken.every(other => box.x > other.x + other.w || other.x > box.x + box.w || box.y > other.y + other.h || other.y > box.y + box.h);
  const nameLabels = [];
  for (const {topic, x, y, r} of places) {
    const name = shown(nameOf(topic.id));
    const text = name.length > 28 ? name.slice(0, 27) + '\u2026' : name;
    const w = [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 14 : 7.2), 0);
    const box = [[x - w / 2, y + r + 3], [x - w / 2, y - r - 18], [x + r + 5, y - 8], [x - r - 5 - w, y - 8]]
      .map(([left, top]) => ({x: left, y: top, w, h: 15})).find(free);
    if (!box) continue;
    taken.push(box);
    nameLabels.push(s('text', {x: box.x + w / 2, y: box.y + 12, class: 'map-name'}, text));
  }
  const circles = places.map(({topic, x, y, r}) => s('a', {href: '#topic-' + topic.id, class: 'circle',
    'aria-label': 'Topic ' + topic.id + ', ' + shown(nameOf(topic.id)) + ', ' + percent(topic.share)},
    s('circle', {cx: x, cy: y, r}), r >= 9 && s('text', {x, y: y + 4}, String(topic.id)),
    s('title', null, topic.id + '  ' + nameOf(topic.id) + ', ' + percent(topic.share))));
  return [
    h('h1', null, 'Map of topics'),
    h('p', {class: 'lead'}, 'Circles that are near each other use similar words; the larger a circle, the more of the documents it fills. ' +
      'A plane cannot keep all distances: a topic\u2019s own page tells which are really the nearest.'),
    all.length === 0 ? h('p', null, 'All topics are hidden.') :
      h('div', {class: 'map'}, s('svg', {viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': 'Map of topics'}, circles, nameLabels)),
  ];
}
