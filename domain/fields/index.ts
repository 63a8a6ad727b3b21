import { files, photos } from './attachments.ts';
import { choice, choices, yesNo } from './choice.ts';
import { date, time } from './date.ts';
import type { FieldOf, Kind, FieldKind } from './field.ts';
import { indicator } from './indicator.ts';
import { integer, money } from './number.ts';
import { memberPick, personName } from './people.ts';
import { phone } from './phone.ts';
import { place } from './place.ts';
import { repeat } from './repeat.ts';
import { longText, text } from './text.ts';

/** All field kinds. A missing one does not compile. */
export const kinds: { readonly [K in Kind]: FieldKind<K> } = {
  text,
  longText,
  integer,
  money,
  phone,
  date,
  time,
  choice,
  choices,
  yesNo,
  personName,
  memberPick,
  photos,
  files,
  place,
  repeat,
  indicator,
};

/** The functions for the kind of this field. */
export function kindOf<K extends Kind>(field: FieldOf<K>): FieldKind<K> {
  return kinds[field.kind];
}
