import { community, type Walk, type WalkContext } from './access-walk'

/** Here everybody has their community already: whoever is let through to claim is told that it is taken. */
export const setupActions = ({ newCommand }: WalkContext): Walk => {
  const place = { communityName: '安邻二期', dutyPhone: '010-60002000' }
  return {
    'community.setup.claim': [
      'self',
      async () => ({ ...place, commandId: newCommand(), code: 'K7MP-2WQX-9RTB', name: '杨柳' }),
      'CLAIM_OVER',
    ],
    'community.setup.addCommunity': ['self', async () => ({ ...place, commandId: newCommand() })],
    'community.tryOut.entry': ['self', async () => ({})],
    'community.tryOut.begin': ['self', async () => ({ commandId: newCommand() }), 'TRY_OUT_CLOSED'],
    'community.tryOut.end': ['self', async () => ({ commandId: newCommand() })],
    'community.tryOut.switchEntry': ['self', async () => ({ commandId: newCommand(), open: false })],
    'community.setup.state': ['community', community],
    'community.setup.finish': [
      'community',
      async () => ({ ...(await community()), commandId: newCommand() }),
    ],
  }
}
