import type { LineClient } from './line-client.ts';
export async function syncRichMenus(_line: LineClient): Promise<Record<string, number>> {
  return {};
}
