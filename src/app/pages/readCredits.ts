import type { DataCredit } from '@/engine/data/credits';

const textFields = [
  'set', 'file', 'titleEn', 'titleZh', 'citation', 'url', 'licence', 'licenceUrl', 'licenceNoteEn', 'licenceNoteZh',
  'sourceName', 'sourceVersion', 'sourceUrl', 'changesEn', 'changesZh', 'sha256',
] as const satisfies readonly (keyof DataCredit)[];
const numberFields = ['count', 'bytes'] as const satisfies readonly (keyof DataCredit)[];

function isCredit(value: unknown): value is DataCredit {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return textFields.every((key) => typeof fields.get(key) === 'string') && numberFields.every((key) => typeof fields.get(key) === 'number');
}

/** Entries of public/data/SOURCES.json; rejects when the file is missing or not what scripts/convert-data.mjs writes. */
export async function readCredits(signal: AbortSignal): Promise<readonly DataCredit[]> {
  const response = await fetch(`${import.meta.env.BASE_URL}data/SOURCES.json`, { signal });
  if (!response.ok) throw new Error(`SOURCES.json: ${response.status}`);
  const credits: unknown = await response.json();
  if (!Array.isArray(credits) || !credits.every(isCredit)) throw new Error('SOURCES.json: not a list of data credits');
  return credits;
}
