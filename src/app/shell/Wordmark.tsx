import styles from './Wordmark.module.css';

/** A loss curve that has found its minimum, and the name. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 28 20" className={styles.mark} aria-hidden="true" focusable="false">
        <path d="M2 3c5 0 6 12.5 12 12.5 4.6 0 5-6.5 12-7.5" />
        <circle cx="14" cy="15.5" r="2.6" />
      </svg>
      Descent
    </span>
  );
}
