import { useEffect, useState } from 'react';
import type { Call } from '../../api/call';
import { client } from '../../data/client';
import { coreTexts } from '../../i18n/core';
import { useTexts } from '../../i18n/use-texts';
import { forgetPicture, pictureSrc } from '../../platform/picture-src';
import { Bone } from '../../ui/states';

export interface PictureDoor<I> {
  call: Call<I, ArrayBuffer>;
  input(id: string): I;
}

function One<I>({ id, n, door }: { id: string; n: number; door: PictureDoor<I> }) {
  const say = useTexts(coreTexts);
  const [src, setSrc] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a picture never changes, its id says all
  useEffect(() => {
    let made = '';
    let gone = false;
    client.send(door.call, door.input(id)).then(
      (bytes) => {
        if (gone) return;
        made = pictureSrc(bytes);
        setSrc(made);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      if (made) forgetPicture(made);
    };
  }, [id]);
  return (
    <div className="pick-i">
      {src ? <img className="pick-in" src={src} alt={say('picture', { n })} /> : <Bone height={96} className="pick-in" />}
    </div>
  );
}

/** The pictures of a complaint, fetched with what opens it; none is kept on the device. */
export const Pictures = <I,>({ ids, door }: { ids: readonly string[]; door: PictureDoor<I> }) =>
  ids.length === 0 ? null : (
    <div className="picks mt3">
      {ids.map((id, index) => (
        <One key={id} id={id} n={index + 1} door={door} />
      ))}
    </div>
  );
