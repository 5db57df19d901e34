import { randomBytes, randomInt } from 'node:crypto'

/** The clock, randomness and ids enter the functions here and nowhere else (design.md D5). */
export const now = (): number => Date.now()

/** 128 random bits, URL-safe. */
export const newId = (): string => randomBytes(16).toString('base64url')

/** 0 ≤ n < limit. */
export const randomBelow = (limit: number): number => randomInt(limit)

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
