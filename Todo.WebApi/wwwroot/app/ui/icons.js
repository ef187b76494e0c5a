// Icons of 24 by 24, drawn with lines. They say nothing to a screen reader: the control that has one has a name.

import { html } from '../vendor/preact.js';

const PATHS = {
  inbox: 'M4 13l2.5-8h11L20 13v6H4zM4 13h5l1.5 3h3L15 13h5',
  today: 'M5 5h14v15H5zM5 9h14M9 3v4M15 3v4M12 12.5v3.5M10.25 14.25h3.5',
  upcoming: 'M5 5h14v15H5zM5 9h14M9 3v4M15 3v4M9 13h.01M12 13h.01M15 13h.01M9 16.5h.01M12 16.5h.01',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  label: 'M4 4h8l8 8-8 8-8-8zM8 8h.01',
  trash: 'M4 7h16M10 4h4M6 7l1 13h10l1-13M10 11v5M14 11v5',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l4.5 4.5',
  account: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  more: 'M5 7h14M5 12h14M5 17h14',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  chevron: 'M6 9.5l6 6 6-6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  repeat: 'M4 12a7 7 0 0 1 12-5l2.5 2.5M20 12a7 7 0 0 1-12 5l-2.5-2.5M18.5 4.5v5h-5M5.5 19.5v-5h5',
  flag: 'M6 21V4M6 5h11l-2 4 2 4H6',
  note: 'M6 4h12v16H6zM9 9h6M9 13h6',
  subtasks: 'M4 6l2 2 3-4M12 6h8M4 16l2 2 3-4M12 17h8',
  offline: 'M3 4l17 17M8 8.5A6 6 0 0 0 6 20h11M10.5 6.2A6 6 0 0 1 18 12a4 4 0 0 1 3 6',
  waiting: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.5l3 2',
  restore: 'M4 10h10a5 5 0 0 1 0 10h-4M8 6l-4 4 4 4',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  warning: 'M12 4L2.5 20h19zM12 10v4M12 17h.01',
  select: 'M4 4h7v7H4zM4 15h5M4 19h5M14 7h6M13 17l2.5 2.5L20 15',
};

/** @typedef {keyof typeof PATHS} IconName */

/** @param {{ name: IconName }} props */
export const Icon = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${PATHS[name]} /></svg>`;
