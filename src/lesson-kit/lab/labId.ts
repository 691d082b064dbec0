/** For what wants to bring the lab into view. */
export const labId = 'lab';
