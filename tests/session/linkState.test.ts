import { describe, expect, it } from 'vitest';
import { decodeExperiment, encodeExperiment } from '@/export/experimentLink';
import { bindLink, linkedExperiment } from '@/session/linkState';
import { spirals } from '../engine/training/experiments';
import { LabOnTest } from './fakeSession';

/** An address bar with a clock. */
function addressBar(hash = '') {
  const bar = {
    hash,
    writes: 0,
    timers: [] as (() => void)[],
    listeners: new Set<() => void>(),
    /** the reader types, follows a link, goes back */
    goTo(next: string) {
      bar.hash = next;
      for (const listener of bar.listeners) listener();
    },
    pass300ms: () => bar.timers.splice(0).forEach((callback) => callback()),
    environment: {
      readHash: () => bar.hash,
      writeHash(next: string) {
        bar.hash = next;
        bar.writes += 1;
      },
      onHashChange(listener: () => void) {
        bar.listeners.add(listener);
        return () => void bar.listeners.delete(listener);
      },
      after(_ms: number, callback: () => void) {
        bar.timers.push(callback);
        return () => void bar.timers.splice(bar.timers.indexOf(callback), 1);
      },
    },
    get experiment() {
      return decodeExperiment(bar.hash.replace('#e=', '')).experiment;
    },
  };
  return bar;
}
const other = spirals({ seed: 99, steps: 123 });

describe('the address bar', () => {
  it('holds the experiment from the start', () => {
    const [lab, bar] = [new LabOnTest(), addressBar()];
    bindLink(lab.session, bar.environment);
    expect(bar.experiment).toEqual(lab.state.experiment);
  });

  it('decides what the lab opens with', () => {
    const [lab, bar] = [new LabOnTest(), addressBar(`#e=${encodeExperiment(other)}`)];
    bindLink(lab.session, bar.environment);
    expect(lab.state.experiment).toEqual(other);
    expect(bar.writes).toBe(0);
    expect(linkedExperiment(bar.hash)).toEqual(other);
    expect(linkedExperiment('#e=1.damaged')).toBeNull();
    expect(linkedExperiment('#a-heading')).toBeNull();
  });

  it('follows edits, at most once in 300 ms, to the last of them', () => {
    const [lab, bar] = [new LabOnTest(), addressBar()];
    bindLink(lab.session, bar.environment);
    for (let steps = 100; steps < 120; steps += 1) lab.commands.edit((experiment) => ({ ...experiment, steps }));
    expect(bar.writes).toBe(1);
    expect(bar.timers).toHaveLength(1);
    bar.pass300ms();
    expect(bar.writes).toBe(2);
    expect(bar.experiment?.steps).toBe(119);
  });

  it('does not follow training', () => {
    const [lab, bar] = [new LabOnTest(), addressBar()];
    bindLink(lab.session, bar.environment);
    lab.train(0, 50);
    expect(bar.timers).toHaveLength(0);
  });

  it('loads what the reader goes to', () => {
    const [lab, bar] = [new LabOnTest(), addressBar()];
    bindLink(lab.session, bar.environment);
    bar.goTo(`#e=${encodeExperiment(other)}`);
    expect(lab.state.experiment).toEqual(other);
  });

  it.each(['#e=1.damaged', '#e=', '#a-heading', '#e=%00<script>'])('is not confused by %s', (hash) => {
    const [lab, bar] = [new LabOnTest(), addressBar(hash)];
    const before = lab.state.experiment;
    bindLink(lab.session, bar.environment);
    bar.goTo(hash);
    bar.pass300ms();
    expect(lab.state.experiment).toBe(before);
    expect(bar.experiment).toEqual(before);
  });

  it('is left alone after the lab has gone', () => {
    const [lab, bar] = [new LabOnTest(), addressBar()];
    const unbind = bindLink(lab.session, bar.environment);
    lab.commands.edit((experiment) => ({ ...experiment, steps: 7 }));
    unbind();
    bar.pass300ms();
    bar.goTo(`#e=${encodeExperiment(other)}`);
    expect(bar.writes).toBe(1);
    expect(lab.state.experiment.steps).toBe(7);
  });
});
