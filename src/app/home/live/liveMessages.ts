import { defineMessages } from '@/lib/messages';

export const liveMessages = defineMessages({
  en: {
    caption: (rate: number) =>
      `Two copies of one network learn to tell two spirals apart. Same data, same first weights, same learning rate, ${rate}. Only the rule that turns gradients into steps differs. `,
    why: 'Why that matters',
    run: 'Run',
    pause: 'Pause',
    again: 'Again with a new seed',
    step: (step: number, steps: number) => `step ${step} of ${steps}`,
    correct: (percent: number) => `${percent} % right`,
    noLoss: 'Training loss by step; nothing measured yet.',
    losses: (values: string) => `Training loss by step. Now: ${values}.`,
    webgl: 'on your graphics card',
    cpu: 'on your processor',
    software: 'WebGL without a graphics card',
    starting: 'starting…',
  },
  zh: {
    caption: (rate: number) =>
      `同一个网络的两份拷贝，学着分开两条螺旋。数据相同，初始权重相同，学习率同为 ${rate}，不同的只是“拿到梯度后怎么迈步”这条规则。`,
    why: '为什么差别这么大？',
    run: '运行',
    pause: '暂停',
    again: '换个随机种子再来',
    step: (step: number, steps: number) => `第 ${step} 步，共 ${steps} 步`,
    correct: (percent: number) => `正确率 ${percent}%`,
    noLoss: '训练损失随步数的变化；尚无数据。',
    losses: (values: string) => `训练损失随步数的变化。当前：${values}。`,
    webgl: '在你的显卡上',
    cpu: '在你的处理器上',
    software: 'WebGL（无显卡）',
    starting: '正在启动……',
  },
});
