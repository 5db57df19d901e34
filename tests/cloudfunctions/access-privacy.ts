import { PRIVACY_NOTICE_VERSION } from '../../domain/community/consent'
import type { Walk, WalkContext } from './access-walk'

/** People's own data: each caller's own. Nobody is deleted by the walk: it says that it is not sure. */
export const privacyActions = (at: WalkContext): Walk => ({
  'community.privacy.consent': [
    'self',
    async () => ({ commandId: at.newCommand(), version: PRIVACY_NOTICE_VERSION }),
  ],
  'community.privacy.withdrawConsent': ['self', async () => ({ commandId: at.newCommand() })],
  'community.privacy.exportMine': ['self', async () => ({ commandId: at.newCommand(), part: 'person' })],
  'community.privacy.deleteMine': [
    'self',
    async () => ({ commandId: at.newCommand(), sure: false }),
    'BAD_INPUT',
  ],
})
