const maxUnbroken = 36;

/** Names or short facts. A line breaks only between them. */
export function NoWrapList({ text }: { text: string }) {
  const [mark, parts] = partsOf(text);
  if (parts.length < 3) return <>{text}</>;
  return (
    <>
      {parts.map((part, index) => (
        <span key={index}>
          <span class={part.length > maxUnbroken ? undefined : 'nowrap'}>
            {part}
            {index < parts.length - 1 ? mark : ''}
          </span>{' '}
        </span>
      ))}
    </>
  );
}

function partsOf(text: string): [mark: string, parts: string[]] {
  if (text.includes(' · ')) return [' ·', text.split(' · ')];
  const names = text.split(', ');
  return [',', names.some((name) => name.length > maxUnbroken) ? [] : names];
}
