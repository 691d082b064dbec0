import { hasDropout, hasPenalty, movesMomentum, targetKind, type Program } from '@/export/code/program';
import { code, lines, number, pythonSections } from '@/export/code/template';
import { pythonComparison } from '@/export/code/python/pythonFiles';

const losses = { mse: 'nn.MSELoss()', mae: 'nn.L1Loss()', huber: 'nn.HuberLoss', binaryCrossEntropy: 'nn.BCEWithLogitsLoss()', categoricalCrossEntropy: 'nn.CrossEntropyLoss()' };

/** Arrays to tensors, in the shapes that model and loss want. */
export function torchTensors(program: Program): string {
  const { inputShape, facts } = program;
  const [height, width, channels] = inputShape;
  const image = inputShape.length === 3 ? `.reshape(-1, ${height}, ${width}, ${channels}).permute(0, 3, 1, 2)` : '';
  const targets = {
    number: 'torch.tensor(y, dtype=torch.float32)',
    class: 'torch.tensor(y, dtype=torch.long)',
    oneHot: `F.one_hot(torch.tensor(y, dtype=torch.long), ${facts.classes}).float()`,
    oneLogit: 'torch.tensor(y, dtype=torch.float32)[:, None]',
  }[targetKind(program)];
  const limit = Number.isFinite(facts.evaluated) ? facts.evaluated : null;
  return pythonSections(
    code`
      def tensors(x, y):
          return torch.tensor(x, dtype=torch.float32)${image}, ${targets}`,
    lines(
      'x_train, y_train = tensors(x_train, y_train)',
      'x_validation, y_validation = tensors(x_validation, y_validation)',
      limit !== null && `evaluated = ${limit}  # of large images the first ${limit} of a split are enough for a curve`));
}

function evaluation(program: Program): string {
  const kind = targetKind(program);
  const correct = {
    number: '',
    class: 'z.argmax(1) == y',
    oneHot: 'z.argmax(1) == y.argmax(1)',
    oneLogit: '(z > 0) == (y > 0.5)',
  }[kind];
  return code`
    @torch.no_grad()
    def evaluate(x, y):
        """${kind === 'number' ? 'Loss' : 'Loss and accuracy'} in evaluation mode."""
        model.eval()
        z = model(x)
        model.train()
        return loss_function(z, y).item(), ${kind === 'number' ? 'None' : `(${correct}).float().mean().item()`}`;
}

function report(program: Program): string {
  const regression = targetKind(program) === 'number';
  const limit = Number.isFinite(program.facts.evaluated) ? '[:evaluated]' : '';
  const format = (name: string, short: string): string => `${name} loss {${short}_loss:.4f}${regression ? '' : ` accuracy {${short}_accuracy:.3f}`}`;
  return code`
    def report(step):
        train_loss, train_accuracy = evaluate(x_train${limit}, y_train${limit})
        validation_loss, validation_accuracy = evaluate(x_validation${limit}, y_validation${limit})
        print(
            f"step {step:5d}  ${format('train', 'train')}"
            f"  ${format('validation', 'validation')}"
        )
        ${program.schedule.kind === 'performance' ? 'plateau.update(validation_loss)' : ''}
        ${program.fromFiles ? 'evaluations.append((train_loss, validation_loss))' : ''}`;
}

function clipping({ clip }: Program): { readonly define: string; readonly use: string } {
  if (clip.kind === 'none') return { define: '', use: '' };
  const limit = number(clip.threshold);
  if (clip.kind === 'value') return { define: '', use: `torch.nn.utils.clip_grad_value_(model.parameters(), ${limit})` };
  const define = code`
    def clip_norm(parameters, limit):
        """One norm for all of them; torch.nn.utils.clip_grad_norm_ would add 1e-6 to it."""
        gradients = [p.grad for p in parameters]
        norm = torch.sqrt(sum((g * g).sum() for g in gradients))
        for g in gradients:
            g.mul_(limit / norm.clamp(min=limit))`;
  const use = clip.kind === 'globalNorm' ? `clip_norm(list(model.parameters()), ${limit})` : code`
    for layer in model:  # a norm of its own for every layer, kernel and bias together
        if list(layer.parameters()):
            clip_norm(list(layer.parameters()), ${limit})`;
  return { define, use };
}

function penalty({ regularisation: { l1, l2 } }: Program): string {
  return lines(
    l1 > 0 && `loss = loss + ${number(l1)} * sum(w.abs().sum() for w in weights)`,
    l2 > 0 && `loss = loss + ${number(l2)} / 2 * sum((w * w).sum() for w in weights)`);
}

function maxNorm({ regularisation: { maxNorm: limit } }: Program): string {
  if (limit <= 0) return '';
  return code`
    with torch.no_grad():  # max-norm: no unit's incoming weights are longer than ${number(limit)}
        for w in weights:
            norms = w.flatten(1).norm(dim=1).view(-1, *[1] * (w.dim() - 1))
            w.mul_(${number(limit)} / norms.clamp(min=${number(limit)}))`;
}

/** Everything from the loss function to the last line. */
export function torchTraining(program: Program): string {
  const { loss, fromFiles, schedule } = program;
  const clip = clipping(program);
  const rate = schedule.kind === 'constant' ? '' : lines(
    'for group in optimizer.param_groups:',
    '    group["lr"] = learning_rate(step)',
    movesMomentum(program) && '    group["momentum"] = momentum(step)');
  const lossFunction = loss.kind === 'huber' ? `nn.HuberLoss(delta=${number(loss.delta)})` : losses[loss.kind];
  const loop = code`
    ${fromFiles ? 'batch_losses, evaluations = [], []' : 'rows_of_step = batch_rows()'}
    model.train()
    for step in range(STEPS + 1):
        if step % EVAL_EVERY == 0 or step == STEPS:
            report(step)
        if step == STEPS:
            break
        ${fromFiles && hasDropout(program) ? 'LabDropout.step = step' : ''}
        rows = torch.from_numpy(${fromFiles ? 'batches[step]' : 'next(rows_of_step)'}).long()
        loss = loss_function(model(x_train[rows]), y_train[rows])
        if not torch.isfinite(loss):
            print(f"diverged at step {step}")
            break
        ${fromFiles ? 'batch_losses.append(loss.item())' : ''}
        ${hasPenalty(program) ? penalty(program) : ''}
        optimizer.zero_grad()
        loss.backward()
        ${clip.use}
        ${rate}
        optimizer.step()
        ${maxNorm(program)}`;
  return pythonSections(`loss_function = ${lossFunction}`, evaluation(program), report(program), clip.define, loop, fromFiles ? pythonComparison : '');
}
