/** What the benchmark uses of ConvNetJS, which has no types of its own. */
declare module 'convnetjs' {
  class Vol {
    constructor(width: number, height: number, depth: number, fill: number);
    readonly w: Float64Array;
  }
  class Net {
    makeLayers(layers: readonly Record<string, unknown>[]): void;
  }
  class Trainer {
    constructor(net: Net, options: { readonly method: 'adagrad' | 'adadelta'; readonly learning_rate: number; readonly batch_size: number });
    train(sample: Vol, label: number): unknown;
  }
  const convnetjs: { readonly Vol: typeof Vol; readonly Net: typeof Net; readonly Trainer: typeof Trainer };
  export default convnetjs;
}
