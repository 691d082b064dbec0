import type { Contestant } from './contestant';
import { makeData, models, type ModelName } from './models';
import { randomNormal, streamKey } from '@/lib/random';

/**
 * Backpropagation as TensorFlow Playground describes it, written down anew: an object for every node and every link, one
 * sample at a time, derivatives added up in the links and applied after a batch. Tanh everywhere, square loss, SGD.
 */
class Link {
  derivative = 0;
  count = 0;
  readonly source: Node;
  readonly target: Node;
  weight: number;

  constructor(source: Node, target: Node, weight: number) {
    this.source = source;
    this.target = target;
    this.weight = weight;
  }
}

class Node {
  bias = 0.1;
  output = 0;
  totalInput = 0;
  outputDerivative = 0;
  inputDerivative = 0;
  biasDerivative = 0;
  count = 0;
  readonly inputs: Link[] = [];
  readonly outputs: Link[] = [];

  update(): void {
    this.totalInput = this.bias;
    for (const link of this.inputs) this.totalInput += link.weight * link.source.output;
    this.output = Math.tanh(this.totalInput);
  }
}

class Network {
  readonly layers: readonly (readonly Node[])[];

  constructor(widths: readonly number[]) {
    const key = streamKey(1, 'init', 0);
    let draws = 0;
    this.layers = widths.map((width) => Array.from({ length: width }, () => new Node()));
    this.layers.slice(1).forEach((layer, index) => {
      for (const target of layer) {
        for (const source of this.layers[index]!) {
          const link = new Link(source, target, randomNormal(key, (draws += 1)) / Math.sqrt(widths[index]!));
          target.inputs.push(link);
          source.outputs.push(link);
        }
      }
    });
  }

  forward(inputs: Float32Array, first: number): void {
    this.layers[0]!.forEach((node, index) => { node.output = inputs[first + index]!; });
    for (let index = 1; index < this.layers.length; index += 1) for (const node of this.layers[index]!) node.update();
  }

  backward(target: number): void {
    const output = this.layers.at(-1)![0]!;
    output.outputDerivative = output.output - target;
    for (let index = this.layers.length - 1; index >= 1; index -= 1) {
      for (const node of this.layers[index]!) {
        node.inputDerivative = node.outputDerivative * (1 - node.output * node.output);
        node.biasDerivative += node.inputDerivative;
        node.count += 1;
        for (const link of node.inputs) {
          link.derivative += node.inputDerivative * link.source.output;
          link.count += 1;
        }
      }
      if (index === 1) continue;
      for (const node of this.layers[index - 1]!) {
        node.outputDerivative = 0;
        for (const link of node.outputs) node.outputDerivative += link.weight * link.target.inputDerivative;
      }
    }
  }

  update(learningRate: number): void {
    for (let index = 1; index < this.layers.length; index += 1) {
      for (const node of this.layers[index]!) {
        node.bias -= (learningRate * node.biasDerivative) / node.count;
        node.biasDerivative = 0;
        node.count = 0;
        for (const link of node.inputs) {
          link.weight -= (learningRate * link.derivative) / link.count;
          link.derivative = 0;
          link.count = 0;
        }
      }
    }
  }
}

export function createNodesAndLinks(name: ModelName): Contestant {
  const { inputShape, layers, samples, batchSize, optimizer: { learningRate } } = models[name];
  const network = new Network([inputShape[0]!, ...layers.flatMap((layer) => (layer.kind === 'dense' ? [layer.units] : []))]);
  const { inputs, targets } = makeData(models[name]).train;
  let next = 0;
  return {
    train(steps) {
      for (let step = 0; step < steps; step += 1) {
        for (let row = 0; row < batchSize; row += 1) {
          network.forward(inputs, next * inputShape[0]!);
          network.backward(2 * targets[next]! - 1);
          next = (next + 1) % samples;
        }
        network.update(learningRate);
      }
      return Promise.resolve(steps);
    },
    // Plain memory.
    dispose() {},
  };
}
