/** A browser zooms by itself. */
export const phoneScale = (): number => 1
