import type { OptimizerSpec } from '@/engine/experiment/types';
import { movesMomentum, type Program } from '@/export/code/program';
import { code, lines, number, operand } from '@/export/code/template';

type AdamSpec = Extract<OptimizerSpec, { readonly kind: 'adam' | 'nadam' | 'adamw' }>;

/** Own class where PyTorch has no such rule: Nadam without its momentum schedule, and Adam without bias correction. */
const ownRule = (spec: OptimizerSpec): AdamSpec | null => (spec.kind === 'nadam' || ((spec.kind === 'adam' || spec.kind === 'adamw') && !spec.biasCorrection) ? spec : null);

const classNames = { adam: 'PlainAdam', adamw: 'PlainAdamW', nadam: 'Nadam' };
const docs = {
  adam: 'Adam without bias correction, which torch.optim.Adam always does.',
  adamw: 'AdamW without bias correction, which torch.optim.AdamW always does.',
  nadam: 'Dozat 2016 with constant momentum; torch.optim.NAdam moves it (momentum_decay).',
};

/** θ ← θ − η·u/(√v̂ + ε), written out. */
function adamClass({ kind, biasCorrection }: AdamSpec): string {
  const corrected = (value: string, beta: string, power: string): string => (biasCorrection ? `${value} / (1 - ${beta} ** ${power})` : value);
  const update = kind === 'nadam'
    ? lines(`u = beta1 * ${corrected('m', 'beta1', '(t + 1)')} + (1 - beta1) * ${corrected('g', 'beta1', 't')}`)
    : `u = ${corrected('m', 'beta1', 't')}`;
  return code`
    class ${classNames[kind]}(torch.optim.Optimizer):
        """${docs[kind]}"""

        def __init__(self, params, lr, betas, eps, weight_decay=0.0):
            super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

        @torch.no_grad()
        def step(self):
            for group in self.param_groups:
                beta1, beta2 = group["betas"]
                for p in group["params"]:
                    state = self.state[p]
                    if not state:
                        state.update(t=0, m=torch.zeros_like(p), v=torch.zeros_like(p))
                    state["t"] += 1
                    t, m, v, g = state["t"], state["m"], state["v"], p.grad
                    m.mul_(beta1).add_(g, alpha=1 - beta1)
                    v.mul_(beta2).addcmul_(g, g, value=1 - beta2)
                    ${update}
                    p.mul_(1 - group["lr"] * group["weight_decay"])
                    p.sub_(group["lr"] * u / (torch.sqrt(${corrected('v', 'beta2', 't')}) + group["eps"]))`;
}

function construct(program: Program): string {
  const { optimizer: spec } = program;
  // The constructors refuse a negative rate; assigning one later is allowed.
  const rate = `lr=${number(Math.abs(spec.learningRate))}`;
  const parameters = 'model.parameters()';
  switch (spec.kind) {
    case 'sgd': return `torch.optim.SGD(${parameters}, ${rate})`;
    case 'momentum': return `torch.optim.SGD(${parameters}, ${rate}, momentum=${number(spec.momentum)})`;
    case 'nesterov':
      // Momentum 0 is refused and means plain SGD, unless a schedule moves it.
      if (spec.momentum === 0 && !movesMomentum(program)) return `torch.optim.SGD(${parameters}, ${rate})`;
      return `torch.optim.SGD(${parameters}, ${rate}, momentum=${number(spec.momentum === 0 ? 0.95 : spec.momentum)}, nesterov=True)`;
    case 'adagrad': return `torch.optim.Adagrad(${parameters}, ${rate}, eps=${number(spec.epsilon)})`;
    case 'rmsprop': return `torch.optim.RMSprop(${parameters}, ${rate}, alpha=${number(spec.rho)}, eps=${number(spec.epsilon)})`;
    case 'adam':
    case 'nadam':
    case 'adamw': {
      const name = ownRule(spec) !== null ? classNames[spec.kind] : `torch.optim.${spec.kind === 'adam' ? 'Adam' : 'AdamW'}`;
      const numbers = `${rate}, betas=(${number(spec.beta1)}, ${number(spec.beta2)}), eps=${number(spec.epsilon)}`;
      if (spec.kind !== 'adamw') return `${name}(${parameters}, ${numbers})`;
      return code`
        ${name}(
            [  # decoupled decay of weights only: no biases, no batch normalisation
                {"params": weights, "weight_decay": ${number(spec.weightDecay)}},
                {"params": others, "weight_decay": 0.0},
            ],
            ${numbers},
        )`;
    }
  }
}

export function torchOptimizer(program: Program): string {
  const { optimizer, schedule, regularisation } = program;
  const usesWeights = optimizer.kind === 'adamw' || regularisation.l1 > 0 || regularisation.l2 > 0 || regularisation.maxNorm > 0;
  const negative = optimizer.learningRate < 0 && schedule.kind === 'constant';
  return lines(
    usesWeights && 'weights = [p for p in model.parameters() if p.dim() > 1]  # kernels: biases, gamma and beta have one axis',
    optimizer.kind === 'adamw' && 'others = [p for p in model.parameters() if p.dim() <= 1]',
    `optimizer = ${construct(program)}`,
    negative && lines(
      'for group in optimizer.param_groups:',
      `    group["lr"] = ${operand(optimizer.learningRate)}  # climbs; the constructor refuses a negative rate`));
}

export function torchOptimizerClass({ optimizer }: Program): string {
  const rule = ownRule(optimizer);
  return rule === null ? '' : adamClass(rule);
}
