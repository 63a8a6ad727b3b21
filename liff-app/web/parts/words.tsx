/** A list of names breaks between names, never inside one. */
export function Words({ text }: { text: string }) {
  const parts = text.split(', ');
  if (parts.length < 3 || parts.some((one) => one.length > 36)) return <>{text}</>;
  return (
    <>
      {parts.map((one, at) => (
        <span key={one}>
          <span class="nb">
            {one}
            {at < parts.length - 1 ? ',' : ''}
          </span>{' '}
        </span>
      ))}
    </>
  );
}
