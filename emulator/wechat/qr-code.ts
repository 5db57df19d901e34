/**
 * QR code (ISO/IEC 18004), byte mode, error correction M, versions 1-10, mask 0: enough for a page with its scene. WeChat's
 * own code is round; this square one carries the same text and can be read by any scanner.
 */
type Version = { ecPerBlock: number; blocks: number[]; align: number[] }

const same = (count: number, size: number): number[] => new Array<number>(count).fill(size)

const VERSIONS: Version[] = [
  { ecPerBlock: 10, blocks: [16], align: [] },
  { ecPerBlock: 16, blocks: [28], align: [6, 18] },
  { ecPerBlock: 26, blocks: [44], align: [6, 22] },
  { ecPerBlock: 18, blocks: same(2, 32), align: [6, 26] },
  { ecPerBlock: 24, blocks: same(2, 43), align: [6, 30] },
  { ecPerBlock: 16, blocks: same(4, 27), align: [6, 34] },
  { ecPerBlock: 18, blocks: same(4, 31), align: [6, 22, 38] },
  { ecPerBlock: 22, blocks: [38, 38, 39, 39], align: [6, 24, 42] },
  { ecPerBlock: 22, blocks: [36, 36, 36, 37, 37], align: [6, 26, 46] },
  { ecPerBlock: 26, blocks: [43, 43, 43, 43, 44], align: [6, 28, 50] },
]

/** Multiplication in GF(2^8) with the polynomial 0x11d. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}

function generator(degree: number): number[] {
  let poly = [1]
  let root = 1
  for (let i = 0; i < degree; i++) {
    const next = [...poly, 0]
    poly.forEach((value, k) => (next[k + 1] = (next[k + 1] ?? 0) ^ times(value, root)))
    poly = next
    root = times(root, 2)
  }
  return poly
}

function errorWords(data: number[], count: number): number[] {
  const divisor = generator(count)
  const rest = [...data, ...same(count, 0)]
  data.forEach((_, i) => {
    const factor = rest[i] ?? 0
    divisor.forEach((value, k) => (rest[i + k] = (rest[i + k] ?? 0) ^ times(value, factor)))
  })
  return rest.slice(data.length)
}

const bitsOf = (value: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => (value >> (count - 1 - i)) & 1)

function dataWords(bytes: Buffer, capacity: number, countBits: number): number[] {
  const bits = [
    ...bitsOf(4, 4),
    ...bitsOf(bytes.length, countBits),
    ...[...bytes].flatMap((byte) => bitsOf(byte, 8)),
  ]
  bits.push(...same(Math.min(4, capacity * 8 - bits.length), 0))
  while (bits.length % 8 !== 0) bits.push(0)
  const words: number[] = []
  for (let i = 0; i < bits.length; i += 8) words.push(Number.parseInt(bits.slice(i, i + 8).join(''), 2))
  for (let pad = 0xec; words.length < capacity; pad ^= 0xfd) words.push(pad)
  return words
}

function interleaved(version: Version, words: number[]): number[] {
  let at = 0
  const data = version.blocks.map((size) => words.slice(at, (at += size)))
  const errors = data.map((block) => errorWords(block, version.ecPerBlock))
  const weave = (blocks: number[][]): number[] =>
    Array.from({ length: Math.max(...blocks.map((block) => block.length)) }, (_, i) =>
      blocks.flatMap((block) => block[i] ?? []),
    ).flat()
  return [...weave(data), ...weave(errors)]
}

/** Remainder of a BCH code, as format and version information use it. */
function remainder(value: number, poly: number, degree: number): number {
  let rest = value << degree
  for (let bit = 31 - Math.clz32(rest); bit >= degree; bit--)
    if ((rest >> bit) & 1) rest ^= poly << (bit - degree)
  return rest
}

class Grid {
  readonly cells: (number | undefined)[][]
  constructor(readonly size: number) {
    this.cells = Array.from({ length: size }, () => new Array<number | undefined>(size).fill(undefined))
  }
  get(row: number, column: number): number | undefined {
    return this.cells[row]?.[column]
  }
  set(row: number, column: number, value: number): void {
    const line = this.cells[row]
    if (line && column >= 0 && column < this.size) line[column] = value
  }
  /** Concentric square around a centre; `dark` by distance. */
  square(row: number, column: number, radius: number, dark: (distance: number) => boolean): void {
    for (let y = -radius; y <= radius; y++) {
      for (let x = -radius; x <= radius; x++) {
        this.set(row + y, column + x, dark(Math.max(Math.abs(x), Math.abs(y))) ? 1 : 0)
      }
    }
  }
}

function drawPatterns(grid: Grid, number: number, { align }: Version): void {
  const { size } = grid
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    grid.square(row, column, 4, (d) => d !== 2 && d !== 4)
  for (const row of align) {
    for (const column of align)
      if (grid.get(row, column) === undefined) grid.square(row, column, 2, (d) => d !== 1)
  }
  for (let i = 8; i < size - 8; i++) {
    grid.set(6, i, (i + 1) % 2)
    grid.set(i, 6, (i + 1) % 2)
  }
  // Format: level M is 00, mask 0 is 000; so the five data bits are zero and only the fixed mask remains.
  const format = 0x5412
  for (let i = 0; i < 15; i++) {
    const bit = (format >> i) & 1
    grid.set(i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, 8, bit)
    grid.set(8, i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, bit)
  }
  grid.set(size - 8, 8, 1)
  if (number < 7) return
  const info = (number << 12) | remainder(number, 0x1f25, 12)
  for (let i = 0; i < 18; i++) {
    const [far, near] = [size - 11 + (i % 3), Math.floor(i / 3)]
    grid.set(far, near, (info >> i) & 1)
    grid.set(near, far, (info >> i) & 1)
  }
}

function drawData(grid: Grid, words: number[]): void {
  const bits = words.flatMap((word) => bitsOf(word, 8))
  let at = 0
  for (let right = grid.size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    const upward = ((right + 1) & 2) === 0
    for (let step = 0; step < grid.size; step++) {
      const row = upward ? grid.size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (grid.get(row, column) !== undefined) continue
        grid.set(row, column, (bits[at++] ?? 0) ^ ((row + column + 1) % 2))
      }
    }
  }
}

/** Rows of 0 (light) and 1 (dark); undefined when the text is longer than 213 bytes. */
export function qrMatrix(text: string): number[][] | undefined {
  const bytes = Buffer.from(text)
  for (const [i, version] of VERSIONS.entries()) {
    const capacity = version.blocks.reduce((sum, size) => sum + size, 0)
    const countBits = i + 1 < 10 ? 8 : 16
    if (bytes.length * 8 + 4 + countBits > capacity * 8) continue
    const grid = new Grid(21 + 4 * i)
    drawPatterns(grid, i + 1, version)
    drawData(grid, interleaved(version, dataWords(bytes, capacity, countBits)))
    return grid.cells.map((row) => row.map((cell) => cell ?? 0))
  }
  return undefined
}
