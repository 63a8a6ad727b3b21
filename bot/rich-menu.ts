import type { LineClient } from './line-client.ts';

export async function syncRichMenus(_line: LineClient): Promise<{ made: number }> {
  return { made: 0 };
}
