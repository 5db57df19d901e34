import { useQueryClient } from '@tanstack/react-query'
import type { WhoAmI } from '../../../contract/community/me'
import { PRIVACY_NOTICE_VERSION } from '../../../domain/community/consent'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import { useCommand, type WithId } from '../../api/use-command'
import { useMe } from '../../api/use-me'

/** Whether the notice in force was agreed to, and agreeing. */
export function usePrivacyConsent(onAgreed?: () => void) {
  const { who, home } = useMe()
  const client = useQueryClient()
  const command = useCommand(
    ({ commandId }: WithId<object>) =>
      api.community.privacy.consent({ commandId, version: PRIVACY_NOTICE_VERSION }),
    {
      onDone: (consent) => {
        client.setQueryData<WhoAmI>(keys.me, (known) => known && { ...known, consent })
        // Also what was refused for want of it.
        void client.invalidateQueries()
        onAgreed?.()
      },
    },
  )
  return {
    // Unknown while loading or without a line: what is behind says so itself.
    missing: who !== undefined && who.consent?.version !== PRIVACY_NOTICE_VERSION,
    dutyPhone: home?.dutyPhone ?? '',
    agree: () => void command.run({}),
    busy: command.busy,
    failure: command.failure,
  }
}
