import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { quietZone, pathOf } from './qr-path.ts';

interface Drawing {
  text: string;
  /** The number of modules on a side, including the white margin. */
  side: number;
  path: string;
}

/** A QR code as inline SVG. The encoder is loaded when the first code is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const drawing = useSignal<Drawing | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void drawQr(text).then(
      (drawn) => isCurrent && (drawing.value = drawn),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [text]);
  const { value } = drawing;
  if (value?.text !== text) return <span class="qr skeleton" role="img" aria-label={label} />;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${value.side} ${value.side}`}
      shape-rendering="crispEdges"
    >
      <rect width={value.side} height={value.side} fill="#fff" />
      <path d={value.path} fill="#000" />
    </svg>
  );
}

async function drawQr(text: string): Promise<Drawing> {
  const { default: qrcode } = await import('qrcode-generator');
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  return {
    text,
    side: count + quietZone * 2,
    path: pathOf(count, (row, column) => code.isDark(row, column)),
  };
}
