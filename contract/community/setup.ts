import * as z from 'zod/mini'
import { SETUP_CHECKS } from '../../domain/community/setup'
import { DEPARTMENTS } from '../../domain/kernel/department'
import { action, commandId, documentId, instant, phoneNumber, refusal, words } from '../kit'

const place = z.object({ communityId: documentId, communityName: z.string() })
const communityId = documentId

/** From an empty installation to a community that can take reports. */
export const setup = {
  /**
   * The first administrator takes an installation that nobody has, with the code that the start or deploy command
   * printed; makes the first community. Whoever has it is told the same again; for everybody else the code is dead.
   */
  claim: action({ who: ['wechat'], writes: true })
    .errors({
      /** Somebody has it already, or no code is set: the sentence says which. */
      CLAIM_OVER: { status: 410, data: refusal },
      /** The code is another one. */
      CLAIM_CODE: { status: 403, data: refusal },
      /** Ten wrong codes within five minutes. */
      TOO_MANY_TRIES: { status: 429, data: refusal },
    })
    .input(
      z.object({
        commandId,
        code: words(60),
        name: words(30),
        communityName: words(30),
        dutyPhone: phoneNumber,
      }),
    )
    .output(place),
  /** A further community of the same company; its founder is administrator there, too. */
  addCommunity: action({ who: ['admin'], writes: true })
    .input(z.object({ commandId, communityName: words(30), dutyPhone: phoneNumber }))
    .output(place),
  /** What is there and what is missing, worked out anew each time: nothing has to be ticked off by hand. */
  state: action({ who: ['manager', 'admin'], writes: false })
    .input(z.object({ communityId }))
    .output(
      z.object({
        communityName: z.string(),
        dutyPhone: z.string(),
        policyVersion: z.int(),
        units: z.int(),
        departments: z.array(
          z.object({
            department: z.enum(DEPARTMENTS),
            members: z.int(),
            lead: z.optional(z.string()),
            onDuty: z.int(),
          }),
        ),
        invited: z.int(),
        missing: z.array(z.enum(SETUP_CHECKS)),
        finishedAt: z.optional(instant),
        now: instant,
      }),
    ),
  /** The administrator says that the community is ready; whatever is missing can be added later. */
  finish: action({ who: ['admin'], writes: true })
    .input(z.object({ commandId, communityId }))
    .output(z.object({ finishedAt: instant })),
}
