/** Tells whether two heaps of texts are the same, in whatever order they come, without keeping them. */
export type Fingerprint = {
  add(text: string): void
  equals(other: Fingerprint): boolean
  readonly parts: readonly [count: number, one: number, two: number]
}

/** The sums of two 32-bit hashes of each text (multiply and rotate, after cyrb53, public domain) and their number. */
export function fingerprint(): Fingerprint {
  let [count, one, two] = [0, 0, 0]
  return {
    add: (text) => {
      let a = 0xdeadbeef
      let b = 0x41c6ce57
      for (let n = 0; n < text.length; n++) {
        const unit = text.charCodeAt(n)
        a = Math.imul(a ^ unit, 2654435761)
        b = Math.imul(b ^ unit, 1597334677)
      }
      a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
      b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
      count += 1
      one = (one + a) | 0
      two = (two + b) | 0
    },
    equals: ({ parts }) => parts[0] === count && parts[1] === one && parts[2] === two,
    get parts() {
      return [count, one, two] as const
    },
  }
}
