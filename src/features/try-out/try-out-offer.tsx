import { View } from '@tarojs/components'
import { Button } from '../../ui/button'
import { Card, Section } from '../../ui/card'
import { FailureNotice } from '../../ui/failure-notice'
import { say } from '../../ui/words'
import { useTryOut } from './use-try-out'

/** For somebody without a home, while the entry is open (decisions/0029). */
export function TryOutOffer() {
  const { open, begin, busy, failure } = useTryOut()
  if (!open) return null
  return (
    <Section title={say('tryOut.offer')}>
      <Card>
        <View>{say('tryOut.offer.text')}</View>
        <Button icon="idea" loading={busy} onPress={begin}>
          {say('tryOut.begin')}
        </Button>
        <FailureNotice failure={failure} />
      </Card>
    </Section>
  )
}
