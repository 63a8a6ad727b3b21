import { checkAction } from './actions.ts';
import { complain, field, flag, list, object, present, text, wholeNumber } from './report.ts';
import type { Detail, Rules, Spot } from './report.ts';

function size(spot: Spot): void {
  if (!object(spot)) return;
  wholeNumber(field(spot, 'width'), { min: 800, max: 2500 });
  wholeNumber(field(spot, 'height'), { min: 250 });
  const ratio = Number(field(spot, 'width').value) / Number(field(spot, 'height').value);
  if (ratio < 1.45) complain(spot, 'width / height must be 1.45 or more');
}

function area(spot: Spot): void {
  if (!object(spot)) return;
  const bounds = field(spot, 'bounds');
  if (object(bounds)) {
    for (const name of ['x', 'y']) wholeNumber(field(bounds, name), { min: 0 });
    for (const name of ['width', 'height']) wholeNumber(field(bounds, name), { min: 1 });
  }
  checkAction(field(spot, 'action'), 'richMenu');
}

export function validateRichMenu(
  menu: unknown,
  rules: Rules = { httpOrigins: 'localhost' },
): Detail[] {
  const details: Detail[] = [];
  const spot: Spot = { value: menu, path: '', details, rules };
  if (!object(spot)) return details;
  size(field(spot, 'size'));
  if (!present(field(spot, 'selected'))) complain(field(spot, 'selected'), 'must be specified');
  flag(field(spot, 'selected'));
  text(field(spot, 'name'), { max: 300, count: 'graphemes' });
  text(field(spot, 'chatBarText'), { max: 14, count: 'graphemes' });
  for (const item of list(field(spot, 'areas'), { min: 0, max: 20 })) area(item);
  return details;
}
