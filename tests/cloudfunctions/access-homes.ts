import { COMMUNITY_ID } from '../support/small-community'
import { community, type Walk, type WalkContext } from './access-walk'

const inputsOf = (at: WalkContext) => {
  const home = async () => ({ householdId: at.small.wangHouseholdId })
  const invite = () =>
    at.cloud.api(at.small.people.wang.openid).community.home.invite({
      commandId: at.newCommand(),
      householdId: at.small.wangHouseholdId,
      relation: 'family',
    })
  /** An invitation that waits; the one before is withdrawn, for only so many may wait. */
  const invitation = async () => {
    const { home: homes } = at.cloud.api(at.small.people.wang.openid).community
    const { householdId } = await home()
    for (const { invitationId } of (await homes.members({ householdId })).invitations)
      await homes.withdrawInvitation({ householdId, invitationId })
    return (await invite()).code
  }
  /** A request that waits, written for one call; its person is whoever asks next. */
  const requestBy = async (personId: string): Promise<{ requestId: string }> => {
    const requestId = `request-${String(at.next())}`
    await at.cloud.database.collection('home_requests').add({
      ...{
        _id: requestId,
        version: 1,
        communityId: COMMUNITY_ID,
        communityName: '',
        personId,
        name: '新住户',
      },
      ...{
        phone: '13700000000',
        place: '1-1-101',
        relation: 'family',
        reason: '住在这里',
        state: 'waiting',
        pending: [],
      },
      askedAt: at.cloud.local.clock.now(),
    })
    return { requestId }
  }
  /** Somebody of 王芳's home, or a household of the community, that one call may end. */
  const guest = async (): Promise<{ householdId: string; personId: string }> => {
    const personId = `p-guest-${String(at.next())}`
    const homes = at.small.people.wangHusband.homes
    await at.cloud.database
      .collection('persons')
      .add({ ...at.small.people.wangHusband, _id: personId, openid: personId, homes })
    return { householdId: at.small.wangHouseholdId, personId }
  }
  const household = async (): Promise<{ communityId: string; householdId: string }> => {
    const householdId = `h-walk-${String(at.next())}`
    await at.cloud.database.collection('households').add({ ...at.small.households[5]!, _id: householdId })
    return { communityId: COMMUNITY_ID, householdId }
  }

  return { home, invite, invitation, requestBy, guest, household }
}

/** Homes and who belongs to them: 王芳's home is what these touch. */
export const homeActions = (at: WalkContext): Walk => {
  const { home, invitation, requestBy, guest, household } = inputsOf(at)
  return {
    'community.home.communities': ['self', async () => ({})],
    'community.home.bindFound': ['self', async () => ({ householdIds: ['h-of-nobody'] }), 'NOT_FOUND'],
    'community.home.findByPhone': ['self', async () => ({ code: 'nobody-tapped' }), 'PHONE_UNAVAILABLE'],
    'community.home.invite': [
      'ticket',
      async () => ({ ...(await home()), commandId: at.newCommand(), relation: 'agent' }),
    ],
    'community.home.withdrawInvitation': [
      'ticket',
      async () => {
        await invitation()
        const { householdId } = await home()
        const { invitations } = await at.cloud
          .api(at.small.people.wang.openid)
          .community.home.members({ householdId })
        return { householdId, invitationId: invitations[0]!.invitationId }
      },
    ],
    'community.home.lookInvitation': ['self', async () => ({ code: await invitation() })],
    'community.home.join': ['self', async () => ({ code: await invitation(), name: '新住户' })],
    'community.home.request': [
      'self',
      async () => ({
        ...{ ...(await community()), commandId: at.newCommand(), name: '新住户', place: '1-1-101' },
        ...{ relation: 'family', reason: '住在这里' },
      }),
      'BAD_INPUT',
    ],
    'community.home.myRequests': ['self', async () => ({})],
    'community.home.withdrawRequest': ['self', () => requestBy('p-nobody'), 'NOT_FOUND'],
    'community.home.requests': ['community', community],
    'community.home.revealRequest': [
      'community',
      async () => ({
        ...{ ...(await community()), ...(await requestBy('p-nobody')), commandId: at.newCommand() },
      }),
    ],
    'community.home.decideRequest': [
      'community',
      async () => ({
        ...{ ...(await community()), ...(await requestBy('p-nobody')) },
        ...{ commandId: at.newCommand(), sentence: '请带证件来前台。' },
      }),
    ],
    'community.home.findPlaces': ['community', async () => ({ ...(await community()), place: '1-1-101' })],
    'community.home.members': ['ticket', home],
    'community.home.remove': ['ticket', guest],
    'community.home.leave': ['ticket', home],
    'community.home.handOver': [
      'community',
      async () => ({ ...(await household()), commandId: at.newCommand(), next: 'vacant' }),
    ],
  }
}
