import type { GlossaryEntry } from './glossary/entry';
import { functions } from './glossary/functions';
import { generalising } from './glossary/generalising';
import { networks } from './glossary/networks';
import { optimizers } from './glossary/optimizers';
import { signals } from './glossary/signals';
import { training } from './glossary/training';

/** Technical terms of the lessons, by the id that `<Term id>` uses. */
export const glossary = { ...networks, ...functions, ...training, ...optimizers, ...signals, ...generalising } as const satisfies Readonly<Record<string, GlossaryEntry>>;

export type TermId = keyof typeof glossary;
