import { View } from '@tarojs/components'
import { FailureNotice } from '../../ui/failure-notice'
import { length } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Skeleton } from '../../ui/skeleton'
import { Button } from '../../ui/button'
import { say } from '../../ui/words'
import { useDeskLogin } from './use-desk-login'
import './desk-login.scss'

const STEPS = ['deskLogin.step1', 'deskLogin.step2', 'deskLogin.step3'] as const

/** Three and three: people read a code aloud or type it in two looks. */
const parted = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** A code lives five minutes. Rounded to the nearest one, and never more however wrong this computer's clock is. */
const leftOf = (expiresAt: number, now: number): string =>
  length(Math.min(5 * 60_000, expiresAt - now) - 30_000)

type CodeProps = { code: string; expiresAt: number; now: number }

function Code({ code, expiresAt, now }: CodeProps) {
  return (
    <View className="al-desk-login__code">
      <View className="al-desk-login__label">{say('deskLogin.code')}</View>
      <View className="al-desk-login__digits">{parted(code)}</View>
      <View className="al-desk-login__label">{say('deskLogin.waiting')}</View>
      <View className="al-desk-login__label">{say('deskLogin.left', { left: leftOf(expiresAt, now) })}</View>
    </View>
  )
}

/** Signing in at a desk: the browser shows a code, the phone confirms it. */
export function DeskLogin() {
  const { code, expiresAt, why, now, failure, retry } = useDeskLogin()
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
          {why && (
            <Notice tone="warn" title={say(why === 'expired' ? 'deskLogin.renewed' : 'deskLogin.refused')} />
          )}
          {code !== undefined && expiresAt !== undefined ? (
            <Code code={code} expiresAt={expiresAt} now={now} />
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
