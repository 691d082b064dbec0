import type { FileSet } from '@/engine/data/facts';

/** One entry of public/data/SOURCES.json, an array written by scripts/convert-data.mjs. All fields are always present. */
export interface DataCredit {
  readonly set: FileSet;
  /** name in public/data */
  readonly file: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly citation: string;
  readonly url: string;
  readonly licence: string;
  readonly licenceUrl: string;
  /** '' when there is nothing to add */
  readonly licenceNoteEn: string;
  readonly licenceNoteZh: string;
  /** npm package the values were taken from */
  readonly sourceName: string;
  readonly sourceVersion: string;
  readonly sourceUrl: string;
  readonly changesEn: string;
  readonly changesZh: string;
  readonly formatVersion: number;
  /** samples */
  readonly count: number;
  /** size of the file */
  readonly bytes: number;
  /** sha256 of the package's archive, of the file, and of the file's inflated content */
  readonly sourceSha256: string;
  readonly sha256: string;
  readonly contentSha256: string;
}
