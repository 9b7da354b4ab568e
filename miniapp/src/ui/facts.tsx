import type { ReactNode } from 'react';

export interface FactLine {
  label: string;
  value: ReactNode;
}

/** Names at the left, values at the right. */
export const Facts = ({ lines }: { lines: readonly FactLine[] }) => (
  <div className="own-facts">
    {lines.map(({ label, value }) => (
      <div className="own-fact" key={label}>
        <span className="c-2">{label}</span>
        <span className="own-fact-v num b">{value}</span>
      </div>
    ))}
  </div>
);
