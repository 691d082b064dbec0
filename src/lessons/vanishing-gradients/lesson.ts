import { defineLesson } from '@/lesson-kit/defineLesson';

export default defineLesson({
  title: { en: 'Vanishing and exploding gradients', zh: '梯度消失与梯度爆炸' },
  summary: {
    en: 'On its way back, the error is multiplied by one factor per layer: slope times weights. Read the factors one by one, and see which combinations of activation and weights starve the first layers, and which blow them up.',
    zh: '误差每往回传一层，就乘上一个系数：斜率乘权重。把这些系数一个一个读出来，看哪些激活与权重的搭配饿死前几层，哪些又把它们撑爆。',
  },
  chapter: 'signals',
  order: 2,
  minutes: 20,
  prerequisites: ['initialisation'],
  goals: {
    en: [
      'Write the gradient of a lower layer as a product and estimate it from one factor per layer.',
      'Say for sigmoid, tanh and ReLU which weights make gradients vanish, saturate or explode.',
      'Tell a starved first layer from a merely slow network, by measurements.',
    ],
    zh: ['把下层的梯度写成连乘，并由每层一个系数估出它的大小。', '说出 sigmoid、tanh、ReLU 各配什么权重会梯度消失、饱和或爆炸。', '用测量区分“前层挨饿”和“只是学得慢”。'],
  },
  outOfScope: {
    en: ['Recurrent networks and gradient clipping', 'Residual connections', 'How batch normalisation works inside'],
    zh: ['循环网络与梯度裁剪', '残差连接', '批归一化的内部机制'],
  },
});
