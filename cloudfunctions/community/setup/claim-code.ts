import { createHash, timingSafeEqual } from 'node:crypto'
import { optionalSetting } from '../../_kit/config'

/** A code that could be guessed is none. */
const LEAST = 12

/** As people type it: capitals or not, with or without the hyphens between its groups. */
const bare = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

const digestOf = (code: string): Buffer => createHash('sha256').update(bare(code)).digest()

/** Whether an installation can be claimed at all: the command that started or deployed it made a code. */
export const hasClaimCode = (): boolean => bare(optionalSetting('ANLIN_CLAIM_CODE') ?? '').length >= LEAST

/** Compared in constant time. */
export const isClaimCode = (typed: string): boolean =>
  hasClaimCode() && timingSafeEqual(digestOf(typed), digestOf(optionalSetting('ANLIN_CLAIM_CODE') ?? ''))
