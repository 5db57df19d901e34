import { useEffect } from 'react'
import { PRIVACY_NOTICE_VERSION } from '../../../domain/community/consent'
import { answerConsent, canAskConsent, useAskedConsent } from '../../api/consent-gate'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Sheet } from '../../ui/sheet'
import { say } from '../../ui/words'
import { Asked, Buttons } from './consent-first'
import { usePrivacyConsent } from './use-privacy-consent'

const later = (): void => answerConsent(false)

/** A newer notice than this copy of the app holds cannot be read in it, so it cannot be agreed to in it. */
function Outdated() {
  return (
    <Sheet
      open
      title={say('notice.title')}
      onClose={later}
      action={
        <Button kind="primary" large onPress={later}>
          {say('notice.newer.ok')}
        </Button>
      }
    >
      <Notice tone="warn" title={say('notice.newer.title')}>
        {say('notice.newer.todo')}
      </Notice>
    </Sheet>
  )
}

function Question() {
  const asking = usePrivacyConsent(() => answerConsent(true))
  return (
    <Sheet
      open
      title={say('notice.title')}
      onClose={later}
      action={<Buttons asking={asking} onLater={later} />}
    >
      <Asked {...asking} />
    </Sheet>
  )
}

/** Lies over whichever page is in front when the server waits for the agreement, and lets what waited go on. */
export function ConsentSheet() {
  const version = useAskedConsent()
  useEffect(canAskConsent, [])
  if (version === undefined) return null
  return version === PRIVACY_NOTICE_VERSION ? <Question /> : <Outdated />
}
