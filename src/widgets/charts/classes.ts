import './classes.css';

/** Colours and shapes of data classes, apart from those of lanes: a point's shape says its class without colour. */

/** Custom properties of classes.css, for canvas. */
export const classTokens = Array.from({ length: 10 }, (_, index) => `--class-${index + 1}`);

const size = (rem: number): number => rem * 0.15;

/** Adds one data point to the context's path: filled disc, ring, triangle, square, cross … by class. */
export function drawClassPoint(context: CanvasRenderingContext2D, label: number, x: number, y: number, rem: number): void {
  const r = size(rem);
  context.beginPath();
  switch (label % 4) {
    case 0:
      context.arc(x, y, r, 0, 2 * Math.PI);
      return context.fill();
    case 1:
      context.rect(x - r, y - r, 2 * r, 2 * r);
      return context.stroke();
    case 2:
      context.moveTo(x, y - 1.3 * r);
      context.lineTo(x + 1.2 * r, y + r);
      context.lineTo(x - 1.2 * r, y + r);
      context.closePath();
      return context.fill();
    default:
      context.moveTo(x - r, y - r);
      context.lineTo(x + r, y + r);
      context.moveTo(x + r, y - r);
      context.lineTo(x - r, y + r);
      return context.stroke();
  }
}
