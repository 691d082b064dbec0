import { defineMessages } from '@/lib/messages';
import { useLabCommands } from '@/session/LabContext';
import { useHotkeys } from '@/ui/keys/useHotkeys';
import { useMessages } from '@/ui/preferences/language';

const messages = defineMessages({
  en: {
    run: 'run, pause',
    step: 'one step',
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

/** The keys of the lab, in the order in which the list shows them. */
export function useLabKeys({ presets, choose, showKeys }: { readonly presets: number; readonly choose: (index: number) => void; readonly showKeys: () => void }): void {
  const text = useMessages(messages);
  const commands = useLabCommands();
  const numbers = Array.from({ length: Math.min(9, presets) }, (_, index) => String(index + 1));
  useHotkeys([
    { keys: [' '], shown: text.space, label: text.run, act: commands.toggle },
    { keys: ['ArrowRight'], shown: '→', label: text.step, act: commands.stepOnce },
    { keys: ['r'], shown: 'R', label: text.reset, act: commands.reset },
    { keys: ['s'], shown: 'S', label: text.seed, act: commands.newSeed },
    { keys: numbers, shown: presets > 1 ? `1 – ${numbers.length}` : '1', label: presets > 1 ? text.presets : text.preset, act: (key) => choose(Number(key) - 1) },
    { keys: ['0'], shown: '0', label: text.loadDefault, act: commands.loadDefault },
    { keys: ['z'], shown: 'Z', label: text.undo, act: commands.undo },
    { keys: ['Shift+z'], shown: 'Shift + Z', label: text.redo, act: commands.redo },
    { keys: ['?'], shown: '?', label: text.list, act: showKeys },
  ]);
}
