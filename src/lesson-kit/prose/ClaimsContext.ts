import { createContext, use } from 'react';
import type { Claim } from '@/lesson-kit/types';

/** The claims of the lesson on screen, by id. */
export const ClaimsContext = createContext<ReadonlyMap<string, Claim>>(new Map());

export function useClaim(id: string): Claim {
  const claim = use(ClaimsContext).get(id);
  // The sweep over all lessons finds this first.
  if (!claim) throw new Error(`the prose speaks of a claim "${id}" that claims.ts does not have`);
  return claim;
}
