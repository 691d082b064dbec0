export type BackendName = 'webgl' | 'cpu';

/** What the reader wants: a side, or for each run the one that a measurement at start promises to be faster. */
export type BackendChoice = 'auto' | BackendName;

/** What a run trains on. */
export interface BackendInfo {
  readonly name: BackendName;
  /** UNMASKED_RENDERER of the graphics device, or '' on the CPU. */
  readonly renderer: string;
  /**
   * Why it is this side: codes, the page has the words. `faster` by prediction; `begun`: the run began there and goes on after
   * a failure, although the prediction has changed; the others say why there was no choice.
   */
  readonly reason: 'faster' | 'begun' | 'requested' | 'no-webgl2' | 'no-float-textures' | 'probe-failed' | 'start-timeout' | 'too-many-failures';
  /** Largest deviation of the start-up probe from plain numbers; NaN where no graphics device was opened. */
  readonly probeError: number;
  /** what was predicted; null where nothing was compared */
  readonly estimate: StepEstimate | null;
}

/** One training step of an experiment on both sides, as predicted. */
export interface StepEstimate {
  readonly cpuMs: number;
  readonly webglMs: number;
  readonly multiplyAdds: number;
  /** GPU programs */
  readonly programs: number;
  /** of the graphics device that was compared */
  readonly renderer: string;
  /** time that the measurement at start took */
  readonly calibrationMs: number;
}

/** Where something is to be trained. */
export interface BackendWish {
  readonly prefer: BackendChoice;
  /** 'auto' has chosen this side for the run already: it stays there */
  readonly begun?: BackendName;
  /** why the page asks for a side that the reader has not asked for */
  readonly because?: 'start-timeout' | 'too-many-failures';
}
