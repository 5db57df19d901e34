import { View } from '@tarojs/components'
import { FailureNotice } from '../../ui/failure-notice'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { Button } from '../../ui/button'
import { say } from '../../ui/words'
import { LoginCode } from './login-code'
import { useDeskLogin } from './use-desk-login'
import './desk-login.scss'

const STEPS = ['deskLogin.step1', 'deskLogin.step2', 'deskLogin.step3'] as const

/** Why the code of a moment ago is not there any more. */
const WHY = {
  expired: 'deskLogin.renewed',
  notMine: 'deskLogin.notMine',
  refused: 'deskLogin.refused',
} as const

/** Signing in at a desk: the browser shows a code, the phone scans and confirms it. */
export function DeskLogin() {
  const { code, expiresAt, picture, why, another, failure, retry } = useDeskLogin()
  return (
    <Page>
      <View className="al-desk-login">
        <View className="al-desk-login__how">
          <View className="al-desk-login__title">{say('deskLogin.title')}</View>
          <View>{say('deskLogin.how')}</View>
          {STEPS.map((step, index) => (
            <View key={step} className="al-desk-login__step">
              <View className="al-desk-login__number">{index + 1}</View>
              <View>{say(step)}</View>
            </View>
          ))}
          <View className="al-desk-login__label">{say('deskLogin.staffOnly')}</View>
        </View>
        <View className="al-desk-login__side">
          {why && <Notice tone="warn" title={say(WHY[why])} />}
          {why === 'notMine' ? (
            <Button kind="primary" onPress={another}>
              {say('deskLogin.another')}
            </Button>
          ) : code !== undefined && expiresAt !== undefined ? (
            <LoginCode code={code} expiresAt={expiresAt} {...picture} />
          ) : (
            !failure && <Skeleton of="card" />
          )}
          <FailureNotice
            failure={failure}
            action={
              <Button inline icon="refresh" onPress={retry}>
                {say('common.retry')}
              </Button>
            }
          />
        </View>
      </View>
    </Page>
  )
}
