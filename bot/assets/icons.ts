/** SVG paths of the product's line icons on a 24 px grid. The caller sets the stroke colour. */
export const icons = {
  mark: '<circle cx="12" cy="5.4" r="2.6"/><circle cx="5.4" cy="17.6" r="2.6"/><circle cx="18.6" cy="17.6" r="2.6"/><path d="M10.7 7.7l-4 7.5M13.3 7.7l4 7.5M8 17.6h8"/>',
  next: '<path d="M9.5 5l7 7-7 7"/>',
  done: '<circle cx="12" cy="12" r="9"/><path d="M7.8 12.4l3 3 5.4-6"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 6.8V12l3.4 2.2"/>',
  overdue:
    '<path d="M12 3.8l9 15.7a.6.6 0 0 1-.5.9h-17a.6.6 0 0 1-.5-.9z"/><path d="M12 10v4.4"/><path d="M12 17.2v.01" stroke-width="2.4"/>',
  returned: '<path d="M8.5 14.5L4 10l4.5-4.5"/><path d="M4 10h10a5.5 5.5 0 0 1 0 11h-3"/>',
  draft:
    '<path d="M4 20l.9-4.3L15.9 4.8a1.9 1.9 0 0 1 2.7 0l.6.6a1.9 1.9 0 0 1 0 2.7L8.2 19z"/><path d="M13.8 6.9l3.3 3.3"/>',
  closed:
    '<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8.2 10.5V7.8a3.8 3.8 0 0 1 7.6 0v2.7"/>',
  review:
    '<path d="M6.5 3.8h11M6.5 20.2h11"/><path d="M8 3.8v3.4c0 2.3 4 3 4 4.8s-4 2.5-4 4.8v3.4M16 3.8v3.4c0 2.3-4 3-4 4.8s4 2.5 4 4.8v3.4"/>',
  waived: '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
  todo: '<circle cx="12" cy="12" r="8.6" stroke-dasharray="3.4 3.35"/>',
  calendar:
    '<rect x="4" y="5.2" width="16" height="15" rx="2"/><path d="M4 10h16M8.3 3.2v4M15.7 3.2v4"/>',
  tasks:
    '<path d="M8.6 4.6H7a2 2 0 0 0-2 2V19a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V6.6a2 2 0 0 0-2-2h-1.6"/><rect x="8.6" y="2.8" width="6.8" height="3.8" rx="1.2"/><path d="M8.6 13.8l2.5 2.5 4.5-5.2"/>',
  centre:
    '<path d="M3.2 11L12 4l8.8 7"/><path d="M5.4 9.4V20h13.2V9.4"/><path d="M9.6 20v-5.4h4.8V20"/>',
  overview:
    '<rect x="3.8" y="3.8" width="7" height="7" rx="1.5"/><rect x="13.2" y="3.8" width="7" height="7" rx="1.5"/><rect x="3.8" y="13.2" width="7" height="7" rx="1.5"/><rect x="13.2" y="13.2" width="7" height="7" rx="1.5"/>',
  me: '<circle cx="12" cy="8.2" r="3.8"/><path d="M4.6 20.2c.6-4 3.6-6.1 7.4-6.1s6.8 2.1 7.4 6.1"/>',
  people:
    '<circle cx="9" cy="8.6" r="3.3"/><path d="M2.6 19.6c.5-3.6 3-5.5 6.4-5.5s5.9 1.9 6.4 5.5"/><path d="M15.4 5.5a3.3 3.3 0 0 1 0 6.2M17.8 14.6c2.1.7 3.3 2.5 3.6 5"/>',
  meeting:
    '<circle cx="5.2" cy="8.6" r="1.8"/><circle cx="12" cy="6.6" r="1.8"/><circle cx="18.8" cy="8.6" r="1.8"/><rect x="3" y="13" width="18" height="3.2" rx="1.2"/><path d="M6.2 16.2v4.4M17.8 16.2v4.4"/>',
  grade:
    '<path d="M3.6 20.2h16.8"/><path d="M5.4 20.2v-4.7h3.8v4.7M10.1 20.2v-9h3.8v9M14.8 20.2V5.6h3.8v14.6"/>',
  register:
    '<rect x="3.2" y="4.4" width="17.6" height="15.2" rx="2"/><circle cx="8.8" cy="10" r="1.9"/><path d="M5.9 15.6c.3-1.7 1.3-2.6 2.9-2.6s2.6.9 2.9 2.6M14.8 10h2.8M14.8 14h2.8"/>',
  camera:
    '<path d="M4.6 7.8h2.9l1.6-2.4h5.8l1.6 2.4h2.9a1.6 1.6 0 0 1 1.6 1.6v8.4a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 17.8V9.4a1.6 1.6 0 0 1 1.6-1.6z"/><circle cx="12" cy="13.2" r="3.5"/>',
  comment:
    '<path d="M5 4.8h14a1.6 1.6 0 0 1 1.6 1.6v9.2a1.6 1.6 0 0 1-1.6 1.6h-6.8l-4.6 3.4v-3.4H5a1.6 1.6 0 0 1-1.6-1.6V6.4A1.6 1.6 0 0 1 5 4.8z"/><path d="M8 9.4h8M8 12.8h5"/>',
  phone:
    '<path d="M5.8 3.8h3.1l1.5 4.1-2 1.5a12.4 12.4 0 0 0 5.2 5.2l1.5-2 4.1 1.5v3.1a1.9 1.9 0 0 1-2 1.9A15 15 0 0 1 3.9 5.8a1.9 1.9 0 0 1 1.9-2z"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9.4 9.6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.4 1-1.4 2"/><path d="M12 17v.01" stroke-width="2.4"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.4"/><path d="M12 7.8v.01" stroke-width="2.4"/>',
  history:
    '<path d="M4.4 12.6a7.7 7.7 0 1 0 2-6L4.2 8.8"/><path d="M4.2 4.4v4.4h4.4M12 8v4.4l2.9 1.7"/>',
  shield:
    '<path d="M12 3.4l7.4 2.8v5.2c0 4.6-3 7.8-7.4 9.4-4.4-1.6-7.4-4.8-7.4-9.4V6.2z"/><path d="M8.8 12l2.3 2.3 4.2-4.5"/>',
  open: '<path d="M13.6 4.4h6v6M19.4 4.6l-8.2 8.2"/><path d="M18 14v4.6a1 1 0 0 1-1 1H5.6a1 1 0 0 1-1-1V7.2a1 1 0 0 1 1-1H10"/>',
} as const;

export type IconName = keyof typeof icons;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(icons, name);
}
