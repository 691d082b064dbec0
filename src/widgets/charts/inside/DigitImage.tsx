import { useCallback } from 'react';
import { CanvasFigure, type Draw } from '@/widgets/charts/canvas/CanvasFigure';

export interface DigitImageProps {
  /** values 0…1, row by row; 1 is ink */
  readonly pixels: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** One image as the network gets it: dark ink on light paper in both themes, every pixel visible. */
export function DigitImage({ pixels, width, height, label }: DigitImageProps) {
  const draw = useCallback<Draw>(
    (context, size) => {
      const image = new ImageData(width, height);
      for (let index = 0; index < width * height; index += 1) {
        const shade = 255 - Math.round(255 * Math.min(1, Math.max(0, pixels[index] ?? 0)));
        image.data.set([shade, shade, shade, 255], 4 * index);
      }
      const buffer = document.createElement('canvas');
      buffer.width = width;
      buffer.height = height;
      buffer.getContext('2d')?.putImageData(image, 0, 0);
      context.imageSmoothingEnabled = false;
      context.drawImage(buffer, 0, 0, size.width, size.height);
    },
    [pixels, width, height],
  );
  return <CanvasFigure label={label} draw={draw} aspect={width / height} />;
}
