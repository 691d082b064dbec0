/**
 * The flags every browser test and benchmark shares.
 *
 * Nothing more: forcing ANGLE onto SwiftShader would also move the page's own drawing there, and charts would then
 * compete with the network for the same software renderer. On a machine with a GPU these flags leave it in use.
 */
export const chromiumFlags = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
