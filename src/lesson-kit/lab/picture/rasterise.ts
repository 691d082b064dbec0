/** Print and slides want twice the pixels of a screen. */
const scale = 2;

const sizeOf = (svg: string): { readonly width: number; readonly height: number } => {
  const [, width = '0', height = '0'] = / width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
};

/** An SVG document as a PNG, drawn by the browser; rejects where it cannot. */
export async function rasterise(svg: string): Promise<Blob> {
  const { width, height } = sizeOf(svg);
  const image = new Image(width, height);
  // An address that holds the whole picture: nothing is fetched, and the canvas may be read back.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2-D canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))), 'image/png'));
}
