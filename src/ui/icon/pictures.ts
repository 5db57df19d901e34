/** Where a picture takes its colours from; each theme is drawn once. */
export const PICTURE_COLORS = {
  light: { soft: '#DDEBE7', line: '#0F766E', paper: '#FFFFFF', faint: '#B9CBC5', warm: '#B45309' },
  dark: { soft: '#1B2C28', line: '#2DD4BF', paper: '#17201D', faint: '#3D4F49', warm: '#F5A524' },
} as const

type Colors = Record<keyof (typeof PICTURE_COLORS)['light'], string>

const ground = (c: Colors): string =>
  `<ellipse cx='80' cy='104' rx='62' ry='7' fill='${c.soft}'/><circle cx='80' cy='56' r='46' fill='${c.soft}'/>`

const stroke = (c: Colors): string =>
  `stroke='${c.line}' stroke-width='2.5' stroke-linecap='round' stroke-linejoin='round'`

const sheetOfPaper = (c: Colors): string =>
  `<path d='M52 26h42l14 14v62H52Z' fill='${c.paper}' ${stroke(c)}/><path d='M94 26v14h14' fill='none' ${stroke(c)}/>`

/** Drawings of empty and failed states, 160 × 120. */
export const PICTURES: Record<string, (c: Colors) => string> = {
  tickets: (c) =>
    `${ground(c)}${sheetOfPaper(c)}<path d='M64 56h32M64 68h32M64 80h18' fill='none' stroke='${c.faint}' stroke-width='4' stroke-linecap='round'/>` +
    `<path d='m96 88 8 8 16-19' fill='none' stroke='${c.warm}' stroke-width='3.5' stroke-linecap='round' stroke-linejoin='round'/>`,
  inbox: (c) =>
    `${ground(c)}<path d='M40 46 80 22l40 24v52H40Z' fill='${c.paper}' ${stroke(c)}/>` +
    `<path d='m40 48 40 28 40-28M40 98l28-28M120 98 92 70' fill='none' ${stroke(c)}/>`,
  home: (c) =>
    `${ground(c)}<path d='M44 100V56l36-30 36 30v44Z' fill='${c.paper}' ${stroke(c)}/><path d='M70 100V74h20v26' fill='${c.soft}' ${stroke(c)}/>` +
    `<path d='M56 66h9v9h-9ZM95 66h9v9h-9Z' fill='${c.faint}'/><path d='M36 60 80 22l44 38' fill='none' ${stroke(c)}/>`,
  search: (c) =>
    `${ground(c)}<circle cx='74' cy='56' r='27' fill='${c.paper}' ${stroke(c)}/><path d='m94 76 20 20' fill='none' stroke='${c.line}' stroke-width='7' stroke-linecap='round'/>` +
    `<path d='M64 52a11 11 0 0 1 11-9' fill='none' stroke='${c.faint}' stroke-width='4' stroke-linecap='round'/>`,
  done: (c) =>
    `${ground(c)}<circle cx='80' cy='58' r='32' fill='${c.paper}' ${stroke(c)}/><path d='m65 59 11 11 20-23' fill='none' stroke='${c.line}' stroke-width='5' stroke-linecap='round' stroke-linejoin='round'/>` +
    `<path d='M34 34v10M29 39h10M124 26v10M119 31h10' stroke='${c.warm}' stroke-width='2.5' stroke-linecap='round'/>`,
  error: (c) =>
    `${ground(c)}<path d='M42 84a20 20 0 0 1 4-39.5 28 28 0 0 1 53-4.5 22 22 0 0 1 19 44Z' fill='${c.paper}' ${stroke(c)}/>` +
    `<path d='M80 50v18' stroke='${c.warm}' stroke-width='4.5' stroke-linecap='round'/><circle cx='80' cy='76.5' r='2.7' fill='${c.warm}'/>`,
}
