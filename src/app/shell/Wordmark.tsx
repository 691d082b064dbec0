import styles from './Wordmark.module.css';

/** A loss curve that has found its minimum, and the name. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 28 20" className={styles.mark} aria-hidden="true" focusable="false">
        <path d="M1.5 2.5c5 0 6 12.5 12.5 12.5 5 0 5.5-6.5 12.5-7.5" />
        <circle cx="14" cy="15" r="3.2" />
      </svg>
      Descent
    </span>
  );
}
