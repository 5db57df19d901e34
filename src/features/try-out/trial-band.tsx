import { View } from '@tarojs/components'
import { aria } from '../../ui/aria'
import { Button } from '../../ui/button'
import { Confirm } from '../../ui/confirm'
import { FailureNotice } from '../../ui/failure-notice'
import { dayTime } from '../../ui/format'
import { say } from '../../ui/words'
import { useTrialEnd } from './use-try-out'
import './try-out.scss'

/** On every page while somebody looks round: that this is no real community, until when, and the way out. */
export function TrialBand() {
  const { trial, asking, ask, stay, end, busy, failure } = useTrialEnd()
  if (!trial) return null
  return (
    <>
      <View className="al-trial" {...aria({ role: 'status' })}>
        <View className="al-trial__words">
          {say('tryOut.band', { when: dayTime(trial.until, trial.now) })}
        </View>
        <Button inline kind="quiet" onPress={ask}>
          {say('tryOut.end')}
        </Button>
      </View>
      <Confirm
        open={asking}
        danger
        title={say('tryOut.end.ask')}
        text={say('tryOut.end.text')}
        confirmWord={say('tryOut.end')}
        cancelWord={say('tryOut.end.stay')}
        loading={busy}
        onConfirm={end}
        onCancel={stay}
      >
        <FailureNotice failure={failure} />
      </Confirm>
    </>
  )
}
