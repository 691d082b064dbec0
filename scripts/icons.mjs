// Draws the icons of the installed application from public/favicon.svg; run it after a change of that drawing.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { root } from './lib/binary.mjs';
import { ensureBrowser } from './lib/browser.mjs';

const drawing = readFileSync(join(root, 'public/favicon.svg'), 'utf8');
const folder = join(root, 'public/icons');

/** A platform that cuts its own shape wants colour up to the edge and the drawing inside a circle of 80 %. */
const fullBleed = drawing.replace('rx="7" ', '').replace('viewBox="0 0 32 32"', 'viewBox="-5 -5 42 42"').replace('<rect width="32" height="32"', '<rect x="-5" y="-5" width="42" height="42"');
const square = drawing.replace('rx="7" ', '');

const icons = [
  { name: 'icon-192.png', size: 192, svg: drawing },
  { name: 'icon-512.png', size: 512, svg: drawing },
  { name: 'maskable-512.png', size: 512, svg: fullBleed },
  // iOS rounds the corners itself and puts black behind what is transparent.
  { name: 'apple-touch-icon.png', size: 180, svg: square },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: ensureBrowser() });
const page = await browser.newPage();
for (const { name, size, svg } of icons) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
  console.log(`public/icons/${name}: ${size} × ${size}`);
}
await browser.close();
