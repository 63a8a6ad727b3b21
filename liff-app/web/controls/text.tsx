import type { ControlProps } from './control.ts';
import { PersonSuggestions } from './person-suggestions.tsx';
import { TypedInput } from './text-field.tsx';

export function TextControl(props: ControlProps<'text'>) {
  const { field, path, value, onChange } = props;
  return (
    <>
      <TypedInput control={props} />
      {field.suggest === 'person' ? (
        <PersonSuggestions label={field.label} path={path} value={value} onChoose={onChange} />
      ) : null}
    </>
  );
}
