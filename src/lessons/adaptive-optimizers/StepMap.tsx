import { useCallback, type PointerEvent } from 'react';
import { CanvasFigure, type Draw, type StepSizes } from '@/lesson-kit';
import styles from './Picture.module.css';
import { parsePalette, stepColour, type StepPalette, type StepScale } from './stepColours';

/** A weight of the layer: from this input to this unit. */
export interface Weight {
  readonly input: number;
  readonly unit: number;
}

export interface StepMapProps {
  readonly sizes: StepSizes;
  readonly scale: StepScale;
  readonly palette: StepPalette;
  readonly weight: Weight;
  readonly frame: string;
  readonly onWeight: (weight: Weight) => void;
  /** the picture in words */
  readonly label: string;
}

/** One layer of one lane: a row for each input, a column for each unit. */
export function StepMap({ sizes, scale, palette, weight, frame, onWeight, label }: StepMapProps) {
  const { inputs, units } = sizes;
  const values = sizes[scale.quantity];
  const draw = useCallback<Draw>(
    (context, { width, height, rem }) => {
      const colours = parsePalette(palette);
      const image = new ImageData(units, inputs);
      values.forEach((value, cell) => image.data.set([...stepColour(value, scale, colours), 255], 4 * cell));
      const buffer = document.createElement('canvas');
      buffer.width = units;
      buffer.height = inputs;
      buffer.getContext('2d')?.putImageData(image, 0, 0);
      context.imageSmoothingEnabled = false;
      context.drawImage(buffer, 0, 0, width, height);
      context.lineWidth = rem * 0.12;
      context.strokeStyle = frame;
      context.strokeRect((weight.unit / units) * width, (weight.input / inputs) * height, width / units, height / inputs);
    },
    [values, units, inputs, scale, palette, weight, frame],
  );
  const pick = (event: PointerEvent<HTMLDivElement>): void => {
    const area = event.currentTarget.getBoundingClientRect();
    const at = (share: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    onWeight({ input: at((event.clientY - area.top) / area.height, inputs), unit: at((event.clientX - area.left) / area.width, units) });
  };
  return (
    <div className={styles.map} onPointerDown={pick}>
      {/* Layers with two inputs would be a thread: cells are stretched instead. */}
      <CanvasFigure aspect={Math.min(2.5, Math.max(0.8, units / inputs))} draw={draw} label={label} />
    </div>
  );
}
