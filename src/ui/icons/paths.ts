/** 20 × 20, drawn with a 1.6 px round stroke unless the icon is filled. One path each: an icon is data, not markup. */
export const iconPaths = {
  play: 'M6.5 4.2v11.6a.6.6 0 0 0 .92.5l8.9-5.8a.6.6 0 0 0 0-1L7.42 3.7a.6.6 0 0 0-.92.5Z',
  pause: 'M6 4h2.6v12H6zM11.4 4H14v12h-2.6z',
  step: 'M4.5 4.7v10.6a.5.5 0 0 0 .78.42L12.5 10.9V15.5h2.2v-11h-2.2v4.6L5.28 4.28a.5.5 0 0 0-.78.42Z',
  reset: 'M4.2 8.2A6.2 6.2 0 1 1 3.8 10.6M4 4.4v3.9h3.9',
  dice: 'M5.5 3.5h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2ZM7.2 7.2h.01M12.8 7.2h.01M10 10h.01M7.2 12.8h.01M12.8 12.8h.01',
  pin: 'M7.4 3.5h5.2M8.2 3.5v5L5.6 11.4v1.1h8.8v-1.1L11.8 8.5v-5M10 12.5v4.5',
  copy: 'M8 6.5h7a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1ZM13 6.5v-2a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h2',
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  sun: 'M10 6.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8ZM10 2v1.6M10 16.4V18M2 10h1.6M16.4 10H18M4.3 4.3l1.2 1.2M14.5 14.5l1.2 1.2M4.3 15.7l1.2-1.2M14.5 5.5l1.2-1.2',
  moon: 'M15.8 12.2A6.4 6.4 0 0 1 7.8 4.2a6.4 6.4 0 1 0 8 8Z',
  screen: 'M3.5 4.5h13a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5h-13A.5.5 0 0 1 3 13V5a.5.5 0 0 1 .5-.5ZM7.5 16.5h5M10 13.5v3',
  language: 'M3 5.5h8M7 3.5v2M9.6 5.5C9 8.6 6.6 11.2 3.6 12.4M4.8 7.6c1 2 2.7 3.5 4.8 4.2M9.5 17l3.6-8.5h.8L17.5 17M10.8 14.2h5.4',
  link: 'M8.4 11.6a3 3 0 0 0 4.3 0l2.8-2.8a3 3 0 0 0-4.3-4.3l-1 1M11.6 8.4a3 3 0 0 0-4.3 0l-2.8 2.8a3 3 0 0 0 4.3 4.3l1-1',
  check: 'M4.5 10.6l3.6 3.6 7.4-8.4',
  cross: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  info: 'M10 3.2a6.8 6.8 0 1 1 0 13.6 6.8 6.8 0 0 1 0-13.6ZM10 9.2v4.2M10 6.6h.01',
  warning: 'M10 3.6l7 12.4H3L10 3.6ZM10 8.4v3.6M10 13.9h.01',
  redo: 'M12.4 4L16 7.6l-3.6 3.6M15.7 7.6H8.5a4.2 4.2 0 0 0 0 8.4H12',
  restore: 'M4 9.2L10 4l6 5.2M5.6 8.2v7.3a.5.5 0 0 0 .5.5h7.8a.5.5 0 0 0 .5-.5V8.2',
  undo: 'M7.6 4L4 7.6l3.6 3.6M4.3 7.6h7.2a4.2 4.2 0 0 1 0 8.4H8',
  chevronDown: 'M5.5 8l4.5 4.5L14.5 8',
  chevronUp: 'M5.5 12l4.5-4.5 4.5 4.5',
  chevronRight: 'M8 5.5l4.5 4.5L8 14.5',
  arrowRight: 'M4 10h12M11.2 5.2L16 10l-4.8 4.8',
  lecture: 'M3 4.5h14M4.2 4.5v8.3h11.6V4.5M10 12.8v1.7M6.8 17l3.2-2.5 3.2 2.5',
  settings: 'M3.5 6.5h6M13.5 6.5h3M3.5 13.5h3M10.5 13.5h6M11.5 4.6a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8ZM8.5 11.6a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8Z',
  download: 'M10 3.5v9M6.2 9l3.8 3.6L13.8 9M4 16.5h12',
  qr: 'M3.5 3.5h5v5h-5ZM11.5 3.5h5v5h-5ZM3.5 11.5h5v5h-5ZM6 6h.01M14 6h.01M6 14h.01M11.5 11.5h2v2M16.5 11.5v2.5M11.5 16.5h2M15.5 16.5h1',
  keyboard: 'M3 5.5h14a.5.5 0 0 1 .5.5v8a.5.5 0 0 1-.5.5H3a.5.5 0 0 1-.5-.5V6a.5.5 0 0 1 .5-.5ZM5.6 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.4 8.5h.01M6.8 11.6h6.4',
} as const;

export type IconName = keyof typeof iconPaths;

/** Drawn as areas: transport symbols are read from across the room. */
export const filledIcons: ReadonlySet<IconName> = new Set<IconName>(['play', 'pause', 'step']);
