import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Uncertainty from dropout', zh: '用 Dropout 估计不确定性' },
  summary: {
    en: 'Leave the masks on after training, ask the same question many times, and look at how far the answers spread: little where there were data, a lot where there were none.',
    zh: '训练之后不关掩码，同一个问题问上许多遍，看答案散得多开：有数据的地方散得小，没有数据的地方散得大。',
  },
  chapter: 'generalising',
  order: 4,
  minutes: 15,
  prerequisites: ['dropout'],
  goals: {
    en: ['Compute mean and spread of a prediction over dropout masks.', 'Explain why softmax confidence says little about inputs unlike the training data.', 'Say what the spread is not: not a gain in accuracy, and not the noise of the data.'],
    zh: ['对 Dropout 掩码求预测的均值与离散程度。', '解释为什么在不像训练数据的输入上，softmax 的置信度说明不了多少。', '说清离散程度不是什么：它不提高准确率，也不是数据本身的噪声。'],
  },
  outOfScope: {
    en: ['Deriving the variational bound', 'Deep ensembles and Bayesian networks', 'Choosing the rate by likelihood'],
    zh: ['变分下界的推导', '深度集成与贝叶斯网络', '用似然选择丢弃率'],
  },
});
