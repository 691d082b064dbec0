/**
 * How a thread learns that a read has arrived. A fence is asked every millisecond: the graphics process, which also draws the
 * page, is never held up, but the device stands idle for two or three milliseconds after every burst. Where Chromium renders
 * in SwiftShader it draws pages elsewhere, and the thread may simply wait: with ten layers a burst takes a fifth less time.
 */
export type ReadWait = 'fence' | 'block';

export const readWait = (renderer: string): ReadWait => (/swiftshader/i.test(renderer) ? 'block' : 'fence');
