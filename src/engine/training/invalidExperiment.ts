/** The experiment itself is the reason why it is not trained. */
export class InvalidExperimentError extends Error {}
