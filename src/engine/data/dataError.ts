/**
 * `data-missing`: the file could not be read. `data-damaged`: it is not what was published. `data-version`: it was written
 * for another version of the program (an old page with a new file, or the reverse).
 */
export type DataErrorCode = 'data-missing' | 'data-damaged' | 'data-version';

export type DataErrorParameters = Readonly<Record<string, string | number>>;

/** Says what happened as a code and parameters; the page has the words. The message is for the console. */
export class DataError extends Error {
  readonly code: DataErrorCode;
  readonly parameters: DataErrorParameters;

  constructor(code: DataErrorCode, parameters: DataErrorParameters, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(parameters)}`, options);
    this.name = 'DataError';
    this.code = code;
    this.parameters = parameters;
  }
}
