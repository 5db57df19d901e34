import * as z from 'zod/mini'
import { action, commandId, documentId, instant, refusal } from '../kit'

const stay = z.object({
  communityId: documentId,
  householdId: documentId,
  /** When it ends by itself. */
  until: instant,
})

/** Somebody without a home looks round in a community of their own (decisions/0029). */
export const tryOut = {
  /** Whether the entry is open. */
  entry: action({ who: ['anyone'], writes: false })
    .input(z.object({}))
    .output(z.object({ open: z.boolean() })),
  /** Begins it, or completes and tells again the one that runs: one at a time. */
  begin: action({ who: ['wechat'], writes: true })
    .errors({
      /** The entry is switched off. */
      TRY_OUT_CLOSED: { status: 403, data: refusal },
      /** The trial that this command began has ended; the next one is another command. */
      TRY_OUT_OVER: { status: 410, data: refusal },
      /** As many as there may be today, of this person or of everybody; the sentence says which. */
      TOO_MANY: { status: 429, data: refusal },
    })
    .input(z.object({ commandId }))
    .output(stay),
  /** Takes it away with all that was done in it. Without one it changes nothing. */
  end: action({ who: ['person'], writes: true, beforeConsent: true })
    .input(z.object({ commandId }))
    .output(z.object({ ended: z.literal(true) })),
  /** Opens or closes the entry for everybody; what runs goes on to its end. */
  switchEntry: action({ who: ['admin'], writes: true })
    .input(z.object({ commandId, open: z.boolean() }))
    .output(z.object({ open: z.boolean() })),
}
