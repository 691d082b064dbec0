import styles from './Kbd.module.css';

/** A key of the keyboard in running text. */
export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={styles.key}>{children}</kbd>;
}
