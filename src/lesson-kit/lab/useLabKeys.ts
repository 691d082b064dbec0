import { defineMessages } from '@/lib/messages';
import { useLabCommands } from '@/session/LabContext';
import { useHotkeys, type Hotkey } from '@/ui/keys/useHotkeys';
import { useMessages } from '@/ui/preferences/language';
import type { SlowMotion } from './phases/useSlowMotion';

const messages = defineMessages({
  en: {
    run: 'run, pause',
    step: 'one step',
    phase: 'next phase of the update',
    phaseBack: 'the phase before',
    page: 'next page',
    pageBack: 'page before',
    play: 'phases follow each other, or wait',
    slow: 'slow motion: an update in its phases',
    reset: 'reset, same seed',
    seed: 'new seed',
    presets: 'presets',
    preset: 'the preset',
    loadDefault: 'back to the lesson’s own experiment',
    undo: 'undo the last change of the experiment',
    redo: 'redo what was undone',
    list: 'this list',
    space: 'Space',
  },
  zh: {
    run: '运行、暂停',
    step: '走一步',
    phase: '更新的下一阶段',
    phaseBack: '上一阶段',
    page: '下一页',
    pageBack: '上一页',
    play: '各阶段自动推进、暂停',
    slow: '慢动作：逐阶段看一次更新',
    reset: '重置（种子不变）',
    seed: '换一个种子',
    presets: '预设',
    preset: '预设',
    loadDefault: '恢复课程自带的实验',
    undo: '撤销上一次对实验的改动',
    redo: '重做刚撤销的改动',
    list: '打开本列表',
    space: '空格',
  },
});

interface LabKeys {
  readonly presets: number;
  readonly choose: (index: number) => void;
  /** null: steps are whole updates */
  readonly slow: SlowMotion | null;
  readonly toggleSlow: () => void;
  /** in a lecture, while text is in the spotlight: the arrows of a clicker turn pages */
  readonly pages?: { readonly next: () => void; readonly previous: () => void } | null;
  readonly showKeys: () => void;
}

/** The keys of the lab, in the order in which the list shows them. */
export function useLabKeys({ presets, choose, slow, toggleSlow, showKeys, pages = null }: LabKeys): void {
  const text = useMessages(messages);
  const commands = useLabCommands();
  const numbers = Array.from({ length: Math.min(9, presets) }, (_, index) => String(index + 1));
  const right = (label: string, act: () => void): Hotkey => ({ keys: ['ArrowRight'], shown: '→', label, act });
  const left = (label: string, act: () => void): Hotkey => ({ keys: ['ArrowLeft'], shown: '←', label, act });
  const arrows = pages ? [right(text.page, pages.next), left(text.pageBack, pages.previous)] : slow ? [right(text.phase, slow.next), left(text.phaseBack, slow.back)] : [right(text.step, commands.stepOnce)];
  useHotkeys([
    slow && !slow.over ? { keys: [' '], shown: text.space, label: text.play, act: slow.togglePlaying } : { keys: [' '], shown: text.space, label: text.run, act: commands.toggle },
    ...arrows,
    { keys: ['m'], shown: 'M', label: text.slow, act: toggleSlow },
    { keys: ['r'], shown: 'R', label: text.reset, act: commands.reset },
    { keys: ['s'], shown: 'S', label: text.seed, act: commands.newSeed },
    { keys: numbers, shown: presets > 1 ? `1 – ${numbers.length}` : '1', label: presets > 1 ? text.presets : text.preset, act: (key) => choose(Number(key) - 1) },
    { keys: ['0'], shown: '0', label: text.loadDefault, act: commands.loadDefault },
    { keys: ['z'], shown: 'Z', label: text.undo, act: commands.undo },
    { keys: ['Shift+z'], shown: 'Shift + Z', label: text.redo, act: commands.redo },
    { keys: ['?'], shown: '?', label: text.list, act: showKeys },
  ]);
}
