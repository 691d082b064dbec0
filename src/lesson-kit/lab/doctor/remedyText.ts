import type { Language } from '@/lib/messages';
import type { Remedy } from '@/tutor/diagnosis/types';
import { activationLabels, initialiserNames } from '@/lesson-kit/names';
import { formatSetting } from '@/widgets/format';

/** The one change that the doctor offers, as the reader would say it. */
export function remedyText(remedy: Remedy, language: Language): string {
  const say = (en: string, zh: string): string => (language === 'zh' ? zh : en);
  switch (remedy.kind) {
    case 'multiply-learning-rate': {
      const times = formatSetting(remedy.factor);
      return say(`learning rate × ${times}`, `学习率 × ${times}`);
    }
    case 'turn-learning-rate': return say('a positive learning rate', '学习率改为正数');
    case 'drop-learning-rate': return say(`learning rate × ${formatSetting(remedy.factor)} from step ${remedy.at}`, `从第 ${remedy.at} 步起学习率 × ${formatSetting(remedy.factor)}`);
    case 'set-momentum': return say(`momentum ${remedy.momentum}`, `动量改为 ${remedy.momentum}`);
    case 'add-batch-norm': return say('batch normalisation before every activation', '每个激活函数前加批归一化');
    case 'clean-labels': return say('the same data without wrong labels', '同样的数据，去掉错误标签');
    case 'standardise': return say('standardised inputs', '输入标准化');
    case 'split-by-original': return say('a split by original', '改为按原图划分');
    case 'follow-faster': return say(`running statistics that follow faster (momentum ${remedy.momentum})`, `滑动统计量跟得更快（动量 ${remedy.momentum}）`);
    case 'replace-activation': return say(`${activationLabels[remedy.activation].en} as activation`, `激活函数改为 ${activationLabels[remedy.activation].zh}`);
    case 'initialise': return say(`${initialiserNames[remedy.init.kind].en} initialisation`, `改用 ${initialiserNames[remedy.init.kind].zh} 初始化`);
    case 'dropout': return say(`dropout ${remedy.rate}`, `随机失活率 ${remedy.rate}`);
    case 'relax-penalties': return say('no weight penalties', '去掉权重惩罚');
    case 'reset-biases': return say('biases that start at 0', '偏置从 0 开始');
    case 'widen': return say(`layers ${remedy.factor} times as wide`, `各层加宽到 ${remedy.factor} 倍`);
    case 'add-hidden-layer': return say(`one more hidden layer of ${remedy.units} units`, `再加一个 ${remedy.units} 单元的隐藏层`);
    case 'batch-size': return say(`batches of ${remedy.size}`, `批大小改为 ${remedy.size}`);
  }
}
