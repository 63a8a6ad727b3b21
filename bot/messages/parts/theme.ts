import type { Tone } from '#domain/duty/status-style.ts';
import type { IconName } from '#bot/assets/icons.ts';

/** The text and background colour of each tone. */
export const tones = {
  done: { ink: '#0a5c36', tint: '#e3f1e8' },
  due: { ink: '#8a5a00', tint: '#fff4d6' },
  overdue: { ink: '#a4161a', tint: '#fde8e8' },
  returned: { ink: '#7a2e8e', tint: '#f6e9fa' },
  draft: { ink: '#1d4e89', tint: '#e6f0fa' },
  review: { ink: '#14606b', tint: '#e1f1f3' },
  closed: { ink: '#5c6b63', tint: '#eceeeb' },
} as const satisfies Record<Tone, { ink: string; tint: string }>;
export type { Tone };

export function isTone(name: string): name is Tone {
  return Object.hasOwn(tones, name);
}

export const colors = {
  ink: '#17231c',
  ink2: '#44524a',
  line: '#d9e0da',
  sunken: '#f8faf7',
  brand: '#0a5c36',
  surface: '#ffffff',
} as const;

export interface StatusStyle {
  tone: Tone;
  icon: IconName;
  label: string;
}
