import type { ReactNode } from 'react';
import { useLecture } from '@/ui/preferences/lecture';
import { useLabView } from '@/lesson-kit/lab/labView';
import styles from './ProseSection.module.css';

interface ProseSectionProps {
  /** given by deploy/proseSections at build time */
  readonly 'data-place': string;
  /** numbers of the pictures in it, with spaces between */
  readonly 'data-pictures': string;
  readonly children: ReactNode;
}

/** What stands below one heading. In a lecture it is seen when it is in the spotlight, or as much of it as its picture. */
export function ProseSection({ 'data-place': place, 'data-pictures': pictures, children }: ProseSectionProps) {
  const { on } = useLecture();
  const { spotlight, place: lit = 0 } = useLabView().view;
  const pictureOnly = on && spotlight === 'picture' && pictures.split(' ').includes(String(lit));
  const shown = !on || pictureOnly || (spotlight === 'section' && Number(place) === lit);
  return (
    <section className={styles.section} data-place={place} data-pictures={pictures} data-picture-only={pictureOnly || undefined} hidden={!shown}>
      {children}
    </section>
  );
}
