import { entry, type GlossaryEntry } from './entry';

/** Rules that turn gradients into steps. */
export const optimizers = {
  optimizer: entry('optimizer', '优化器', 'The rule that turns gradients into steps of the weights.', '把梯度变成权重更新的规则。'),
  'adaptive-optimizer': entry('adaptive optimizer', '自适应优化器', 'An update rule that gives every weight a step size of its own, computed from that weight’s past gradients.', '根据每个权重自己的历史梯度，为它单独计算步长的更新规则。'),
  momentum: entry('momentum', '动量', 'A decaying sum of past gradients used as a velocity.', '过去梯度的衰减累积，用作速度。'),
  velocity: entry('velocity', '速度', 'What momentum keeps between steps: the direction and length in which the weights are moving.', '动量在两步之间保留的量：权重正朝哪个方向、以多大步子移动。'),
  'effective-rate': entry('effective learning rate', '等效学习率', 'The rate η/(1 − β) at which momentum moves the weights when the gradient stays the same.', '梯度不变时，动量推动权重的实际速率 η/(1 − β)。'),
  nesterov: entry('Nesterov momentum', 'Nesterov 动量', 'Momentum whose gradient is taken where the velocity is about to carry the weights.', '在速度即将把权重带到的地方求梯度的动量法。'),
  'look-ahead': entry('look-ahead point', '前瞻点', 'Where the velocity alone would carry the weights; Nesterov takes the gradient there.', '只凭速度会把权重带到的地方；Nesterov 在那里求梯度。'),
  'moving-average': entry('exponentially weighted moving average', '指数加权平均', 'A running mean in which every older value counts by a fixed factor less than the next.', '一种滑动平均：越旧的值权重越小，每退一步都乘以同一个系数。'),
  'decay-rate': entry('decay rate', '衰减率', 'The share β or ρ of its old value that a moving average keeps at each step; it remembers about 1/(1 − β) steps.', '滑动平均每一步保留旧值的比例 β 或 ρ；大约记得最近 1/(1 − β) 步。'),
  'bias-correction': entry('bias correction', '偏差修正', 'Dividing a moving average that started at zero by 1 − βᵗ, the share of weight it has received so far.', '从零起步的滑动平均除以 1 − βᵗ，即它至今实际获得的权重之和。'),
  adagrad: entry('AdaGrad', 'AdaGrad', 'Divides each gradient by the root of the sum of all its squares so far, so its steps keep shrinking.', '用至今全部平方梯度之和的平方根去除梯度，因此步子越走越小。'),
  rmsprop: entry('RMSProp', 'RMSProp', 'Divides each gradient by the root of a moving average of its squares, so that old gradients are forgotten.', '用平方梯度的滑动平均的平方根去除梯度，旧的梯度会被忘记。'),
  adam: entry('Adam', 'Adam', 'Momentum divided by the root of a moving average of squared gradients, both corrected for their start at zero.', '动量除以平方梯度滑动平均的平方根，两者都修正了从零起步的偏差。'),
  nadam: entry('Nadam', 'Nadam', 'Adam with the look-ahead of Nesterov in its numerator.', '分子换成 Nesterov 前瞻形式的 Adam。'),
  adamw: entry('AdamW', 'AdamW', 'Adam with weight decay outside the gradient, so that every weight decays alike.', '把权重衰减放在梯度之外的 Adam，所有权重衰减得一样快。'),
  epsilon: entry('ε', 'ε', 'A small number added to the divisor so that it is never zero.', '加在分母上的小量，使分母永不为零。'),
  'weight-decay': entry('weight decay', '权重衰减', 'Multiplying every weight by a factor a little below 1 in each step.', '每一步都把权重乘以略小于 1 的系数。'),
  'decoupled-weight-decay': entry('decoupled weight decay', '解耦权重衰减', 'Shrinking weights directly in the update instead of through the gradient of a penalty.', '在更新时直接缩小权重，而不是通过惩罚项的梯度。'),
  'l2-penalty': entry('L2 penalty', 'L2 惩罚', 'A term λ/2 · Σw² in the loss that pulls every weight towards zero.', '损失中的一项 λ/2 · Σw²，把每个权重往零拉。'),
  'rotation-invariance': entry('rotation invariance', '旋转不变性', 'Of an optimizer: turning the coordinates turns its path and changes nothing else.', '指优化器：坐标一转，路径跟着转，此外毫无变化。'),
  'learning-rate-schedule': entry('learning-rate schedule', '学习率调度', 'A rule by which the learning rate changes during training.', '训练过程中学习率如何变化的规则。'),
  'warm-up': entry('warm-up', '预热', 'Starting with a small learning rate and raising it over the first steps.', '先用小学习率，在最初若干步里逐渐升高。'),
} as const satisfies Readonly<Record<string, GlossaryEntry>>;
