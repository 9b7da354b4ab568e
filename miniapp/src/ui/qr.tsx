import encode from 'qr';
import { useMemo } from 'react';

const utf8 = (text: string): Uint8Array => {
  const bytes = encodeURIComponent(text).replace(/%([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(bytes, (char) => char.charCodeAt(0));
};

/** A QR code as the address of an SVG picture: every dark run one rectangle. */
function pictureOf(text: string): string {
  const rows = encode(text, 'raw', { ecc: 'medium', border: 2, textEncoder: utf8 });
  const path = rows.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${rows.length} ${rows.length}' shape-rendering='crispEdges'><path d='${path}' fill='#16201D'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** A QR code on a light ground, day and night. `size` in px. */
export function Qr({ text, label, size = 220 }: { text: string; label: string; size?: number }) {
  const src = useMemo(() => pictureOf(text), [text]);
  return (
    <div className="qr">
      <img src={src} alt={label} className="qr-i" style={{ width: `${size}px`, height: `${size}px` }} />
    </div>
  );
}
