import styles from './Icon.module.css';
import { filledIcons, iconPaths, type IconName } from './paths';

/** Decoration beside a text or inside a labelled control: always hidden from assistive technology. */
export function Icon({ name }: { readonly name: IconName }) {
  const kind = filledIcons.has(name) ? styles.filled : styles.stroked;
  return (
    <svg className={`${styles.icon} ${kind}`} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={iconPaths[name]} />
    </svg>
  );
}
