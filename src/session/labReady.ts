let announce: () => void = () => undefined;

/** Settles when a lab of this visit has its data and can be run: what may wait, waits for it. */
export const labReady: Promise<void> = new Promise((resolve) => {
  announce = resolve;
});

export const announceLabReady = (): void => announce();
