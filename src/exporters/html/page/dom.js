'use strict';
// Elements are made here and nowhere else. Text goes in as text, never as markup, so that no word of a document can become code.

const SVG = 'http://www.w3.org/2000/svg';

// Characters that would reorder or hide what is around them.
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;
const shown = text => String(text).replace(UNSEEN, '\u00B7');

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'style') Object.assign(node.style, value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : shown(child));
  }
  return node;
}
const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

// A word or name of any script, which must not turn its surroundings round.
const word = (text, attributes) => h('bdi', attributes, text);
const link = (to, attributes, ...children) => h('a', {href: '#' + to, ...attributes}, ...children);

const grouped = number => Math.round(number).toLocaleString('en');
const percent = (share, digits = 1) => (100 * share).toFixed(digits) + ' %';
const fixed = (number, digits = 2) => number === null ? '\u2013' : number.toFixed(digits);
const plural = (count, noun) => grouped(count) + ' ' + noun + (count === 1 ? '' : 's');

function debounce(action) {
  let waiting = 0;
  return event => {
    clearTimeout(waiting);
    waiting = setTimeout(() => action(event), 60);
  };
}

// A bar as wide as `share` of its place.
const bar = (share, kind = '') => h('span', {class: 'bar ' + kind, 'aria-hidden': 'true'},
  h('span', {style: {width: Math.max(0, Math.min(100, 100 * share)) + '%'}}));

const figure = (value, label, title) => h('div', {class: 'figure', title}, h('strong', null, value), h('span', null, label));

// A text field with its label, which is seen or only heard.
function field(label, attributes, seen = false) {
  return h('label', {class: 'field'}, h('span', {class: seen ? '' : 'heard'}, label), h('input', attributes));
}

// `options`: [value, text]. `chosen` is told the value.
function choice(label, options, value, chosen) {
  return h('label', {class: 'field'}, h('span', null, label),
    h('select', {onchange: event => chosen(event.target.value)},
      options.map(([option, text]) => h('option', {value: option, selected: option === value}, text))));
}
