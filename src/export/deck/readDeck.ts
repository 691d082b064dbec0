import { describe } from '@/engine/experiment/notices';
import { isSource, join, own, type Source } from '@/engine/experiment/read';
import { validateExperiment } from '@/engine/experiment/validate';
import type { Experiment } from '@/engine/experiment/types';
import { choice, field, integer, list, object, type Place, Refusal, text } from '@/export/runFile/fields';
import { syntaxPlace } from '@/export/runFile/jsonSyntax';
import { languages } from '@/lib/messages';
import { deckCaps, deckVersion, insidePanels, smoothings, spotlights, type Deck, type DeckError, type DeckErrorCode, type DeckItem, type DeckReading, type DeckView, type Smoothing, type Words } from './types';

/** What only decks can be refused for; caught by readDeck and nowhere else. */
class DeckRefusal extends Error {
  readonly error: DeckError;

  constructor(code: DeckErrorCode, path: string, params: DeckError['params'] = {}) {
    super(`${code} at "${path}"`);
    this.name = 'DeckRefusal';
    this.error = { code, path, params };
  }
}

/**
 * A deck of any origin. Never throws: what is wrong comes back as a code with its place. A deck is taken whole or not at all,
 * and nothing in it is repaired. `lessons`: the slugs that the site has; null: not the reader's concern.
 */
export function readDeck(fileText: string, lessons: ReadonlySet<string> | null): DeckReading {
  try {
    return { deck: read(parse(fileText), lessons) };
  } catch (problem) {
    if (problem instanceof DeckRefusal) return { error: problem.error };
    // The shared readers of fields know codes that no field of a deck can lead to.
    if (problem instanceof Refusal) return { error: problem.error as DeckError };
    return { error: { code: 'unreadable', path: '', params: { reason: String(problem).slice(0, 200) } } };
  }
}

function parse(fileText: string): Source {
  if (fileText.length > deckCaps.characters) throw new DeckRefusal('too-large', '', { given: fileText.length, expected: deckCaps.characters });
  let value: unknown;
  try {
    value = JSON.parse(fileText);
  } catch {
    throw new DeckRefusal('syntax', '', { ...syntaxPlace(fileText) });
  }
  if (!isSource(value) || own(value, 'format') !== 'descent-deck') throw new DeckRefusal('not-a-deck', 'format');
  const version = own(value, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw new DeckRefusal('unknown-version', 'version');
  if (version > deckVersion) throw new DeckRefusal('newer-version', 'version', { given: version, known: deckVersion });
  return value;
}

function read(value: Source, lessons: ReadonlySet<string> | null): Deck {
  const source = object({ value, path: '' }, ['format', 'version', 'title', 'items']);
  const title = words(field(source, '', 'title'), deckCaps.title);
  const items = list(field(source, '', 'items'), { most: deckCaps.items });
  if (items.length === 0) throw new DeckRefusal('empty', 'items');
  return { title, items: items.map((item) => readItem(item, lessons)) };
}

function readItem(place: Place, lessons: ReadonlySet<string> | null): DeckItem {
  const source = object(place, ['title', 'ask?', 'notes?', 'reveal?', 'lesson', 'experiment', 'view']);
  const at = (key: string): Place => field(source, place.path, key);
  const lesson = text(at('lesson'), deckCaps.slug);
  if (lessons && !lessons.has(lesson)) throw new DeckRefusal('unknown-lesson', join(place.path, 'lesson'), { given: describe(lesson) });
  return {
    title: words(at('title'), deckCaps.title),
    ...optional(source, 'ask', () => words(at('ask'), deckCaps.sentence)),
    ...optional(source, 'notes', () => words(at('notes'), deckCaps.notes)),
    ...optional(source, 'reveal', () => words(at('reveal'), deckCaps.sentence)),
    lesson,
    experiment: readExperiment(at('experiment')),
    view: readView(at('view')),
  };
}

function optional<Key extends string, Value>(source: Source, key: Key, readValue: () => Value): { readonly [K in Key]?: Value } {
  return Object.hasOwn(source, key) ? ({ [key]: readValue() } as { readonly [K in Key]: Value }) : {};
}

function words(place: Place, most: number): Words {
  const said = (part: Place): string => {
    const value = text(part, most);
    if (value.trim() === '') throw new DeckRefusal('empty', part.path);
    return value;
  };
  if (!isSource(place.value)) return said(place);
  const source = object(place, languages);
  return { en: said(field(source, place.path, 'en')), zh: said(field(source, place.path, 'zh')) };
}

/** The same check as at every door; a deck is not repaired behind the lecturer's back. */
function readExperiment({ value, path }: Place): Experiment {
  const result = validateExperiment(value);
  const [problem] = result.error ? [result.error] : result.notices;
  if (problem) throw new DeckRefusal('invalid-experiment', problem.path === '' ? path : join(path, problem.path), { ...problem.params, reason: problem.code });
  return result.experiment!;
}

function readView(place: Place): DeckView {
  const source = object(place, ['spotlight', 'place?', 'inside?', 'metric', 'log', 'smoothing', 'language?']);
  const at = (key: string): Place => field(source, place.path, key);
  return {
    spotlight: choice(at('spotlight'), spotlights),
    ...optional(source, 'place', () => integer(at('place'), 0, deckCaps.place)),
    ...optional(source, 'inside', () => choice(at('inside'), insidePanels)),
    metric: choice(at('metric'), ['loss', 'accuracy']),
    log: toggle(at('log')),
    smoothing: smoothing(at('smoothing')),
    ...optional(source, 'language', () => choice(at('language'), languages)),
  };
}

function toggle({ value, path }: Place): boolean {
  if (typeof value !== 'boolean') throw new DeckRefusal('wrong-type', path, { given: describe(value), expected: 'true | false' });
  return value;
}

function smoothing({ value, path }: Place): Smoothing {
  const found = smoothings.find((option) => option === value);
  if (found === undefined) throw new DeckRefusal('wrong-type', path, { given: describe(value), expected: smoothings.join(' | ') });
  return found;
}
