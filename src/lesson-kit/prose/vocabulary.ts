import type { ComponentType } from 'react';
import { ChallengeCard } from '@/lesson-kit/challenge/ChallengeCard';
import { PredictCard } from '@/lesson-kit/predict/PredictCard';
import { Pitfall, Recap, References } from './blocks';
import { ClaimCard } from './ClaimCard';
import { ProseTable } from './ProseTable';
import { Term } from './Term';

/** The words lessons are written in, besides Markdown. `Picture` is added by the page: it belongs to the lesson. */
export const vocabulary = { Challenge: ChallengeCard, Claim: ClaimCard, Predict: PredictCard, Pitfall, Recap, References, Term, table: ProseTable } as Readonly<Record<string, ComponentType<never>>>;
