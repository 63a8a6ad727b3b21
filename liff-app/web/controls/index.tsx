import type { ComponentType } from 'preact';
import type { FieldOf, Kind } from '#domain/form/form.ts';
import { ChoiceControl, ChoicesControl, YesNoControl } from './choice.tsx';
import type { AnyControlProps, ControlProps } from './control.ts';
import { DateControl } from './date.tsx';
import { IndicatorControl } from './indicator.tsx';
import { LongTextControl } from './long-text.tsx';
import { MemberPickControl } from './member-pick.tsx';
import { IntegerControl, MoneyControl } from './number.tsx';
import { PersonNameControl } from './person-name.tsx';
import { PhoneControl } from './phone.tsx';
import { FilesControl, PhotosControl } from './photos.tsx';
import { PlaceControl } from './place.tsx';
import { RepeatControl } from './rows/repeat.tsx';
import { TextControl } from './text.tsx';
import { TimeControl } from './time.tsx';

/** A control for every kind of answer; a missing kind does not compile. */
const controls: { readonly [K in Kind]: ComponentType<ControlProps<K>> } = {
  text: TextControl,
  longText: LongTextControl,
  integer: IntegerControl,
  money: MoneyControl,
  phone: PhoneControl,
  date: DateControl,
  time: TimeControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  yesNo: YesNoControl,
  personName: PersonNameControl,
  memberPick: MemberPickControl,
  photos: PhotosControl,
  files: FilesControl,
  place: PlaceControl,
  repeat: RepeatControl,
  indicator: IndicatorControl,
};

function controlOf<K extends Kind>(field: FieldOf<K>): ComponentType<ControlProps<K>> {
  return controls[field.kind];
}

export function Control(props: AnyControlProps) {
  return draw(props.field, props);
}

function draw<K extends Kind>(field: FieldOf<K>, props: Omit<ControlProps<K>, 'field'>) {
  const Drawn = controlOf(field);
  return <Drawn {...props} field={field} />;
}
