import { coreTexts } from '../i18n/core';
import { useTexts } from '../i18n/use-texts';
import { type PickedPicture, pickPictures } from '../platform/pick-pictures';
import { Button } from './button';
import { Icon } from './icon';

export interface PicturePickerProps {
  pictures: readonly PickedPicture[];
  onChange(pictures: readonly PickedPicture[]): void;
  most: number;
}

/** Pictures to send along: add, look, take away. */
export function PicturePicker({ pictures, onChange, most }: PicturePickerProps) {
  const say = useTexts(coreTexts);
  const add = async () => onChange([...pictures, ...(await pickPictures(most - pictures.length))]);
  return (
    <div className="picks">
      {pictures.map((picture, index) => (
        <div className="pick-i" key={picture.src}>
          <img className="pick-in" src={picture.src} alt={say('picture', { n: index + 1 })} />
          <Button
            kind="bare"
            className="pick-x"
            label={say('removePicture', { n: index + 1 })}
            onTap={() => onChange(pictures.filter((p) => p !== picture))}
          >
            <Icon name="close" size="s" />
          </Button>
        </div>
      ))}
      {pictures.length < most ? (
        <Button kind="bare" className="pick-i pick-add" onTap={() => void add()}>
          <span className="pick-in">
            <Icon name="photo" />
            <span>{say('addPicture')}</span>
          </span>
        </Button>
      ) : null}
    </div>
  );
}
