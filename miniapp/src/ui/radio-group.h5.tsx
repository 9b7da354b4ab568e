import { type KeyboardEvent, useRef } from 'react';
import type { RadioGroupProps } from './radio-props';

export type { RadioItem } from './radio-props';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of several, each with a look of its own: one stop for the tab key, arrows inside, as radio buttons have it. */
export function RadioGroup({ label, value, items, onPick, className }: RadioGroupProps) {
  const group = useRef<HTMLDivElement>(null);
  const at = items.findIndex((item) => item.value === value);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (Math.max(at, 0) + step + items.length) % items.length;
    group.current?.querySelectorAll('button')[next]?.focus();
    onPick(items[next]?.value ?? value);
  };
  return (
    <div ref={group} className={className} role="radiogroup" aria-label={label} onKeyDown={move}>
      {items.map((item, index) => (
        <button
          key={item.value}
          type="button"
          role="radio"
          aria-checked={item.value === value}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          className={item.className}
          onClick={() => onPick(item.value)}
        >
          {item.content}
        </button>
      ))}
    </div>
  );
}
