import type { ComponentType } from 'react';
import { useLabView } from '@/lesson-kit/lab/labView';
import styles from './ProseSection.module.css';

interface Placed {
  /** number of the picture in the text, given by deploy/proseSections at build time */
  readonly place: string;
}

/** The lesson's drawing, with its place in the text known: a lecture can show it alone. */
export function placed(Picture: ComponentType | null): ComponentType<Placed> {
  return function PlacedPicture({ place, ...rest }: Placed) {
    const { place: lit = 0 } = useLabView().view;
    return (
      <div className={styles.picture} data-picture={place} data-lit={Number(place) === lit || undefined}>
        {Picture && <Picture {...rest} />}
      </div>
    );
  };
}
