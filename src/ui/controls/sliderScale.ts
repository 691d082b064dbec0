/** How a value maps to the whole-number positions of a range input. */
export interface SliderScale {
  readonly positions: number;
  toPosition(value: number): number;
  toValue(position: number): number;
}

export interface SliderScaleOptions {
  readonly min: number;
  readonly max: number;
  readonly scale?: 'linear' | 'log' | undefined;
  readonly step?: number | undefined;
  readonly integer?: boolean | undefined;
}

/** 12 % a position: two significant digits tell all positions apart. */
const positionsPerDecade = 20;

/** A value without the noise of binary arithmetic: 0.1 + 0.2 is shown and stored as 0.3. */
const tidy = (value: number, digits: number): number => Number(value.toPrecision(digits));
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function logScale(min: number, max: number, integer: boolean): SliderScale {
  const decades = Math.log10(max / min);
  const positions = Math.max(1, Math.round(decades * positionsPerDecade));
  return {
    positions,
    toPosition: (value) => clamp(Math.round((Math.log10(value / min) / decades) * positions), 0, positions),
    toValue(position) {
      if (position <= 0) return min;
      if (position >= positions) return max;
      const value = tidy(min * 10 ** ((position / positions) * decades), 2);
      return clamp(integer ? Math.round(value) : value, min, max);
    },
  };
}

function linearScale(min: number, max: number, step: number): SliderScale {
  const positions = Math.max(1, Math.round((max - min) / step));
  return {
    positions,
    toPosition: (value) => clamp(Math.round((value - min) / step), 0, positions),
    toValue: (position) => (position >= positions ? max : clamp(tidy(min + position * step, 12), min, max)),
  };
}

/** A logarithmic scale needs a positive range; anything else is linear. */
export function buildSliderScale({ min, max, scale = 'linear', step, integer = false }: SliderScaleOptions): SliderScale {
  if (scale === 'log' && min > 0 && max > min) return logScale(min, max, integer);
  return linearScale(min, max, step ?? (integer ? 1 : (max - min) / 100));
}
