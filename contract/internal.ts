import * as z from 'zod/mini'
import { OUTBOXES } from '../domain/notice/notice'
import { action, documentId } from './kit'

/**
 * Actions between our own functions. They are a contract of their own, carry an HMAC over action, input and time, and
 * are refused without it (design.md D1); the app never imports this file.
 */
export const internalContract = {
  files: {
    /** Works on a job until it is done or the time of one call is up. */
    work: action({ who: ['function'], writes: true })
      .input(z.object({ jobId: documentId }))
      .output(z.object({ worked: z.boolean() })),
  },
  ticket: {
    /** Gives the open jobs of somebody who left a community's staff back to dispatch. */
    release: action({ who: ['function'], writes: true })
      .input(z.object({ communityId: documentId, personId: documentId }))
      .output(z.object({ released: z.int() })),
    /** Gives the open jobs of a contractor firm that serves no more back to dispatch. */
    releaseFirm: action({ who: ['function'], writes: true })
      .input(z.object({ communityId: documentId, firmId: documentId }))
      .output(z.object({ released: z.int() })),
    /** What the visitor of a trial finds there, once. Whoever asks wakes `notify` when the visitor is there. */
    samples: action({ who: ['function'], writes: true })
      .input(z.object({ communityId: documentId }))
      .output(z.object({ ticketIds: z.array(documentId) })),
  },
  notify: {
    /** Hands over what must follow from one document: its `pending` entries become deliveries and inbox lines. */
    wake: action({ who: ['function'], writes: true })
      .input(z.object({ collection: z.enum(OUTBOXES), id: documentId }))
      .output(z.object({ handedOver: z.int() })),
    /** Whether every message template is there on at least one channel; only this function has them. */
    templates: action({ who: ['function'], writes: false })
      .input(z.object({}))
      .output(z.object({ configured: z.boolean() })),
  },
}
