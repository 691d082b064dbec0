import { changesInFlight, duplicateLane, removeLane, sameValue } from '@/engine/experiment/edit';
import type { Experiment } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';
import { decodeExperiment } from '@/export/experimentLink';
import type { FrameStore } from './frameStore';
import { Gestures } from './gestures';
import type { SessionEnvironment } from './labSession';
import type { NoticeBoard } from './noticeBoard';
import { isTraining } from './runStatus';
import type { LabState } from './types';
import { UndoStack, type Setup } from './undoStack';

/** What a change of the experiment does to the run on screen. */
export interface EditedRun {
  pause(): void;
  /** Other numbers for networks that train on. */
  amend(experiment: Experiment): void;
  /** From step 0 on. `passing`: the run before lived only between two moves of a slider, and leaves nothing behind. */
  restart(experiment: Experiment, goOn?: boolean, passing?: boolean): void;
}

/** Everything by which the experiment becomes another one, and the way back. */
export class ExperimentEdits {
  readonly #store: FrameStore<LabState>;
  readonly #notices: NoticeBoard;
  readonly #environment: SessionEnvironment;
  readonly #run: EditedRun;
  readonly #undo = new UndoStack();
  readonly #gestures: Gestures;

  constructor(store: FrameStore<LabState>, notices: NoticeBoard, environment: SessionEnvironment, run: EditedRun) {
    this.#store = store;
    this.#notices = notices;
    this.#environment = environment;
    this.#run = run;
    this.#gestures = new Gestures(environment.clock);
  }

  get #state(): LabState {
    return this.#store.state;
  }

  edit(change: (experiment: Experiment) => Experiment): void {
    this.#replace(change(this.#state.experiment), changesInFlight);
  }

  newSeed(): void {
    this.#click((experiment) => ({ ...experiment, seed: this.#environment.randomSeed() }));
  }

  duplicateLane(lane: number): void {
    this.#click((experiment) => duplicateLane(experiment, lane));
  }

  removeLane(lane: number): void {
    this.#click((experiment) => removeLane(experiment, lane));
  }

  /** A change that is never part of a longer gesture, however soon the next one comes. */
  #click(change: (experiment: Experiment) => Experiment): void {
    this.#gestures.end();
    this.edit(change);
    this.#gestures.end();
  }

  /** A preset is a fresh start, also where its numbers could be changed under way. */
  load(experiment: Experiment): void {
    this.#run.pause();
    this.#notices.withdraw('link-opened');
    this.#gestures.end();
    this.#gestures.keepRun();
    this.#replace(experiment, (before, after) => (changesInFlight(before, after) === 'none' && this.#state.step === 0 ? 'none' : 'restart'), true);
    this.#gestures.end();
  }

  loadDefault(): void {
    this.load(this.#state.initial);
  }

  loadLink(text: string): void {
    const link = decodeExperiment(text);
    if (link.error) return this.#notices.show({ kind: 'link-refused', error: link.error });
    this.load(link.experiment);
    if (!sameValue(link.experiment, this.#state.initial)) this.#notices.show({ kind: 'link-opened', experiment: link.experiment });
    if (link.notices.length > 0) this.#notices.show({ kind: 'experiment', notices: link.notices });
  }

  undo(): void {
    this.#goTo(this.#undo.undo(this.#state));
  }

  redo(): void {
    this.#goTo(this.#undo.redo(this.#state));
  }

  #goTo(setup: Setup | undefined): void {
    if (!setup) return;
    const { experiment, origin } = setup;
    this.#gestures.end();
    const change = changesInFlight(this.#state.experiment, experiment);
    if (change === 'restart') this.#run.restart(experiment, isTraining(this.#state.status));
    else this.#run.amend(experiment);
    this.#store.show({ origin, ...this.#undo.state });
  }

  #replace(wanted: Experiment, kindOf: typeof changesInFlight, loaded = false): void {
    const { experiment: before, origin, status } = this.#state;
    const { experiment, notices, error } = validateExperiment(wanted);
    if (error) return this.#notices.show({ kind: 'refused', error });
    if (notices.length > 0) this.#notices.show({ kind: 'experiment', notices });
    if (loaded) this.#store.show({ origin: experiment });
    const kind = kindOf(before, experiment);
    if (kind === 'none') return;
    if (this.#gestures.edit()) this.#undo.push({ experiment: before, origin });
    this.#store.show(this.#undo.state);
    if (kind === 'live') this.#run.amend(experiment);
    else this.#run.restart(experiment, isTraining(status), this.#gestures.restart());
  }
}
