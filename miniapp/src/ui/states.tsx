import type { ReactNode } from 'react';
import type { Failure } from '../api/failure';
import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { restart } from '../platform/go';
import { Button } from './button';

const Art = ({ name }: { name: 'empty' | 'broken' }) => (
  <div className="blank-art" aria-hidden="true">
    <span className={`art-mask art-${name}`} />
    <span className={`art-mask art-${name}-accent ${name === 'empty' ? 'c-cin' : 'c-rouge'}`} />
  </div>
);

/** Nothing here, and what to do about it. */
export const Empty = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className="blank">
    <Art name="empty" />
    <h2 className="t-lead b">{title}</h2>
    {children ? <p className="blank-p">{children}</p> : null}
    {action}
  </div>
);

/** It could not be read: why, and another try. */
export function ErrorState({ failure, onRetry }: { failure: Failure; onRetry(): void }) {
  const say = useTexts(coreTexts);
  const { kind } = failure;
  const title = kind === 'denied' ? say('denied') : kind === 'missing' ? say('missing') : failure.message;
  const words = kind === 'denied' ? say('deniedNext') : kind === 'missing' ? failure.sentence : failure.next;
  return (
    <div className="blank" role="alert">
      <Art name="broken" />
      <h2 className="t-lead b">{title}</h2>
      {words ? <p className="blank-p">{words}</p> : null}
      {kind === 'ended' ? (
        <Button kind="ink" onTap={() => restart('login')}>
          {say('logIn')}
        </Button>
      ) : null}
      {kind === 'ended' || kind === 'denied' || kind === 'missing' ? null : <Button onTap={onRetry}>{say('retry')}</Button>}
    </div>
  );
}

/** A grey shape where something will stand. */
export const Bone = ({ width = '100%', height = 16, className = '' }: { width?: string; height?: number; className?: string }) => (
  <div className={`sk ${className}`} style={{ width, height: `${height}px` }} />
);

/** Lines of a list to come. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  const say = useTexts(coreTexts);
  return (
    <div className="list" role="status" aria-busy="true" aria-label={say('loading')}>
      {Array.from({ length: rows }, (_, i) => `bone-${i}`).map((key) => (
        <div className="li" key={key}>
          <Bone width="40px" height={40} />
          <div className="grow">
            <Bone width="72%" />
            <Bone width="48%" height={13} className="mt2" />
          </div>
        </div>
      ))}
    </div>
  );
}
