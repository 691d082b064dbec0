import { act, render, screen, fireEvent } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LessonContext, type LessonScope } from '@/lesson-kit/LessonContext';
import { createStage } from '@/lesson-kit/stage';
import type { Challenge, HandChallenge, LessonPrediction } from '@/lesson-kit/types';
import { LabContext } from '@/session/LabContext';
import { ProgressContext } from '@/session/progress/ProgressContext';
import { createProgressStore, type ProgressStore } from '@/session/progress/progressStore';
import { LabOnTest } from '../session/fakeSession';

/** A lesson with one card on a lab whose worker says what the test wants. */
export class TaskBench {
  readonly lab = new LabOnTest();
  readonly progress: ProgressStore;
  readonly scope: LessonScope;

  constructor(parts: { readonly predictions?: readonly LessonPrediction[]; readonly challenges?: readonly (Challenge | HandChallenge)[] }, card: ReactNode) {
    const memory = new Map<string, string>();
    const storage = { getItem: (key: string) => memory.get(key) ?? null, setItem: (key: string, value: string) => void memory.set(key, value), removeItem: (key: string) => void memory.delete(key) };
    this.progress = createProgressStore({ storage: () => storage as Storage, clock: () => 1, onChange: () => () => undefined });
    this.scope = {
      slug: 'x',
      claims: new Map(),
      predictions: new Map(parts.predictions?.map((prediction) => [prediction.id, prediction])),
      challenges: new Map(parts.challenges?.map((challenge) => [challenge.id, challenge])),
      stage: createStage(),
    };
    render(
      <ProgressContext progress={this.progress}>
        <LabContext session={this.lab.session}>
          <LessonContext value={this.scope}>{card}</LessonContext>
        </LabContext>
      </ProgressContext>,
    );
  }

  get record() {
    return this.progress.store.getState().progress.lessons.get('x');
  }

  /** Whatever it changes arrives on the page. */
  async settle(change: () => void): Promise<void> {
    await act(async () => {
      change();
      this.lab.frame();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    });
  }

  click(name: string): Promise<void> {
    return this.settle(() => fireEvent.click(screen.getByRole('button', { name })));
  }
}
