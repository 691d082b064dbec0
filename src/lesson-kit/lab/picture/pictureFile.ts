import { saveBlob } from '@/lesson-kit/lab/handOver';
import { buildChartPicture, type ChartPicture } from '@/widgets/charts/curves/picture/buildChartPicture';
import { rasterise } from './rasterise';

export type PictureFormat = 'png' | 'svg';

/** Offers a picture of charts as a download; rejects where the browser cannot draw it. */
export async function savePicture(name: string, format: PictureFormat, picture: ChartPicture): Promise<string> {
  const svg = buildChartPicture(picture);
  const file = `${name}.${format}`;
  saveBlob(file, format === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await rasterise(svg));
  return file;
}
