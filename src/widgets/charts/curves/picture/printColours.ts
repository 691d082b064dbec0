/** The light theme's colours for pictures that leave the page, where no custom property reaches. A test holds them to tokens.css. */
export const printColours = { surface: '#ffffff', text: '#1a1c20', muted: '#565b65', line: '#e3e5e8', lineStrong: '#868c97' } as const;

const lanes = ['#0072b2', '#d55e00', '#00835f', '#b5588c', '#b27a00', '#2a8fc9', '#857b00', '#2b2e33'] as const;

export const printLaneColour = (lane: number): string => lanes[lane % lanes.length] ?? lanes[0];
