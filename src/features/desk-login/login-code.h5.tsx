import { View } from '@tarojs/components'
import { Skeleton } from '../../ui/skeleton'
import { say } from '../../ui/words'
import { useCountdown } from './use-countdown'

/** A code lives five minutes, however wrong this computer's clock is. */
const LIFE_SECONDS = 5 * 60

/** Three and three: people read a code aloud or type it in two looks. */
const parted = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

const minutes = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

function Left({ expiresAt }: { expiresAt: number }) {
  const seconds = Math.min(LIFE_SECONDS, useCountdown(expiresAt))
  return (
    <View className="al-desk-login__label">
      {seconds > 0 ? say('deskLogin.left', { left: minutes(seconds) }) : say('deskLogin.renewing')}
    </View>
  )
}

type PictureProps = { picture: string | undefined; missing: boolean }

function Picture({ picture, missing }: PictureProps) {
  if (missing) return <View className="al-desk-login__label">{say('deskLogin.noPicture')}</View>
  return (
    <View className="al-desk-login__scan">
      <View className="al-desk-login__picture">
        {picture === undefined ? (
          <Skeleton of="card" />
        ) : (
          <img src={picture} alt={say('deskLogin.picture')} />
        )}
      </View>
      <View className="al-desk-login__strong">{say('deskLogin.scan')}</View>
    </View>
  )
}

export type LoginCodeProps = PictureProps & { code: string; expiresAt: number }

/** The picture to scan, and the digits for whoever cannot. */
export function LoginCode({ code, expiresAt, ...picture }: LoginCodeProps) {
  return (
    <View className="al-desk-login__code">
      <View className="al-desk-login__ways">
        <Picture {...picture} />
        <View className="al-desk-login__typed">
          <View className="al-desk-login__strong">{say('deskLogin.cannotScan')}</View>
          <View className="al-desk-login__digits">{parted(code)}</View>
          <View className="al-desk-login__label">{say('deskLogin.where')}</View>
        </View>
      </View>
      <View className="al-desk-login__label">{say('deskLogin.waiting')}</View>
      <Left key={code} expiresAt={expiresAt} />
    </View>
  )
}
