import type { ReactNode } from 'react'
import { answerConsent, pageAsksConsent } from '../../api/consent-gate'
import { back } from '../../platform/navigate'
import { useInSight } from '../../platform/page-events'
import { call } from '../../platform/phone'
import { Button } from '../../ui/button'
import { FailureNotice } from '../../ui/failure-notice'
import { unbroken } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { PrivacyNotice } from '../../ui/privacy-notice'
import { say } from '../../ui/words'
import { usePrivacyConsent } from './use-privacy-consent'

type Asking = ReturnType<typeof usePrivacyConsent>

export function Buttons({ asking, onLater }: { asking: Asking; onLater?: () => void }) {
  return (
    <>
      <FailureNotice failure={asking.failure} />
      <Button kind="primary" large loading={asking.busy} onPress={asking.agree}>
        {say('notice.agree')}
      </Button>
      {onLater && (
        <Button kind="quiet" onPress={onLater}>
          {say('notice.later')}
        </Button>
      )}
    </>
  )
}

/** Nobody in need waits for a form: the duty phone stands first. */
export function Asked({ dutyPhone }: Asking) {
  return (
    <>
      <Notice
        tone="info"
        title={say('notice.ask.title')}
        {...(dutyPhone !== '' && {
          action: (
            <Button icon="phone" onPress={() => call(dutyPhone)}>
              {say('notice.call', { number: unbroken(dutyPhone) })}
            </Button>
          ),
        })}
      >
        {say('notice.ask.refuse')}
      </Notice>
      <PrivacyNotice />
    </>
  )
}

/** The question as a page of its own. What the server refused meanwhile waits for the same answer. */
function Question({ asking }: { asking: Asking }) {
  useInSight(pageAsksConsent)
  const later = (): void => {
    answerConsent(false)
    void back()
  }
  return (
    <Page title={say('notice.title')} action={<Buttons asking={asking} onLater={later} />}>
      <Asked {...asking} />
    </Page>
  )
}

/**
 * Asks once per version of the notice, before what needs it: a report, the first home (PIPL 13, 14). What WeChat asks
 * by itself before its own functions (phone number, photos) comes on top of it (wechat.md §4.2).
 */
export function ConsentFirst({ children }: { children: ReactNode }) {
  const asking = usePrivacyConsent(() => answerConsent(true))
  return asking.missing ? <Question asking={asking} /> : <>{children}</>
}
